/** Adds the sidecar that Istio's webhook injects into pods. */
import { hasSidecar, isInjected } from '../../istio/membership';
import { mergedAnnotations } from '../../istio/metrics-merging';
import { PROXY_CONTAINER } from '../../istio/names';
import { ENVOY_PORT } from '../../istio/ports';
import { Objects } from '../../manifests/objects';
import { tryNamespaceLabels } from '../namespace-labels';
import { PLACEHOLDER } from '../placeholder';
import { Pod, PodContainer } from './pod';

const PROXY: PodContainer = { name: PROXY_CONTAINER, id: PLACEHOLDER, image: 'auto', isInit: false, isSidecar: false, ports: [ENVOY_PORT] };

/**
 * Adds a sidecar to every pod that certainly gets one. A pod that was read from a cluster already has its sidecar; a container with the
 * image `auto`, as gateways have it, is completed.
 */
export function injectSidecars(pods: readonly Pod[], objects: Objects): Pod[] {
  return pods.map((pod) => {
    if (!isInjected(pod, tryNamespaceLabels(objects, pod.namespace))) return pod;
    if (!hasSidecar(pod.containers)) return withSidecar(pod);

    if (!pod.containers.some(isToComplete)) return pod;

    return { ...pod, containers: pod.containers.map((each) => (isToComplete(each) ? completed(each) : each)) };
  });
}

/** @see https://istio.io/latest/docs/setup/additional-setup/gateway/#deploying-a-gateway */
function isToComplete({ name, image }: PodContainer): boolean {
  return name === PROXY_CONTAINER && image === PROXY.image;
}

/**
 * The template of gateways declares the port of Envoy, and is merged into the container of the pod, port by port.
 * @see gateway-injection-template.yaml in manifests/charts/istio-control/istio-discovery/files, and applyOverlayYAML in
 * pkg/kube/inject/webhook.go of Istio
 */
function completed(container: PodContainer): PodContainer {
  const isDeclared = container.ports.some(({ containerPort }) => containerPort === ENVOY_PORT.containerPort);

  return isDeclared ? container : { ...container, ports: [...container.ports, ENVOY_PORT] };
}

function withSidecar(pod: Pod): Pod {
  const mains = pod.containers.filter(({ isInit }) => !isInit);
  const inits = pod.containers.filter(({ isInit }) => isInit);

  return { ...pod, annotations: mergedAnnotations(pod.annotations), containers: [...mains, PROXY, ...inits] };
}
