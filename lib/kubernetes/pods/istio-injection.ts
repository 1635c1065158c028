/** Pods as Istio's webhook changes them on their way into the cluster. */
import { valueAt, StringMap } from '../../manifests/manifest';
import { Objects } from '../../manifests/objects';
import { PLACEHOLDER } from '../placeholder';
import { Pod, PodContainer } from './pod';
import { metaLabelName } from '../../units/prometheus-names';

/** Where the sidecar serves what it has merged. */
const MERGED: StringMap = { 'prometheus.io/scrape': 'true', 'prometheus.io/port': '15020', 'prometheus.io/path': '/stats/prometheus' };

/** It serves merged metrics on a port that it does not declare. */
const PROXY: PodContainer = {
  name: 'istio-proxy', id: PLACEHOLDER, image: 'auto', isInit: false, isSidecar: false, ports: [{ name: 'http-envoy-prom', containerPort: 15090, protocol: 'TCP' }],
};

/**
 * Gives every pod its sidecar whose namespace or own label asks for one.
 *
 * @see https://istio.io/latest/docs/setup/additional-setup/sidecar-injection/#controlling-the-injection-policy
 */
export function injectSidecars(pods: readonly Pod[], objects: Objects): Pod[] {
  const namespaces = objects.namespaces();
  if (![...namespaces.values()].some(isInjecting) && !pods.some(isAsking)) return [...pods];

  return pods.map((pod) => (isInjected(pod, namespaces.get(pod.namespace) ?? {}) ? withSidecar(pod) : pod));
}

const INJECT = 'sidecar.istio.io/inject';

function isInjecting(labels: StringMap): boolean {
  return labels['istio-injection'] === 'enabled' || (labels['istio-injection'] === undefined && labels['istio.io/rev'] !== undefined);
}

/** Labels alone: the webhook is not even asked about a pod that has but an annotation. */
function isAsking({ labels }: Pod): boolean {
  return labels[INJECT] === 'true' || labels['istio.io/rev'] !== undefined;
}

/** A pod that was read from a cluster has its sidecar already. */
function isInjected(pod: Pod, namespace: StringMap): boolean {
  const refused = (pod.labels[INJECT] ?? pod.annotations[INJECT]) === 'false';
  if (pod.hostNetwork || refused || pod.containers.some(({ name }) => name === PROXY.name)) return false;

  return isInjecting(namespace) || (isAsking(pod) && namespace['istio-injection'] !== 'disabled');
}

function withSidecar(pod: Pod): Pod {
  const annotations = isMerging(pod.annotations) ? { ...withoutSpellings(pod.annotations), ...MERGED } : pod.annotations;
  const mains = pod.containers.filter(({ isInit }) => !isInit);

  return { ...pod, annotations, containers: [...mains, PROXY, ...pod.containers.filter(({ isInit }) => isInit)] };
}

/** On unless the pod says otherwise; what the mesh says is not in manifests of apps. */
function isMerging(annotations: StringMap): boolean {
  return !FALSE.has(annotations['prometheus.istio.io/merge-metrics']) && !FALSE.has(spelled(annotations, 'prometheus.io/scrape'));
}

/** @see ParseBool in strconv, Go 1.26 */
const FALSE: ReadonlySet<unknown> = new Set(['0', 'f', 'F', 'false', 'FALSE', 'False']);

/** Dots, slashes and dashes are one character in meta labels, so the webhook takes all spellings for one. */
function withoutSpellings(annotations: StringMap): StringMap {
  const replaced = new Set(Object.keys(MERGED).map(metaLabelName));

  return Object.fromEntries(Object.entries(annotations).filter(([key]) => !replaced.has(metaLabelName(key))));
}

function spelled(annotations: StringMap, wanted: string): unknown {
  const key = Object.keys(annotations).find((name) => metaLabelName(name) === metaLabelName(wanted));

  return key === undefined ? undefined : valueAt(annotations, [key]);
}
