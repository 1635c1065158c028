/** What annotations of a convention ask for: which pods and Services are scraped, and how. */
import { AnnotationConvention } from '../../app-monitoring/annotations/convention';
import { AnnotationKeys } from '../../app-monitoring/annotations/convention-keys';
import { RunningService } from '../../kubernetes/endpoints/running-service';
import { lastingContainers } from '../../kubernetes/pods/container-port';
import { Pod } from '../../kubernetes/pods/pod';
import { RunningCluster } from '../../kubernetes/running-cluster';
import { objectAt, StringMap, stringMapAt } from '../../manifests/manifest';
import { Objects } from '../../manifests/objects';
import { LabelSelector } from '../../manifests/selectors/selector';
import { parsePrometheusDuration } from '../../units/parse-duration';
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
  /** Interval and timeout, e.g. `5m`; absent if the reader decides. */
  readonly interval?: string;
  readonly timeout?: string;
  /** Labels of pods or of the Service that a rule of the reader finds it by. */
  readonly guard: readonly (readonly [label: string, value: string])[];
}

/** The objects that ask for a scrape: pods by their workload, then Services. */
export function annotatedObjects(
  cluster: RunningCluster, objects: Objects, keys: AnnotationKeys = AnnotationConvention.community().keys,
): AnnotatedObject[] {
  const bySource = new Map(cluster.pods().map((pod) => [pod.source, pod]));
  const pods = [...bySource.values()]
    .map((pod) => ({ pod, annotations: ownAnnotations(pod, cluster, objects) }))
    .filter(({ annotations }) => isAsking(annotations, keys));

  return [
    ...pods.map(({ pod, annotations }) => annotatedPods(pod, annotations, keys, objects)),
    ...cluster.services().filter(({ annotations }) => isAsking(annotations, keys))
      .map((service) => annotatedService(service, keys, cluster)),
  ];
}

/** Whether annotations ask for a scrape. */
export function isAsking(annotations: StringMap, keys: AnnotationKeys): boolean {
  return valueOf(annotations, keys.scrape) === 'true' || isSlow(annotations, keys);
}

/** The value of a key, in every spelling that Prometheus cannot tell apart. */
function valueOf(annotations: StringMap, key: string | undefined): string | undefined {
  if (key === undefined) return undefined;
  const found = Object.keys(annotations).find((name) => metaLabelName(name) === metaLabelName(key));

  return found === undefined ? undefined : annotations[found];
}

/** The community chart has jobs of their own for targets that are scraped seldom. */
function isSlow(annotations: StringMap, { scrape }: AnnotationKeys): boolean {
  return scrape === AnnotationConvention.community().keys.scrape && valueOf(annotations, `${scrape}-slow`) === 'true';
}

/** Without the annotations that Istio's webhook adds. */
function ownAnnotations(pod: Pod, { workloads }: RunningCluster, objects: Objects): StringMap {
  const object = objects.tryFindByKey(pod.source);
  const templates = object ? workloads.templatesOf(object) : [];

  return templates.length === 0 ? pod.annotations : Object.assign({}, ...templates.map(({ value }) => stringMapAt(value, ['metadata', 'annotations']))) as StringMap;
}

function annotatedPods(pod: Pod, annotations: StringMap, keys: AnnotationKeys, objects: Objects): AnnotatedObject {
  const declared = declaredPorts(pod);
  const selector = selectorOf(pod, objects);
  const number = portOf(annotations, keys);
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
    ...settings(annotations, keys),
    guard: [['__meta_kubernetes_namespace', pod.namespace], ...Object.entries(labels).map(([label, value]) => [`__meta_kubernetes_pod_label_${metaLabelName(label)}`, value] as const)],
  };
}

function annotatedService(service: RunningService, keys: AnnotationKeys, cluster: RunningCluster): AnnotatedObject {
  const { namespace, name, labels, source } = service;
  const declared = cluster.podsOf(service).flatMap(declaredPorts);
  const number = portOf(service.annotations, keys);
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
    ...settings(service.annotations, keys),
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
function portOf(given: StringMap, { port }: AnnotationKeys): number | undefined {
  const text = valueOf(given, port) ?? '';

  return /^\d+$/.test(text) ? Number(text) : undefined;
}

function settings(given: StringMap, keys: AnnotationKeys): Pick<AnnotatedObject, 'path' | 'scheme' | 'params' | 'interval' | 'timeout'> {
  const [path, scheme] = [valueOf(given, keys.path), valueOf(given, keys.scheme)];
  const slow = isSlow(given, keys) ? SLOW : {};

  return {
    ...path !== undefined && path !== '' && { path },
    ...(scheme === 'http' || scheme === 'https') && { scheme },
    params: paramsOf(given, keys),
    ...slow,
    ...durationsOf(given, keys),
  };
}

/** The interval and timeout of the slow jobs of the community chart. */
const SLOW = { interval: '5m', timeout: '30s' } as const;

function paramsOf(given: StringMap, { paramPrefix }: AnnotationKeys): { readonly [name: string]: string[] } {
  const prefix = paramPrefix === undefined ? undefined : metaLabelName(paramPrefix);
  const names = Object.keys(given).map((key) => ({ key, label: metaLabelName(key) }));
  const params = names.filter(({ label }) => prefix !== undefined && label.startsWith(prefix) && label !== prefix);

  return Object.fromEntries(params.map(({ key, label }) => [label.slice(prefix!.length), [given[key]]]));
}

function durationsOf(given: StringMap, { interval, timeout }: AnnotationKeys): { readonly interval?: string; readonly timeout?: string } {
  const [every, within] = [valueOf(given, interval), valueOf(given, timeout)];

  return { ...isDuration(every) && { interval: every }, ...isDuration(within) && { timeout: within } };
}

function isDuration(text: string | undefined): text is string {
  try {
    return text !== undefined && parsePrometheusDuration(text) > 0n;
  } catch {
    return false;
  }
}
