/** Targets of the roles `endpoints` and `endpointslice`: the addresses of a Service, and other ports of its pods. */
import { addContainer, addPort } from './discover-pods';
import { addServiceLabels } from './discover-services';
import { endpointLabels } from './endpoint-labels';
import { addMetadata, Labels, META } from './meta-labels';
import { addPodLabels } from './pod-labels';
import { Surroundings } from './surroundings';
import { DiscoveredTarget, hostAndPort, TargetGroup } from './target-group';
import { Endpoint, EndpointGroup, EndpointPort } from '../../kubernetes/endpoints/endpoint';
import { RunningService } from '../../kubernetes/endpoints/running-service';
import { Pod } from '../../kubernetes/pods/pod';

/** Two roles that differ mainly in the names of their labels. */
export type EndpointRole = 'endpoints' | 'endpointslice';

/** Ports that the object contains, by pod. */
type SeenPods = Map<Pod, Set<number>>;

/**
 * Finds the targets of one object: an EndpointSlice, or all subsets of an Endpoints object.
 * @see buildEndpoints in discovery/kubernetes/endpoints.go and buildEndpointSlice in endpointslice.go, Prometheus v0.314.0
 */
export function discoverEndpoints(role: EndpointRole, subsets: readonly EndpointGroup[], surroundings: Surroundings): TargetGroup[] {
  const [first] = subsets;
  if (!surroundings.seesEndpoints(role, first)) return [];
  const service = first.serviceName === undefined ? undefined : surroundings.tryService(first.namespace, first.serviceName);
  const labels: Labels = new Map([[`${META}namespace`, first.namespace]]);
  if (role === 'endpointslice') labels.set(`${META}endpointslice_address_type`, first.addressType);
  addMetadata(labels, role, first);
  if (service) addServiceLabels(labels, service);
  surroundings.addNamespace(labels, first.namespace);
  if (role === 'endpointslice' && isSecondFamily(first, service)) return [{ labels, targets: [] }];

  const seen: SeenPods = new Map();
  const targets = subsets.flatMap((subset) => subset.endpoints.flatMap((endpoint) => subset.ports.flatMap((port) =>
    endpoint.addresses.map((address) => addressTarget(role, { address, endpoint, port, subset }, seen, surroundings)))));

  return [{ labels, targets: [...targets, ...[...seen].flatMap(([pod, ports]) => furtherPorts(pod, ports, surroundings))] }];
}

/** Whether the addresses are of the second IP family of a Service: they belong to the same pods. */
function isSecondFamily({ addressType }: EndpointGroup, service: RunningService | undefined): boolean {
  return service?.isDualStack === true && service.ipFamily !== undefined && service.ipFamily !== addressType;
}

interface Address {
  readonly address: string;
  readonly endpoint: Endpoint;
  readonly port: EndpointPort;
  readonly subset: EndpointGroup;
}

function addressTarget(role: EndpointRole, at: Address, seen: SeenPods, surroundings: Surroundings): DiscoveredTarget {
  const { address, endpoint, port, subset } = at;
  const labels = endpointLabels(role, endpoint, port).set('__address__', port.port === undefined ? address : hostAndPort(address, port.port));
  surroundings.addNode(labels, nodeOf(role, endpoint));
  const { targetRef } = endpoint;
  const pod = targetRef?.kind === 'Pod' ? surroundings.tryPod(targetRef.namespace, targetRef.name) : undefined;
  if (!pod) return { labels, source: subset.source };

  addPodLabels(labels, pod, surroundings.attach);
  // If several containers declare the port, the last one is used.
  for (const container of pod.containers) {
    const declared = container.ports.find(({ containerPort }) => containerPort === port.port);
    if (declared) addPort(addContainer(labels, container), role === 'endpoints' ? { ...declared, protocol: port.protocol ?? '' } : declared);
  }
  const ports = seen.get(pod) ?? new Set<number>();
  if (port.port !== undefined) ports.add(port.port);
  seen.set(pod, ports);

  return { labels, source: pod.source, replicas: pod.replicas };
}

/** The node whose labels are added: `endpoints` prefers the node of the address, `endpointslice` a node that is the target itself. */
function nodeOf(role: EndpointRole, { targetRef, nodeName }: Endpoint): string | undefined {
  const itself = targetRef?.kind === 'Node' ? targetRef.name : undefined;

  return role === 'endpoints' ? nodeName ?? itself : itself ?? nodeName;
}

/** Ports that a pod declares and the Service does not have. */
function furtherPorts(pod: Pod, covered: ReadonlySet<number>, surroundings: Surroundings): DiscoveredTarget[] {
  if (pod.ip === '') return [];

  return pod.containers.flatMap((container) => container.ports.filter(({ containerPort }) => !covered.has(containerPort)).map((port) => {
    const labels = addPort(addContainer(new Map([['__address__', hostAndPort(pod.ip, port.containerPort)]]), container), port);

    return { labels: addPodLabels(labels, pod, surroundings.attach), source: pod.source, replicas: pod.replicas };
  }));
}
