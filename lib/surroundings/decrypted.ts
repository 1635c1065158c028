/** Manifests that hold secrets in another form: encrypted with SOPS, or as references that a tool replaces before it applies them. */
import { Manifest } from '../manifests/manifest';
import { isObject } from '../units/is-object';

/**
 * The manifest as it is applied, with a placeholder for each value that only the tool knows; the same object where nothing is encrypted.
 *
 * `{ kind: 'Secret', stringData: { token: 'ENC[AES256_GCM,...]' }, sops: {...} }` loses `sops`, and `token` becomes the placeholder.
 *
 * @param unknown the placeholder
 */
export function decrypted(manifest: Manifest, unknown: string): Manifest {
  const isSops = isObject(manifest.sops) && 'mac' in manifest.sops;
  if (!isSops && manifest.kind !== 'Secret') return manifest;
  const isHidden = isSops ? isEncrypted : isReference;
  if (!isSops && !FIELDS.some((field) => holds(manifest[field], isHidden))) return manifest;
  const { sops, ...rest } = manifest;
  const plain = isSops ? replaced(rest, isHidden, unknown) as Manifest : manifest;
  if (manifest.kind !== 'Secret') return plain;

  return {
    ...plain,
    ...isObject(manifest.data) && { data: replaced(manifest.data, isHidden, Buffer.from(unknown).toString('base64')) },
    ...isObject(manifest.stringData) && { stringData: replaced(manifest.stringData, isHidden, unknown) },
  };
}

const FIELDS = ['data', 'stringData'] as const;

/** @see https://github.com/getsops/sops#encryption-protocol */
function isEncrypted(text: string): boolean {
  return /^ENC\[[A-Z0-9_]+,data:/.test(text);
}

/**
 * A reference in a Secret that is replaced before it is applied: `<path:secret/data/shop#token>` or `<token>` of the Argo CD Vault Plugin,
 * `ref+vault://secret/shop#/token` of vals.
 * @see https://argocd-vault-plugin.readthedocs.io/en/stable/howitworks/
 * @see https://github.com/helmfile/vals#expression-syntax
 */
function isReference(text: string): boolean {
  return /^<[^<>\n]+>$/.test(text) || /^(?:secret)?ref\+[a-z0-9]+:\/\//.test(text);
}

type IsHidden = (text: string) => boolean;

function holds(value: unknown, isHidden: IsHidden): boolean {
  return isObject(value) && Object.values(value).some((each) => typeof each === 'string' && isHidden(each));
}

/** Numbers and booleans that are encrypted are left out, since any placeholder would be of the wrong type. */
function replaced(value: unknown, isHidden: IsHidden, unknown: string): unknown {
  if (typeof value === 'string') return !isHidden(value) ? value : /,type:(?:int|float|bool)\]$/.test(value) ? undefined : unknown;
  if (Array.isArray(value)) return value.map((each) => replaced(each, isHidden, unknown));
  if (!isObject(value)) return value;

  const entries = Object.entries(value).map(([key, each]) => [key, replaced(each, isHidden, unknown)]);

  return Object.fromEntries(entries.filter(([, each]) => each !== undefined));
}
