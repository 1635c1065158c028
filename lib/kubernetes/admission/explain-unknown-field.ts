/** Why a field of Kubernetes' own kinds, or of the Gateway API, is dropped, for the person who wrote it. */
import { KindSchema } from './custom/schema-node';
import { tryLocate } from './custom/unknown-place';
import { isOfGatewayApi, newestGatewayApi, tryFindGatewayKind } from './gateway-api';
import { StructType, tryFindKind, Type } from './schemas';
import { Manifest } from '../../manifests/manifest';
import { tryBareSelector } from '../../manifests/selectors/bare-selector';
import { UnknownField } from '../../manifests/unknown-field';
import { tryFindNearest } from '../../units/nearest-name';

const UNKNOWN = 'Kubernetes 1.37 does not know it, so it is dropped, and kubectl refuses the object';

/**
 * Explains a path of `unknownFields`: where the field belongs, or which known name is similar.
 *
 * @param path as `spec.ports[0].prot`
 */
export function explainUnknownBuiltInField(manifest: Manifest, path: string): UnknownField {
  const { apiVersion = '', kind = '' } = manifest;
  const gatewayKind = isOfGatewayApi(manifest) ? tryFindGatewayKind(manifest) : undefined;
  if (gatewayKind) return explainGatewayField(gatewayKind, path);
  const root = tryFindKind(apiVersion, kind);
  const field = path.slice(path.lastIndexOf('.') + 1);
  const around = path.slice(0, Math.max(path.length - field.length - 1, 0));
  const parent = root && tryFindParent(root, around);
  if (parent === root && OF_METADATA.has(field)) return { why: `${UNKNOWN}; it belongs to "metadata.${field}"`, fix: `move it to "metadata.${field}"` };
  if (parent?.fields.has('matchLabels')) {
    return { why: `${UNKNOWN}; it belongs to "matchLabels"`, fix: 'write it under "matchLabels"', bareSelector: tryBareSelector(manifest, around) };
  }

  return explained(UNKNOWN, field, parent?.fields.keys());
}

function explainGatewayField({ root }: KindSchema, path: string): UnknownField {
  const located = tryLocate(root, path);
  const unknown = `no release of the Gateway API up to ${newestGatewayApi()} knows it, so it is dropped, and kubectl refuses the object`;

  return explained(unknown, located?.field ?? path, located?.parents[0].node.properties.keys());
}

function explained(unknown: string, field: string, known: Iterable<string> = []): UnknownField {
  const nearest = tryFindNearest(field, known);

  return nearest === undefined ? { why: unknown } : { why: `${unknown}; did you mean "${nearest}"`, fix: `rename it to "${nearest}", or remove it` };
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
