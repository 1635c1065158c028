/** Secrets without their values: what is checked is whether a key is there. */
import { LAST_APPLIED } from '../manifests/last-applied';
import { Manifest, objectAt } from '../manifests/manifest';

/** In place of a value, written as a reference that some tool replaces. @see decrypted in lib/surroundings/decrypted.ts */
const VALUE = '<not shown>';

/** A Secret with its keys alone, other manifests as they are. Neither has what only the API server writes. */
export function withoutSecretValues(manifest: Manifest): Manifest {
  if (manifest.kind !== 'Secret') return manifest;
  const { data, stringData, metadata = {}, ...others } = manifest;
  const keys = [...Object.keys(objectAt(manifest, ['data'])), ...Object.keys(objectAt(manifest, ['stringData']))];
  const { annotations = {}, ...named } = metadata;
  const { [LAST_APPLIED]: applied, ...kept } = annotations;

  return {
    ...others,
    metadata: { ...named, ...Object.keys(kept).length > 0 && { annotations: kept } },
    data: Object.fromEntries(keys.map((key) => [key, VALUE])),
  };
}
