/** Which webhooks may change a pod, so that it has ports and labels that no manifest declares. */
import { INJECTORS, Injector, Mark, OTHER_INJECTION } from './injectors';
import { describe, namedAs, StringMap, stringMapAt } from '../manifests/manifest';
import { Objects } from '../manifests/objects';
import { metaLabelName } from '../units/prometheus-names';

/** What is known of a pod. */
export interface InjectedPod {
  readonly namespace: string;
  readonly labels: StringMap;
  readonly annotations: StringMap;
  /** Key of the workload, or of the pod itself. */
  readonly source: string;
}

/**
 * What webhooks may add to pods, each in words that continue `unless`.
 *
 * `Linkerd injects its proxy (Namespace "shop" has linkerd.io/inject)`
 */
export class Injection {
  constructor(private readonly objects: Objects) {}

  /**
   * Webhooks that may add a container which declares a port: those that are asked for, if their ports are not known or an annotation of
   * theirs sets it, and all that have such a port.
   */
  mayAddPort(pod: InjectedPod, port: string | number): string[] {
    const isSet = ({ domain }: Injector) => this.placesOf(pod)
      .some(({ words }) => Object.entries(words).some(([key, value]) => key.includes(`${domain}/`) && value === String(port)));

    return this.atWork(pod, (injector, isAsked) => (
      injector.ports === undefined ? isAsked : injector.ports.includes(port) || (isAsked && isSet(injector))));
  }

  /** Webhooks that may set a label. Also those that no manifest asks for, if the label is one of theirs. */
  mayAddLabel(pod: InjectedPod, key: string): string[] {
    return this.atWork(pod, ({ labels }) => labels.test(key));
  }

  /**
   * Webhooks that may add what a rule keeps which compares labels of containers and pods, so that no manifest decides about it.
   * @param labels the labels that the rule reads, e.g. `__meta_kubernetes_pod_container_name`
   * @param text of the regular expression that they are compared with
   */
  mayPass(pod: InjectedPod, labels: readonly string[], text: string): string[] {
    const readsContainer = labels.some((label) => label.startsWith('__meta_kubernetes_pod_container_'));
    const isNamed = ({ container, ports = [] }: Injector) => [container, ...ports].some((name) => text.includes(String(name)));
    const isLabelled = ({ domain }: Injector) => labels.some((label) => OF_POD.test(label) && label.includes(metaLabelName(domain)));
    const mayKeep = (injector: Injector, isAsked: boolean) => isLabelled(injector)
      || (readsContainer && (isNamed(injector) || (isAsked && injector.ports?.length !== 0)));

    return this.atWork(pod, mayKeep, readsContainer);
  }

  /** Whether a label or an annotation asks for a known webhook. */
  isAskedFor(pod: InjectedPod): boolean {
    const places = this.placesOf(pod);

    return INJECTORS.some(({ marks }) => marks.flatMap((mark) => markedIn(places, mark))[0]?.asks);
  }

  /** Known webhooks first; one that is refused does nothing. */
  private atWork(pod: InjectedPod, adds: (injector: Injector, isAsked: boolean) => boolean, mayBeOther = true): string[] {
    const places = this.placesOf(pod);
    const known = INJECTORS.flatMap((injector) => {
      const marks = injector.marks.flatMap((mark) => markedIn(places, mark));
      const [nearest] = marks;
      if (nearest && !nearest.asks) return [];

      return adds(injector, nearest !== undefined) ? [`${injector.does}${nearest ? ` (${nearest.place} has ${nearest.key})` : ''}`] : [];
    });
    const isKnown = (key: string) => INJECTORS.some(({ marks }) => marks.some((mark) => mark.key.test(key)));
    const other = markedIn(places, OTHER_INJECTION).find(({ key, asks }) => asks && !isKnown(key));

    return known.length > 0 || !other || !mayBeOther ? known : [`a webhook injects a container (${other.place} has ${other.key})`];
  }

  /** The pod first, since its own labels and annotations take precedence. */
  private placesOf({ namespace, labels, annotations, source }: InjectedPod): Place[] {
    const owner = this.objects.tryFindByKey(source);
    const space = this.objects.tryFind('Namespace', '', namespace);
    const texts = (object: typeof owner) => ['labels', 'annotations'].map((field) => stringMapAt(object?.manifest, ['metadata', field]));
    const called = owner ? describe(namedAs(owner.manifest)) : `the pod of ${source}`;

    return [
      ...[labels, annotations].map((words) => ({ place: called, words })),
      ...texts(owner).map((words) => ({ place: called, words })),
      ...texts(space).map((words) => ({ place: `Namespace "${namespace}"`, words })),
    ];
  }
}

const OF_POD = /^__meta_kubernetes_pod_(?:label|annotation)(?:present)?_/;

interface Place { readonly place: string; readonly words: StringMap }

interface Marked { readonly place: string; readonly key: string; readonly asks: boolean }

function markedIn(places: readonly Place[], { key: pattern, value }: Mark): Marked[] {
  return places.flatMap(({ place, words }) => Object.entries(words).filter(([key]) => pattern.test(key))
    .map(([key, given]) => ({ place, key, asks: value.test(given) })));
}
