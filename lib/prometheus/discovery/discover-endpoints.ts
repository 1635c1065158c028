/** Targets of the roles `endpoints` and `endpointslice`: the addresses behind a Service, and further ports of the pods among them. */
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

/** The two roles differ in little but the names of their labels. */
export type EndpointRole = 'endpoints' | 'endpointslice';

/** Ports of a pod that the object covers. */
type SeenPods = Map<Pod, Set<number>>;

/**
 * The targets of one object: an EndpointSlice, or all subsets of an Endpoints.
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

/** Addresses of the second family of a Service would be the same pods again. */
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
  // The last container that declares the port counts.
  for (const container of pod.containers) {
    const declared = container.ports.find(({ containerPort }) => containerPort === port.port);
    if (declared) addPort(addContainer(labels, container), role === 'endpoints' ? { ...declared, protocol: port.protocol ?? '' } : declared);
  }
  const ports = seen.get(pod) ?? new Set<number>();
  if (port.port !== undefined) ports.add(port.port);
  seen.set(pod, ports);

  return { labels, source: pod.source, replicas: pod.replicas };
}

/** Whose labels are asked for: `endpoints` goes by the node of the address, `endpointslice` first by a node that is the target itself. */
function nodeOf(role: EndpointRole, { targetRef, nodeName }: Endpoint): string | undefined {
  const itself = targetRef?.kind === 'Node' ? targetRef.name : undefined;

  return role === 'endpoints' ? nodeName ?? itself : itself ?? nodeName;
}

/** Ports that the pods declare and the Service does not lead to. */
function furtherPorts(pod: Pod, covered: ReadonlySet<number>, surroundings: Surroundings): DiscoveredTarget[] {
  if (pod.ip === '') return [];

  return pod.containers.flatMap((container) => container.ports.filter(({ containerPort }) => !covered.has(containerPort)).map((port) => {
    const labels = addPort(addContainer(new Map([['__address__', hostAndPort(pod.ip, port.containerPort)]]), container), port);

    return { labels: addPodLabels(labels, pod, surroundings.attach), source: pod.source, replicas: pod.replicas };
  }));
}
