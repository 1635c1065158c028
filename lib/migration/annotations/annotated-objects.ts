/** What `prometheus.io` annotations ask for: which pods and Services are scraped, and how. */
import { asksForScrape, tryAnnotation } from '../../causes/annotations/annotation';
import { RunningService } from '../../kubernetes/endpoints/running-service';
import { lastingContainers } from '../../kubernetes/pods/container-port';
import { Pod } from '../../kubernetes/pods/pod';
import { RunningCluster } from '../../kubernetes/running-cluster';
import { objectAt, StringMap, stringMapAt } from '../../manifests/manifest';
import { Objects } from '../../manifests/objects';
import { LabelSelector } from '../../manifests/selectors/selector';
import { metaLabelName } from '../../units/prometheus-names';

/** A port as a monitor finds it, one that it has to write into the address, or no port because nothing declares or names one. */
export type AnnotatedPort =
  | { readonly name: string }
  | { readonly number: number }
  | { readonly undeclared: number }
  | { readonly isNone: true };

/** Pods or a Service that ask for a scrape. */
export interface AnnotatedObject {
  readonly kind: 'PodMonitor' | 'ServiceMonitor';
  /** Key of the workload or the Service. */
  readonly key: string;
  readonly namespace: string;
  readonly name: string;
  /** What the monitor selects by; absent if nothing has labels. */
  readonly selector?: LabelSelector;
  /** Whether the selector selects other Services of the namespace as well. */
  readonly isShared: boolean;
  readonly ports: readonly AnnotatedPort[];
  /** Ports that the pods declare. */
  readonly declared: readonly { readonly name: string; readonly number: number }[];
  readonly path?: string;
  readonly scheme?: string;
  readonly params: { readonly [name: string]: string[] };
  /** Whether it asks for the slow job of the community chart. */
  readonly isSlow: boolean;
  /** Labels of pods or of the Service that a rule of the reader finds it by. */
  readonly guard: readonly (readonly [label: string, value: string])[];
}

/** The objects that ask for a scrape: pods by their workload, then Services. */
export function annotatedObjects(cluster: RunningCluster, objects: Objects): AnnotatedObject[] {
  const bySource = new Map(cluster.pods().map((pod) => [pod.source, pod]));
  const pods = [...bySource.values()]
    .map((pod) => ({ pod, annotations: ownAnnotations(pod, cluster, objects) }))
    .filter(({ annotations }) => isAsking(annotations));

  return [
    ...pods.map(({ pod, annotations }) => annotatedPods(pod, annotations, objects)),
    ...cluster.services().filter(({ annotations }) => isAsking(annotations)).map((service) => annotatedService(service, cluster)),
  ];
}

function isAsking(annotations: StringMap): boolean {
  return asksForScrape(annotations) || isSlow(annotations);
}

function isSlow(annotations: StringMap): boolean {
  return tryAnnotation(annotations, 'scrape-slow') === 'true';
}

/** Without the annotations that Istio's webhook adds. */
function ownAnnotations(pod: Pod, { workloads }: RunningCluster, objects: Objects): StringMap {
  const object = objects.tryFindByKey(pod.source);
  const templates = object ? workloads.templatesOf(object) : [];

  return templates.length === 0 ? pod.annotations : Object.assign({}, ...templates.map(({ value }) => stringMapAt(value, ['metadata', 'annotations']))) as StringMap;
}

function annotatedPods(pod: Pod, annotations: StringMap, objects: Objects): AnnotatedObject {
  const declared = declaredPorts(pod);
  const selector = selectorOf(pod, objects);
  const number = portOf(annotations);
  const labels = Object.keys(selector?.matchLabels ?? {}).length > 0 ? selector!.matchLabels! : pod.labels;
  const wanted = number === undefined ? declared : [declared.find((port) => port.number === number) ?? { name: '', number, isMissing: true }];

  return {
    kind: 'PodMonitor',
    key: pod.source,
    namespace: pod.namespace,
    name: pod.source.split('/').pop()!,
    ...selector && { selector },
    isShared: false,
    ports: wanted.length === 0 ? [{ isNone: true }] : wanted.map((port) => ('isMissing' in port ? { undeclared: port.number } : byNameOrNumber(port))),
    declared,
    ...settings(annotations),
    guard: [['__meta_kubernetes_namespace', pod.namespace], ...Object.entries(labels).map(([label, value]) => [`__meta_kubernetes_pod_label_${metaLabelName(label)}`, value] as const)],
  };
}

function annotatedService(service: RunningService, cluster: RunningCluster): AnnotatedObject {
  const { namespace, name, labels, source } = service;
  const declared = cluster.podsOf(service).flatMap(declaredPorts);
  const number = portOf(service.annotations);
  const resolved = service.ports.map((port) => ({ ...port, number: typeof port.targetPort === 'number' ? port.targetPort : declared.find((each) => each.name === port.targetPort)?.number }));
  const served = number === undefined ? resolved : resolved.filter((port) => port.number === number).slice(0, 1);
  const unserved: AnnotatedPort = number === undefined ? { isNone: true } : { undeclared: number };
  const hasLabels = (other: RunningService) => Object.entries(labels).every(([label, value]) => other.labels[label] === value);
  const others = cluster.services().filter((other) => other.namespace === namespace && other.name !== name && hasLabels(other));

  return {
    kind: 'ServiceMonitor',
    key: source,
    namespace,
    name,
    selector: Object.keys(labels).length === 0 ? {} : { matchLabels: labels },
    isShared: others.length > 0,
    ports: served.length === 0 ? [unserved] : served.map((port) => byNameOrNumber({ ...port, number: port.number ?? port.port })),
    declared: [],
    ...settings(service.annotations),
    guard: [['__meta_kubernetes_namespace', namespace], ['__meta_kubernetes_service_name', name]],
  };
}

function byNameOrNumber({ name, number }: { readonly name: string; readonly number: number }): AnnotatedPort {
  return name === '' ? { number } : { name };
}

function declaredPorts({ containers }: Pod): { name: string; number: number }[] {
  const ports = lastingContainers(containers).flatMap((container) => container.ports);

  return ports.map(({ name, containerPort }) => ({ name, number: containerPort }));
}

/** The selector of the workload, or the labels of its pods. */
function selectorOf({ source, labels }: Pod, objects: Objects): LabelSelector | undefined {
  const given = objectAt(objects.tryFindByKey(source)?.manifest, ['spec', 'selector']) as LabelSelector;
  if (Object.keys(given.matchLabels ?? {}).length > 0 || (given.matchExpressions?.length ?? 0) > 0) return given;

  return Object.keys(labels).length === 0 ? undefined : { matchLabels: labels };
}

/** Only digits count; anything else is as good as no port. */
function portOf(given: StringMap): number | undefined {
  const text = tryAnnotation(given, 'port') ?? '';

  return /^\d+$/.test(text) ? Number(text) : undefined;
}

function settings(given: StringMap): Pick<AnnotatedObject, 'path' | 'scheme' | 'params' | 'isSlow'> {
  const [path, scheme] = [tryAnnotation(given, 'path'), tryAnnotation(given, 'scheme')];
  const params = Object.entries(given).flatMap(([key, value]): [string, string[]][] => {
    const name = /^prometheus_io_param_(.+)$/.exec(metaLabelName(key))?.[1];

    return name === undefined ? [] : [[name, [value]]];
  });

  return {
    ...path !== undefined && path !== '' && { path },
    ...(scheme === 'http' || scheme === 'https') && { scheme },
    params: Object.fromEntries(params),
    isSlow: isSlow(given),
  };
}
