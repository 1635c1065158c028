/** Reads EndpointSlices and Endpoints that are among the manifests. */
import { isIPv6 } from 'net';
import { Endpoint, EndpointGroup, EndpointPort, ObjectReference, SERVICE_NAME_LABEL } from './endpoint';
import { LAST_APPLIED } from '../../manifests/last-applied';
import { listAt, objectAt, stringAt, stringMapAt, valueAt } from '../../manifests/manifest';
import { StoredObject } from '../../manifests/objects';
import { textsAt } from '../../manifests/texts-at';

/** Reads an EndpointSlice. */
export function declaredSlice({ key, namespace, name, manifest }: StoredObject): EndpointGroup {
  const labels = stringMapAt(manifest, ['metadata', 'labels']);

  return {
    namespace,
    name,
    labels,
    annotations: stringMapAt(manifest, ['metadata', 'annotations']),
    addressType: stringAt(manifest, ['addressType']) ?? '',
    serviceName: labels[SERVICE_NAME_LABEL],
    ports: listAt(manifest, ['ports']).map(portOf),
    endpoints: listAt(manifest, ['endpoints']).map((endpoint) => sliceEndpoint(endpoint, namespace)),
    source: key,
  };
}

/** Reads an Endpoints object: one group for the ready and one for the other addresses of each subset. */
export function declaredEndpoints({ key, namespace, name, manifest }: StoredObject): EndpointGroup[] {
  const common = {
    namespace,
    name,
    labels: stringMapAt(manifest, ['metadata', 'labels']),
    annotations: stringMapAt(manifest, ['metadata', 'annotations']),
    addressType: 'IPv4',
    serviceName: name,
    source: key,
  };
  const subsets = listAt(manifest, ['subsets']);
  const groups = subsets.map((subset) => ({
    ...common,
    ports: listAt(subset, ['ports']).map(portOf),
    endpoints: [
      ...listAt(subset, ['addresses']).map((address) => subsetEndpoint(address, true, namespace)),
      ...listAt(subset, ['notReadyAddresses']).map((address) => subsetEndpoint(address, false, namespace)),
    ],
  }));

  return groups.length > 0 ? groups : [{ ...common, ports: [], endpoints: [] }];
}

/** The EndpointSlices that Kubernetes mirrors from Endpoints: they have the same ports and addresses. */
export function mirroredSlices(endpoints: readonly EndpointGroup[], suffix: string): EndpointGroup[] {
  return endpoints.filter(isMirrored).flatMap((group) => FAMILIES.map((addressType) => ({
    ...group,
    name: `${group.name}-${suffix}`,
    labels: {
      ...group.labels,
      [SERVICE_NAME_LABEL]: group.name,
      'endpointslice.kubernetes.io/managed-by': 'endpointslicemirroring-controller.k8s.io',
    },
    annotations: Object.fromEntries(Object.entries(group.annotations).filter(([key]) => !OWN_ANNOTATIONS.has(key))),
    addressType,
    endpoints: group.endpoints.filter(({ addresses }) => addresses.every((address) => isIPv6(address) === (addressType === 'IPv6'))),
  }))).filter((slice) => slice.endpoints.length > 0);
}

const FAMILIES = ['IPv4', 'IPv6'];

/** @see shouldMirror and cloneAndRemoveKeys in pkg/controller/endpointslicemirroring, Kubernetes v1.36.3 */
const OWN_ANNOTATIONS: ReadonlySet<string> = new Set([LAST_APPLIED, 'endpoints.kubernetes.io/last-change-trigger-time']);

function isMirrored({ labels, annotations }: EndpointGroup): boolean {
  return labels['endpointslice.kubernetes.io/skip-mirror'] !== 'true' && annotations['control-plane.alpha.kubernetes.io/leader'] === undefined;
}

/** Reads a port with the API server's defaults for protocol and name. */
function portOf(value: unknown): EndpointPort {
  const { port, appProtocol } = objectAt(value, []);

  return {
    name: stringAt(value, ['name']) ?? '',
    ...typeof port === 'number' && { port },
    protocol: stringAt(value, ['protocol']) ?? 'TCP',
    ...typeof appProtocol === 'string' && { appProtocol },
  };
}

function sliceEndpoint(value: unknown, namespace: string): Endpoint {
  const { ready, serving, terminating } = objectAt(value, ['conditions']);

  return {
    addresses: textsAt(value, ['addresses']),
    ...typeof ready === 'boolean' && { ready },
    ...typeof serving === 'boolean' && { serving },
    ...typeof terminating === 'boolean' && { terminating },
    ...shared(value, namespace),
    zone: stringAt(value, ['zone']),
  };
}

function subsetEndpoint(value: unknown, ready: boolean, namespace: string): Endpoint {
  return { addresses: [stringAt(value, ['ip']) ?? ''], ready, ...shared(value, namespace) };
}

function shared(value: unknown, namespace: string): Pick<Endpoint, 'hostname' | 'nodeName' | 'targetRef'> {
  return { hostname: stringAt(value, ['hostname']), nodeName: stringAt(value, ['nodeName']), targetRef: referenceAt(value, namespace) };
}

function referenceAt(value: unknown, namespace: string): ObjectReference | undefined {
  const reference = valueAt(value, ['targetRef']);
  if (typeof reference !== 'object' || reference === null) return undefined;

  return {
    kind: stringAt(reference, ['kind']) ?? '',
    namespace: stringAt(reference, ['namespace']) ?? namespace,
    name: stringAt(reference, ['name']) ?? '',
  };
}
