/** Why a field of Kubernetes' own kinds is dropped, for the person who wrote it. */
import { StructType, tryFindKind, Type } from './schemas';
import { Manifest } from '../../manifests/manifest';
import { UnknownField } from '../../manifests/unknown-field';
import { tryFindNearest } from '../../units/nearest-name';

const UNKNOWN = 'Kubernetes 1.37 does not know it, so it is dropped, and kubectl refuses the object';

/**
 * Explains a path of `unknownFields`: where the field belongs, or which known name is similar.
 *
 * @param path as `spec.ports[0].prot`
 */
export function explainUnknownBuiltInField({ apiVersion = '', kind = '' }: Manifest, path: string): UnknownField {
  const root = tryFindKind(apiVersion, kind);
  const field = path.slice(path.lastIndexOf('.') + 1);
  const parent = root && tryFindParent(root, path.slice(0, Math.max(path.length - field.length - 1, 0)));
  if (parent === root && OF_METADATA.has(field)) return { why: `${UNKNOWN}; it belongs to "metadata.${field}"`, fix: `move it to "metadata.${field}"` };
  if (parent?.fields.has('matchLabels')) return { why: `${UNKNOWN}; it belongs to "matchLabels"`, fix: 'write it under "matchLabels"' };
  const nearest = parent && tryFindNearest(field, parent.fields.keys());

  return nearest === undefined ? { why: UNKNOWN } : { why: `${UNKNOWN}; did you mean "${nearest}"`, fix: `rename it to "${nearest}", or remove it` };
}

const OF_METADATA = new Set(['annotations', 'labels', 'name', 'namespace']);

/** Follows field names and indexes; undefined if a key of a map has dots of its own. */
function tryFindParent(root: StructType, path: string): StructType | undefined {
  const steps = [...path.matchAll(/\[\d+\]|[^.[\]]+/g)].map(([step]) => step);
  const found = steps.reduce<Type | undefined>((type, step) => {
    if (type?.is === 'struct') return type.fields.get(step);

    return type?.is === 'list' || type?.is === 'map' ? type.of : undefined;
  }, root);

  return found?.is === 'struct' ? found : undefined;
}
