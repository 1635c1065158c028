/** Finds the endpoints of a Service: addresses and ports of its pods. */
import { isIPv6 } from 'net';
import { Endpoint, EndpointGroup, EndpointPort, SERVICE_NAME_LABEL } from './endpoint';
import { addTo } from '../../units/group';
import { PLACEHOLDER } from '../placeholder';
import { isHeadless, RunningService, RunningServicePort } from './running-service';
import { lastingContainers } from '../pods/container-port';
import { Pod } from '../pods/pod';

/** Pods of a Service whose ports have the same numbers. */
interface Alike {
  readonly ports: readonly EndpointPort[];
  readonly pods: readonly Pod[];
}

/** EndpointSlices of a Service: one for each IP family and set of port numbers. In the second family are pods with known addresses. */
export function endpointSlicesOf(
  service: RunningService, pods: readonly Pod[], zoneOf: (node: string) => string | undefined,
): EndpointGroup[] {
  if (!hasEndpoints(service)) return [];
  const groups = alikePods(service, pods, true);
  // A Service without pods has one empty slice.
  const first = slicesOf(service, groups.length > 0 ? groups : [{ ports: [], pods: [] }], zoneOf);
  if (!service.isDualStack || service.secondIpFamily === undefined) return first;
  const ofSecond = { ...service, ipFamily: service.secondIpFamily };

  return [...first, ...slicesOf(ofSecond, alikePods(ofSecond, pods.filter(({ isPlaceholder }) => !isPlaceholder), true), zoneOf)];
}

function slicesOf(service: RunningService, groups: readonly Alike[], zoneOf: (node: string) => string | undefined): EndpointGroup[] {
  return groups.map(({ ports, pods: alike }) => ({
    name: `${service.name}-${PLACEHOLDER}`,
    labels: {
      ...service.labels,
      [SERVICE_NAME_LABEL]: service.name,
      'endpointslice.kubernetes.io/managed-by': 'endpointslice-controller.k8s.io',
      ...isHeadless(service) && { 'service.kubernetes.io/headless': '' },
    },
    annotations: { 'endpoints.kubernetes.io/last-change-trigger-time': PLACEHOLDER },
    ports,
    endpoints: alike.map((pod) => ({
      ...endpointOf(service, pod),
      ready: isReady(service, pod) && (!pod.isTerminating || service.publishNotReadyAddresses),
      serving: pod.ready === 'true',
      terminating: pod.isTerminating ?? false,
      zone: zoneOf(pod.nodeName),
    })),
    ...sharedBy(service),
  }));
}

/** The Endpoints object of a Service, one group for each of its subsets. */
export function endpointsOf(service: RunningService, pods: readonly Pod[]): EndpointGroup[] {
  if (!hasEndpoints(service)) return [];

  return alikePods(service, pods, service.publishNotReadyAddresses).map(({ ports, pods: alike }) => ({
    name: service.name,
    labels: {
      ...service.labels,
      'endpoints.kubernetes.io/managed-by': 'endpoint-controller',
      ...isHeadless(service) && { 'service.kubernetes.io/headless': '' },
    },
    annotations: { 'endpoints.kubernetes.io/last-change-trigger-time': PLACEHOLDER },
    ports,
    endpoints: alike.map((pod) => endpointOf(service, pod)),
    ...sharedBy(service),
  }));
}

function hasEndpoints({ type, selector }: RunningService): boolean {
  return type !== 'ExternalName' && selector !== undefined;
}

function sharedBy({ namespace, name, source, ipFamily }: RunningService): Pick<EndpointGroup, 'namespace' | 'serviceName' | 'source' | 'addressType'> {
  return { namespace, serviceName: name, source, addressType: ipFamily ?? 'IPv4' };
}

/** Groups pods by port numbers. Pods that have ended, or have no address of the preferred family, are left out. */
function alikePods(service: RunningService, pods: readonly Pod[], withTerminating: boolean): Alike[] {
  const groups = new Map<string, Pod[]>();
  const ports = new Map<string, EndpointPort[]>();
  for (const pod of pods) {
    if (!isServing(pod, withTerminating) || addressFor(service, pod) === undefined) continue;
    const found = service.ports.flatMap((port) => endpointPort(port, pod));
    if (found.length === 0 && service.ports.length > 0) continue;
    const key = JSON.stringify(found);
    ports.set(key, found);
    addTo(groups, key, pod);
  }

  return [...groups].map(([key, alike]) => ({ ports: ports.get(key)!, pods: alike }));
}

/**
 * The port of a pod that a Service port targets; undefined if the pod does not declare a port of that name.
 * @see FindPort in k8s.io/endpointslice
 */
function endpointPort({ name, targetPort, protocol, appProtocol }: RunningServicePort, pod: Pod): EndpointPort[] {
  const number = typeof targetPort === 'number' ? targetPort : lastingContainers(pod.containers).flatMap(({ ports }) => ports)
    .find((port) => port.name === targetPort && port.protocol === protocol)?.containerPort;

  return number === undefined ? [] : [{ name, port: number, protocol, ...appProtocol !== undefined && { appProtocol } }];
}

function endpointOf(service: RunningService, pod: Pod): Endpoint {
  const { namespace, name, hostname, subdomain, nodeName } = pod;

  return {
    addresses: [addressFor(service, pod)!],
    ready: isReady(service, pod),
    ...hostname && subdomain === service.name && { hostname },
    ...nodeName && { nodeName },
    targetRef: { kind: 'Pod', namespace, name },
  };
}

function isReady({ publishNotReadyAddresses }: RunningService, { ready }: Pod): boolean {
  return publishNotReadyAddresses || ready === 'true';
}

/**
 * Whether a pod belongs to the endpoints of a Service.
 * @see ShouldPodBeInEndpoints in k8s.io/endpointslice, util/controller_utils.go
 */
function isServing({ phase, isTerminating }: Pod, withTerminating: boolean): boolean {
  return phase !== 'Succeeded' && phase !== 'Failed' && (!isTerminating || withTerminating);
}

/** The address of a pod in the preferred family. A placeholder address counts as one of any family. */
function addressFor({ ipFamily }: RunningService, { ips, isPlaceholder }: Pod): string | undefined {
  if (ipFamily === undefined || isPlaceholder) return ips[0];

  return ips.find((ip) => isIPv6(ip) === (ipFamily === 'IPv6'));
}
