/** Pods as Istio's webhook changes them on their way into the cluster. */
import { hasSidecar, isInjected } from '../../istio/membership';
import { mergedAnnotations } from '../../istio/metrics-merging';
import { PROXY_CONTAINER } from '../../istio/names';
import { ENVOY_PORT } from '../../istio/ports';
import { Objects } from '../../manifests/objects';
import { tryNamespaceLabels } from '../namespace-labels';
import { PLACEHOLDER } from '../placeholder';
import { Pod, PodContainer } from './pod';

const PROXY: PodContainer = { name: PROXY_CONTAINER, id: PLACEHOLDER, image: 'auto', isInit: false, isSidecar: false, ports: [ENVOY_PORT] };

/** Gives a sidecar to every pod that certainly gets one; a pod that was read from a cluster has its sidecar already. */
export function injectSidecars(pods: readonly Pod[], objects: Objects): Pod[] {
  return pods.map((pod) => (
    isInjected(pod, tryNamespaceLabels(objects, pod.namespace)) && !hasSidecar(pod.containers) ? withSidecar(pod) : pod));
}

function withSidecar(pod: Pod): Pod {
  const mains = pod.containers.filter(({ isInit }) => !isInit);
  const inits = pod.containers.filter(({ isInit }) => isInit);

  return { ...pod, annotations: mergedAnnotations(pod.annotations), containers: [...mains, PROXY, ...inits] };
}
