/** What monitors look at, as far as the manifests hold it. */
import { Labelled, MatchIndex } from './match-index';
import { RunningService } from '../kubernetes/endpoints/running-service';
import { Pod } from '../kubernetes/pods/pod';
import { podSpecOf } from '../kubernetes/pods/pod-spec';
import { RunningCluster } from '../kubernetes/running-cluster';
import { isWorkloadKind, templatePathOf, WORKLOAD_KINDS } from '../kubernetes/workload';
import { LabelIndex } from '../manifests/label-index';
import { stringMapAt, valueAt } from '../manifests/manifest';
import { Objects, StoredObject } from '../manifests/objects';
import { labelsInclude, LabelSelector } from '../manifests/selectors/selector';
import { selectorAt } from '../manifests/selectors/selector-at';
import { groupBy } from '../units/group';
import { once } from '../units/once';

/** The pods of a workload, be they running or scaled to none. */
export type DeclaredPod = Pick<Pod, 'namespace' | 'labels' | 'annotations' | 'containers' | 'source' | 'replicas'>;

/** What a monitor selects by labels, and where its fields stand. */
export interface Lookup {
  /** `Services`, `pods`, `Ingresses`. */
  readonly called: string;
  readonly index: MatchIndex<Labelled>;
  readonly selector: LabelSelector;
  /** Path of the fields `selector` and `namespaceSelector`, e.g. `spec` */
  readonly path: readonly string[];
}

/** Everything is made when it is first asked for, once. */
export class MonitoredObjects {
  readonly services = once(() => new MatchIndex<RunningService>(this.cluster.services()));
  readonly pods = once(() => new MatchIndex<DeclaredPod>(declaredPods(this.objects, this.cluster), GIVEN_BY_CLUSTER));
  readonly ingresses = once(() => new MatchIndex<Labelled>(this.cluster.ingresses()));
  /** Workloads by their own labels, not by those of their pods. */
  readonly workloads = once(() => new MatchIndex<Labelled>(workloadsIn(this.objects).map(({ key, namespace, manifest }) => (
    { namespace, labels: stringMapAt(manifest, ['metadata', 'labels']), source: key }))));

  private readonly podsBySource = once(() => groupBy(declaredPods(this.objects, this.cluster), ({ source }) => [source]));
  private readonly selecting = once(() => {
    const services = this.cluster.services().filter(({ selector }) => Object.keys(selector ?? {}).length > 0);

    return LabelIndex.ofSelectors(services, ({ namespace, selector }) => [namespace, selector!]);
  });
  private readonly bySelector = once(() => new MatchIndex(this.cluster.services().map((service) => (
    { namespace: service.namespace, labels: service.selector ?? {}, source: service.source, service }))));

  constructor(private readonly objects: Objects, private readonly cluster: RunningCluster) {}

  /** What a monitor looks for; undefined where it selects nothing by labels. */
  targetSelectorOf({ kind, manifest }: StoredObject): Lookup | undefined {
    switch (kind) {
      case 'ServiceMonitor': return lookup('Services', this.services(), manifest, ['spec']);
      case 'PodMonitor': return lookup('pods', this.pods(), manifest, ['spec']);
      case 'Probe': return isOfIngresses(manifest) ? lookup('Ingresses', this.ingresses(), manifest, INGRESS) : undefined;
      default: return undefined;
    }
  }

  /** Pods that a workload declares. */
  podsFrom(source: string): readonly DeclaredPod[] {
    return this.podsBySource().get(source) ?? [];
  }

  /** Pods that a Service leads to; none where it has no selector. */
  podsOf({ namespace, selector }: RunningService): DeclaredPod[] {
    return selector === undefined ? [] : this.pods().matching([namespace], { matchLabels: selector });
  }

  /** Services that lead to a pod. */
  servicesSelecting({ namespace, labels }: Pick<DeclaredPod, 'namespace' | 'labels'>): RunningService[] {
    return [...new Set(this.selecting().selecting(namespace, labels))].filter(({ selector }) => labelsInclude(labels, selector!));
  }

  /** Services whose own selector holds all that another one asks for. */
  servicesSelectingBy(selector: LabelSelector, namespaces: readonly string[] | undefined): RunningService[] {
    return this.bySelector().matching(namespaces, selector).map(({ service }) => service);
  }
}

/**
 * Whether it is certain where an object is. Many manifests are applied to a namespace that only the command line names, and are taken as in
 * `default`; those of the operator's kinds are given that namespace on their way in.
 */
export function isPlaced({ namespace, manifest: { apiVersion = '', metadata } }: StoredObject): boolean {
  return namespace !== 'default' || (metadata?.namespace === 'default' && !apiVersion.startsWith('monitoring.coreos.com/'));
}

/** Where a Probe says which Ingresses it probes. */
const INGRESS: readonly string[] = ['spec', 'targets', 'ingress'];

/** Static targets win over Ingresses. */
function isOfIngresses(manifest: StoredObject['manifest']): boolean {
  return Boolean(valueAt(manifest, INGRESS)) && !valueAt(manifest, ['spec', 'targets', 'staticConfig']);
}

function lookup(called: string, index: MatchIndex<Labelled>, manifest: StoredObject['manifest'], path: readonly string[]): Lookup {
  return { called, index, selector: selectorAt(manifest, [...path, 'selector']) ?? {}, path };
}

/** Labels whose values controllers choose pod by pod. */
export const GIVEN_BY_CLUSTER: ReadonlySet<string> = new Set([
  'pod-template-hash', 'controller-revision-hash', 'pod-template-generation', 'statefulset.kubernetes.io/pod-name', 'apps.kubernetes.io/pod-index',
  'controller-uid', 'job-name', 'batch.kubernetes.io/controller-uid', 'batch.kubernetes.io/job-name', 'batch.kubernetes.io/job-completion-index',
]);

/** Those that run, and templates that run none at the moment. */
function declaredPods(objects: Objects, cluster: RunningCluster): DeclaredPod[] {
  const running = groupBy(cluster.pods(), ({ source }) => [source]);
  const resting = workloadsIn(objects).filter(({ key, kind }) => kind !== 'Pod' && !running.has(key)).map(({ key, kind, namespace, manifest }) => {
    const template = valueAt(manifest, templatePathOf(kind));

    return {
      namespace,
      labels: stringMapAt(template, ['metadata', 'labels']),
      annotations: stringMapAt(template, ['metadata', 'annotations']),
      containers: podSpecOf(valueAt(template, ['spec'])).containers,
      source: key,
      replicas: 0,
    };
  });

  return [...cluster.pods(), ...resting];
}

function workloadsIn(objects: Objects): StoredObject[] {
  return WORKLOAD_KINDS.flatMap((kind) => objects.ofKind(kind)).filter(({ manifest, kind }) => isWorkloadKind(manifest.apiVersion ?? '', kind));
}
