/** Pods as Istio's webhook changes them on their way into the cluster. */
import { valueAt, StringMap } from '../manifest';
import { Objects } from '../objects';
import { Pod, PodContainer } from './pod';
import { metaLabelName } from '../../units/prometheus-names';

/** Where the sidecar serves what it has merged. */
const MERGED: StringMap = { 'prometheus.io/scrape': 'true', 'prometheus.io/port': '15020', 'prometheus.io/path': '/stats/prometheus' };

/** It serves merged metrics on a port that it does not declare. */
const PROXY: PodContainer = {
  name: 'istio-proxy', image: 'auto', isInit: false, isSidecar: false, ports: [{ name: 'http-envoy-prom', containerPort: 15090, protocol: 'TCP' }],
};

/**
 * Gives every pod its sidecar whose namespace or own label asks for one.
 *
 * @see https://istio.io/latest/docs/setup/additional-setup/sidecar-injection/#controlling-the-injection-policy
 */
export function injectSidecars(pods: readonly Pod[], objects: Objects): Pod[] {
  const namespaces = objects.namespaces();
  if (![...namespaces.values()].some(isInjecting) && !pods.some(({ labels }) => labels[INJECT] === 'true')) return [...pods];

  return pods.map((pod) => (isInjected(pod, namespaces.get(pod.namespace) ?? {}) ? withSidecar(pod) : pod));
}

const INJECT = 'sidecar.istio.io/inject';

function isInjecting(labels: StringMap): boolean {
  return labels['istio-injection'] === 'enabled' || (labels['istio-injection'] === undefined && labels['istio.io/rev'] !== undefined);
}

/** A pod that was read from a cluster has its sidecar already. */
function isInjected(pod: Pod, namespace: StringMap): boolean {
  const asked = pod.labels[INJECT] ?? pod.annotations[INJECT];
  if (pod.hostNetwork || asked === 'false' || pod.containers.some(({ name }) => name === PROXY.name)) return false;

  return asked === 'true' ? namespace['istio-injection'] !== 'disabled' : isInjecting(namespace);
}

function withSidecar(pod: Pod): Pod {
  const annotations = isMerging(pod.annotations) ? { ...withoutSpellings(pod.annotations), ...MERGED } : pod.annotations;
  const mains = pod.containers.filter(({ isInit }) => !isInit);

  return { ...pod, annotations, containers: [...mains, PROXY, ...pod.containers.filter(({ isInit }) => isInit)] };
}

/** On unless the pod says otherwise; what the mesh says is not in manifests of apps. */
function isMerging(annotations: StringMap): boolean {
  return annotations['prometheus.istio.io/merge-metrics'] !== 'false' && spelled(annotations, 'prometheus.io/scrape') !== 'false';
}

/** Dots, slashes and dashes are one character in meta labels, so the webhook takes all spellings for one. */
function withoutSpellings(annotations: StringMap): StringMap {
  const replaced = new Set(Object.keys(MERGED).map(metaLabelName));

  return Object.fromEntries(Object.entries(annotations).filter(([key]) => !replaced.has(metaLabelName(key))));
}

function spelled(annotations: StringMap, wanted: string): unknown {
  const key = Object.keys(annotations).find((name) => metaLabelName(name) === metaLabelName(wanted));

  return key === undefined ? undefined : valueAt(annotations, [key]);
}
