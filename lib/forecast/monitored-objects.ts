/** The objects that monitors can select, as far as the manifests hold them. */
import { Labelled, MatchIndex } from './match-index';
import { RunningService } from '../kubernetes/endpoints/running-service';
import { Pod } from '../kubernetes/pods/pod';
import { templatePod } from '../kubernetes/pods/pods';
import { RunningCluster } from '../kubernetes/running-cluster';
import { CONTROLLER_LABELS } from '../kubernetes/workloads/controller-labels';
import { LabelIndex } from '../manifests/label-index';
import { stringMapAt, valueAt } from '../manifests/manifest';
import { OPERATOR_GROUP, StoredObject } from '../manifests/objects';
import { labelsInclude, LabelSelector } from '../manifests/selectors/selector';
import { selectorAt } from '../manifests/selectors/selector-at';
import { groupBy } from '../units/group';
import { once } from '../units/once';

/** The pods of a workload, running or scaled to zero. */
export type DeclaredPod = Pick<Pod, 'namespace' | 'labels' | 'annotations' | 'containers' | 'source' | 'replicas'>;

/** What a monitor selects by labels, and the path of its fields. */
export interface Lookup {
  /** `Services`, `pods`, `Ingresses`. */
  readonly called: string;
  readonly index: MatchIndex<Labelled>;
  readonly selector: LabelSelector;
  /** Path of the fields `selector` and `namespaceSelector`, e.g. `spec` */
  readonly path: readonly string[];
}

/** Finds Services, pods and Ingresses by the selectors of monitors; each index is built on first use. */
export class MonitoredObjects {
  readonly services = once(() => new MatchIndex<RunningService>(this.cluster.services()));
  readonly pods = once(() => new MatchIndex<DeclaredPod>(declaredPods(this.cluster), CONTROLLER_LABELS));
  readonly ingresses = once(() => new MatchIndex<Labelled>(this.cluster.ingresses()));
  /** Workloads by their own labels, not by the labels of their pods. */
  readonly workloads = once(() => new MatchIndex<Labelled>(this.cluster.workloads.all().map(({ key, namespace, manifest }) => (
    { namespace, labels: stringMapAt(manifest, ['metadata', 'labels']), source: key }))));

  private readonly podsBySource = once(() => groupBy(declaredPods(this.cluster), ({ source }) => [source]));
  private readonly selecting = once(() => {
    const services = this.cluster.services().filter(({ selector }) => Object.keys(selector ?? {}).length > 0);

    return LabelIndex.ofSelectors(services, ({ namespace, selector }) => [namespace, selector!]);
  });
  private readonly bySelector = once(() => new MatchIndex(this.cluster.services().map((service) => (
    { namespace: service.namespace, labels: service.selector ?? {}, source: service.source, service }))));

  constructor(private readonly cluster: RunningCluster) {}

  /** The selector of a monitor and the objects that it applies to; undefined if it selects nothing by labels. */
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

  /** Pods that a Service selects; empty if it has no selector. */
  podsOf({ namespace, selector }: RunningService): DeclaredPod[] {
    return selector === undefined ? [] : this.pods().matching([namespace], { matchLabels: selector });
  }

  /** Services that select a pod. */
  servicesSelecting({ namespace, labels }: Pick<DeclaredPod, 'namespace' | 'labels'>): RunningService[] {
    return [...new Set(this.selecting().selecting(namespace, labels))].filter(({ selector }) => labelsInclude(labels, selector!));
  }

  /** Services whose `spec.selector` has all labels that another selector requires. */
  servicesSelectingBy(selector: LabelSelector, namespaces: readonly string[] | undefined): RunningService[] {
    return this.bySelector().matching(namespaces, selector).map(({ service }) => service);
  }
}

/**
 * Whether the namespace of an object is certain. Many manifests set no namespace, since it is given on the command line of kubectl or helm;
 * these are treated as being in `default`. Objects of the operator's kinds get that namespace when they are admitted.
 */
export function isPlaced({ namespace, manifest: { apiVersion = '', metadata } }: StoredObject): boolean {
  return namespace !== 'default' || (metadata?.namespace === 'default' && !apiVersion.startsWith(`${OPERATOR_GROUP}/`));
}

/** Path of the Ingresses in a Probe. */
const INGRESS: readonly string[] = ['spec', 'targets', 'ingress'];

/** Whether a Probe uses Ingresses: static targets take precedence. */
function isOfIngresses(manifest: StoredObject['manifest']): boolean {
  return Boolean(valueAt(manifest, INGRESS)) && !valueAt(manifest, ['spec', 'targets', 'staticConfig']);
}

function lookup(called: string, index: MatchIndex<Labelled>, manifest: StoredObject['manifest'], path: readonly string[]): Lookup {
  return { called, index, selector: selectorAt(manifest, [...path, 'selector']) ?? {}, path };
}

/** Pods that run, and pods of workloads that are scaled to zero. */
function declaredPods(cluster: RunningCluster): DeclaredPod[] {
  const { workloads } = cluster;
  const resting = workloads.all().filter(({ key, kind }) => kind !== 'Pod' && cluster.podsFrom(key).length === 0)
    .flatMap((workload) => workloads.runningOf(workload)).map((made) => ({ ...templatePod(made, '', ''), replicas: 0 }));

  return [...cluster.pods(), ...resting];
}
