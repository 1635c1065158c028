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
import { ContainerPort } from '../../kubernetes/pods/container-port';
import { Pod, PodContainer } from '../../kubernetes/pods/pod';

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

  const seen: SeenPods = new Map();
  const ofAddresses = subsets.flatMap((subset) => subset.endpoints.flatMap((endpoint) => subset.ports.flatMap((port) =>
    endpoint.addresses.flatMap((address) => addressTargets(role, { address, endpoint, port, subset }, seen, surroundings)))));
  const targets = [...ofAddresses, ...[...seen].flatMap(([pod, ports]) => furtherPorts(pod, ports, surroundings))];

  return [{ labels, targets: role === 'endpointslice' && isSecondFamily(first, service) ? targets.map(ofSecondFamily) : targets }];
}

/** Whether the addresses are of the second IP family of a Service: they belong to the same pods. */
function isSecondFamily({ addressType }: EndpointGroup, service: RunningService | undefined): boolean {
  return service?.isDualStack === true && service.ipFamily !== undefined && service.ipFamily !== addressType;
}

/** Prometheus leaves out the second family from this version on. @see nonPrimaryIPFamilySlice in discovery/kubernetes/endpointslice.go */
const FIRST_FAMILY_ALONE = '3.11.0';

function ofSecondFamily(target: DiscoveredTarget): DiscoveredTarget {
  return { ...target, before: target.before ?? FIRST_FAMILY_ALONE };
}

/** These roles look at init containers from this version on, and say of each container whether it is one. */
const INIT_CONTAINERS = '3.0.0';

const ADDED = [{ since: INIT_CONTAINERS, label: `${META}pod_container_init` }];

interface Address {
  readonly address: string;
  readonly endpoint: Endpoint;
  readonly port: EndpointPort;
  readonly subset: EndpointGroup;
}

/** One target, or two for different versions of Prometheus. */
function addressTargets(role: EndpointRole, at: Address, seen: SeenPods, surroundings: Surroundings): DiscoveredTarget[] {
  const { address, endpoint, port, subset } = at;
  const labels = endpointLabels(role, endpoint, port).set('__address__', port.port === undefined ? address : hostAndPort(address, port.port));
  surroundings.addNode(labels, nodeOf(role, endpoint));
  const { targetRef } = endpoint;
  const pod = targetRef?.kind === 'Pod' ? surroundings.tryPod(targetRef.namespace, targetRef.name) : undefined;
  if (!pod) return [{ labels, source: subset.source }];

  addPodLabels(labels, pod, surroundings.attach);
  const ports = seen.get(pod) ?? new Set<number>();
  if (port.port !== undefined) ports.add(port.port);
  seen.set(pod, ports);

  const declaring = pod.containers.filter((container) => declaredIn(container, port));
  const main = declaring.filter(({ isInit }) => !isInit);
  const found = (containers: readonly PodContainer[], to: Labels): DiscoveredTarget => (
    { labels: addDeclaring(to, containers, port, role), source: pod.source, replicas: pod.replicas, added: ADDED });

  if (main.length === declaring.length) return [found(main, labels)];

  return [{ ...found(main, new Map(labels)), before: INIT_CONTAINERS }, { ...found(declaring, labels), since: INIT_CONTAINERS }];
}

/** If several containers declare the port, the last one is used. */
function addDeclaring(labels: Labels, declaring: readonly PodContainer[], port: EndpointPort, role: EndpointRole): Labels {
  const container = declaring.at(-1);
  if (!container) return labels;
  const declared = declaredIn(container, port)!;

  return addPort(addContainer(labels, container), role === 'endpoints' ? { ...declared, protocol: port.protocol ?? '' } : declared);
}

function declaredIn({ ports }: PodContainer, { port }: EndpointPort): ContainerPort | undefined {
  return ports.find(({ containerPort }) => containerPort === port);
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

    return {
      labels: addPodLabels(labels, pod, surroundings.attach),
      source: pod.source,
      replicas: pod.replicas,
      added: ADDED,
      ...container.isInit && { since: INIT_CONTAINERS },
    };
  }));
}
