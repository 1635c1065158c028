/** Reads the values of Secrets and ConfigMaps as the API server would store them. */
import { PLACEHOLDER } from './placeholder';
import { Manifest, objectAt, StringMap } from '../manifests/manifest';
import { Objects } from '../manifests/objects';

/**
 * Values by key, including those that the cluster adds; undefined if the object does not exist, or the API server refuses it.
 * `stringData` of a Secret wins over its `data`; `binaryData` of a ConfigMap is ignored.
 */
export function tryStoredValues(objects: Objects, kind: 'Secret' | 'ConfigMap', namespace: string, name: string): StringMap | undefined {
  const manifest = objects.tryFind(kind, namespace, name)?.manifest;
  if (!manifest) return kind === 'ConfigMap' && name === ROOT_CA ? { 'ca.crt': PLACEHOLDER } : undefined;

  return kind === 'Secret' ? secretValues(manifest) : valuesOf(objectAt(manifest, ['data']), asItIs);
}

/**
 * Name of the ConfigMap that the cluster creates in every namespace.
 * @see https://kubernetes.io/docs/concepts/configuration/configmap/
 */
const ROOT_CA = 'kube-root-ca.crt';

function secretValues(manifest: Manifest): StringMap | undefined {
  const data = valuesOf(objectAt(manifest, ['data']), fromBase64);
  const stringData = valuesOf(objectAt(manifest, ['stringData']), asItIs);
  const filledIn = manifest.type === 'kubernetes.io/service-account-token' ? OF_TOKENS : {};

  return data && stringData && { ...filledIn, ...data, ...stringData };
}

/**
 * Values that the cluster adds to the Secret of a ServiceAccount token.
 * @see https://kubernetes.io/docs/concepts/configuration/secret/#serviceaccount-token-secrets
 */
const OF_TOKENS: StringMap = { 'ca.crt': PLACEHOLDER, 'namespace': PLACEHOLDER, 'token': PLACEHOLDER };

function asItIs(text: string): string {
  return text;
}

/** Null is stored as an empty value. */
function valuesOf(data: Record<string, unknown>, read: (text: string) => string | undefined): StringMap | undefined {
  const values = Object.create(null) as { [key: string]: string };
  for (const [key, given] of Object.entries(data)) {
    const value = given === null ? '' : typeof given === 'string' ? read(given) : undefined;
    if (value === undefined) return undefined;
    values[key] = value;
  }

  return values;
}

function fromBase64(text: string): string | undefined {
  const compact = text.replace(/[\r\n]/g, '');
  const valid = compact.length % 4 === 0 && /^[A-Za-z0-9+/]*={0,2}$/.test(compact);

  return valid ? Buffer.from(compact, 'base64').toString('utf8') : undefined;
}
