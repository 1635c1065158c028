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

/** Adds a sidecar to every pod that certainly gets one. A pod that was read from a cluster already has its sidecar. */
export function injectSidecars(pods: readonly Pod[], objects: Objects): Pod[] {
  return pods.map((pod) => (
    isInjected(pod, tryNamespaceLabels(objects, pod.namespace)) && !hasSidecar(pod.containers) ? withSidecar(pod) : pod));
}

function withSidecar(pod: Pod): Pod {
  const mains = pod.containers.filter(({ isInit }) => !isInit);
  const inits = pod.containers.filter(({ isInit }) => isInit);

  return { ...pod, annotations: mergedAnnotations(pod.annotations), containers: [...mains, PROXY, ...inits] };
}
