/** Targets of the role `pod`: one for each declared port of a pod, and one without a port for a container that declares no ports. */
import { Labels, META } from './meta-labels';
import { addPodLabels } from './pod-labels';
import { Surroundings } from './surroundings';
import { DiscoveredTarget, hostAndPort, TargetGroup } from './target-group';
import { ContainerPort } from '../../kubernetes/pods/container-port';
import { Pod, PodContainer } from '../../kubernetes/pods/pod';

/**
 * Finds the targets of a pod. A pod has no targets if it has no address, or if selectors leave out its node.
 * @see buildPod in discovery/kubernetes/pod.go, Prometheus v0.314.0
 */
export function discoverPod(pod: Pod, surroundings: Surroundings): TargetGroup[] {
  const isLeftOut = surroundings.attach.node && !surroundings.hasNode(pod.nodeName);
  if (pod.ip === '' || isLeftOut || !surroundings.seesPod(pod)) return [];
  const labels = addPodLabels(new Map(), pod, surroundings.attach).set(`${META}namespace`, pod.namespace);
  surroundings.addNode(labels, pod.nodeName);
  surroundings.addNamespace(labels, pod.namespace);

  return [{ labels, targets: pod.containers.flatMap((container) => containerTargets(container, pod)) }];
}

function containerTargets(container: PodContainer, pod: Pod): DiscoveredTarget[] {
  const found = (labels: Labels): DiscoveredTarget => ({ labels, source: pod.source, replicas: pod.replicas });
  if (container.ports.length === 0) return [found(containerLabels(pod.ip, container))];

  return container.ports.map((port) => found(addPort(containerLabels(hostAndPort(pod.ip, port.containerPort), container), port)));
}

function containerLabels(address: string, container: PodContainer): Labels {
  return addContainer(new Map([['__address__', address], [`${META}pod_container_id`, container.id]]), container);
}

/** Adds the labels of a container. */
export function addContainer(to: Labels, { name, image, isInit }: Omit<PodContainer, 'id'>): Labels {
  return to.set(`${META}pod_container_name`, name).set(`${META}pod_container_image`, image).set(`${META}pod_container_init`, String(isInit));
}

/** Adds the labels of a declared port. */
export function addPort(to: Labels, { name, containerPort, protocol }: ContainerPort): Labels {
  return to.set(`${META}pod_container_port_name`, name)
    .set(`${META}pod_container_port_number`, String(containerPort))
    .set(`${META}pod_container_port_protocol`, protocol);
}
