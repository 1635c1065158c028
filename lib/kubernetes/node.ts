/** Reads Nodes. Manifests have them only if they were read from a cluster. */
import { listAt, stringAt, StringMap, stringMapAt, valueAt } from '../manifests/manifest';
import { StoredObject } from '../manifests/objects';

/** A node. */
export interface Node {
  readonly name: string;
  readonly labels: StringMap;
  readonly annotations: StringMap;
  readonly providerId: string;
  readonly isUnschedulable: boolean;
  readonly addresses: readonly { readonly type: string; readonly address: string }[];
  /** 0 if it is not set. */
  readonly kubeletPort: number;
  readonly conditions: readonly { readonly type: string; readonly status: string }[];
  /** Key of the object. */
  readonly source: string;
}

/** Reads a Node. */
export function nodeOf({ key, name, manifest }: StoredObject): Node {
  const text = (value: unknown, field: string) => stringAt(value, [field]) ?? '';
  const port = valueAt(manifest, ['status', 'daemonEndpoints', 'kubeletEndpoint', 'Port']);

  return {
    name,
    labels: stringMapAt(manifest, ['metadata', 'labels']),
    annotations: stringMapAt(manifest, ['metadata', 'annotations']),
    providerId: stringAt(manifest, ['spec', 'providerID']) ?? '',
    isUnschedulable: valueAt(manifest, ['spec', 'unschedulable']) === true,
    addresses: listAt(manifest, ['status', 'addresses']).map((entry) => ({ type: text(entry, 'type'), address: text(entry, 'address') })),
    kubeletPort: typeof port === 'number' ? port : 0,
    conditions: listAt(manifest, ['status', 'conditions']).map((entry) => ({ type: text(entry, 'type'), status: text(entry, 'status') })),
    source: key,
  };
}
