/** The objects of one cdk8s app, read at synth: each once, and found by what they select. */
import { ApiObject } from 'cdk8s';
import { IConstruct } from 'constructs';
import { readPlain, readWithout } from './amendments';
import { SynthRun } from './synth-run';
import { refuse } from '../findings/refusal';
import { Ingress, tryIngress } from '../kubernetes/ingress';
import { Service, servesWorkload, tryService } from '../kubernetes/service';
import { isWorkloadKind, tryWorkload, Workload } from '../kubernetes/workload';
import { LabelIndex } from '../manifests/label-index';
import { Manifest, StringMap } from '../manifests/manifest';
import { LabelSelector, selectorMatches } from '../manifests/selectors/selector';
import { addTo, groupBy } from '../units/group';
import { once } from '../units/once';

/** A value read from an object of the tree. */
export interface Declared<T> {
  readonly object: ApiObject;
  readonly value: T;
}

/**
 * What an app holds during one run of synth, or during one validation pass of cdk8s where no run was noticed.
 *
 * cdk8s validates every construct once a pass; between two passes anything may have changed. A construct that asks for the second time
 * in no run, or in another one, gets a new view, and everyone after it shares that one.
 */
export class AppView {
  static forPass(construct: IConstruct): AppView {
    const root = construct.node.root;
    const run = SynthRun.of(construct);
    let view = views.get(root);
    if (!view || view.run !== run || (!run && view.seen.has(construct))) {
      view = new AppView(root, run);
      views.set(root, view);
    }
    if (!run) view.seen.add(construct);

    return view;
  }

  /** A view of this moment that is not shared: for questions asked outside of a synth. */
  static now(construct: IConstruct): AppView {
    return new AppView(construct.node.root, undefined);
  }

  /** Forgets what was seen: somebody new is in the app. */
  static forget(construct: IConstruct): void {
    views.delete(construct.node.root);
  }

  /** All objects, in tree order. */
  readonly objects = once((): readonly ApiObject[] => apiObjectsIn(this.root));

  private readonly seen = new Set<IConstruct>();
  /** Objects as their authors wrote them: those in an index, since reading one alone is cheaper than keeping ten thousand. */
  private readonly known = new Map<ApiObject, unknown>();
  private readonly byKind = once(() => groupBy(this.objects(), (object) => [object.kind]));
  private readonly byName = new Map<string, Map<string, ApiObject[]>>();
  private readonly services = once(() => this.all('Service', tryService));
  private readonly servicesBySelector = once(() =>
    LabelIndex.ofSelectors(this.services(), ({ value }) => [value.namespace, value.selector]));
  private readonly servicesByLabel = once(() => LabelIndex.ofLabels(this.services(), ({ value }) => [value.namespace, value.labels]));
  private readonly ingresses = once(() => this.all('Ingress', tryIngress));
  private readonly ingressesByLabel = once(() => LabelIndex.ofLabels(this.ingresses(), ({ value }) => [value.namespace, value.labels]));
  private readonly ingressesByBackend = once(() =>
    groupBy(this.ingresses(), ({ value }) => value.backends.map((name) => `${value.namespace}/${name}`)));
  private readonly workloadsByLabel = once(() => {
    const objects = this.objects().filter(({ apiVersion, kind }) => isWorkloadKind(apiVersion, kind));

    return LabelIndex.ofLabels(this.declared(objects, tryWorkload), ({ value }) => [value.namespace, value.podLabels]);
  });

  private constructor(private readonly root: IConstruct, private readonly run: SynthRun | undefined) {}

  /**
   * A workload as its author wrote it, but its annotations as everybody but `reader` wants them, so that no two can want different ones.
   * Ports and labels that others add must not decide here: the outcome would hang on who was first.
   */
  workload(object: ApiObject, reader: object): Workload {
    const value = this.readable(object, tryWorkload);
    const amended = readWithout(object, reader);

    return amended ? { ...value, podAnnotations: tryWorkload(amended)!.podAnnotations } : value;
  }

  /** A Service, as {@link workload} reads it. */
  service(object: ApiObject, reader: object): Service {
    return this.annotated(object, reader, tryService);
  }

  /** An Ingress, as {@link workload} reads it. */
  ingress(object: ApiObject, reader: object): Ingress {
    return this.annotated(object, reader, tryIngress);
  }

  /** Services that send traffic to the workload's pods, in tree order. */
  servicesOf(workload: Workload): Declared<Service>[] {
    return this.servicesBySelector().selecting(workload.namespace, workload.podLabels)
      .filter(({ value }) => servesWorkload(value, workload));
  }

  /** Services of a namespace that carry all of `labels`. */
  servicesLabelled(namespace: string | undefined, labels: StringMap): Declared<Service>[] {
    return this.servicesByLabel().labelled(namespace, labels)
      .filter(({ value }) => selectorMatches({ matchLabels: labels }, value.labels));
  }

  /** Ingresses of a namespace that carry all of `labels`. */
  ingressesLabelled(namespace: string | undefined, labels: StringMap): Declared<Ingress>[] {
    return this.ingressesByLabel().labelled(namespace, labels)
      .filter(({ value }) => selectorMatches({ matchLabels: labels }, value.labels));
  }

  /** Workloads of a namespace whose pods match a selector. */
  workloadsSelected(namespace: string | undefined, selector: LabelSelector): Declared<Workload>[] {
    return this.workloadsByLabel().labelled(namespace, selector.matchLabels ?? {})
      .filter(({ value }) => selectorMatches(selector, value.podLabels));
  }

  /** Ingresses that route to a Service of the same namespace, in tree order. */
  ingressesTo(service: Service): Declared<Ingress>[] {
    return this.ingressesByBackend().get(`${service.namespace}/${service.name}`) ?? [];
  }

  /** All objects of a kind, in tree order. */
  ofKind(kind: string): readonly ApiObject[] {
    return this.byKind().get(kind) ?? [];
  }

  /** Takes note of an object that was given another name. */
  renamed(object: ApiObject): void {
    addTo(this.namesOf(object.kind), object.name, object);
  }

  /** All objects of a kind and name, in any namespace and chart, in tree order. */
  named(kind: string, name: string): readonly ApiObject[] {
    const found = this.namesOf(kind).get(name) ?? [];

    return found.every((object) => object.name === name) ? found : found.filter((object) => object.name === name);
  }

  private namesOf(kind: string): Map<string, ApiObject[]> {
    const names = this.byName.get(kind) ?? groupBy(this.ofKind(kind), (object) => [object.name]);
    this.byName.set(kind, names);

    return names;
  }

  private all<T>(kind: string, parse: (manifest: Manifest) => T | undefined): Declared<T>[] {
    return this.declared(this.ofKind(kind), parse);
  }

  private declared<T>(objects: readonly ApiObject[], parse: (manifest: Manifest) => T | undefined): Declared<T>[] {
    const declared: Declared<T>[] = [];
    for (const object of objects) {
      const value = this.known.has(object) ? this.known.get(object) as T | Unreadable | undefined : tryRead(object, parse);
      this.known.set(object, value);
      if (value !== undefined && !(value instanceof Unreadable)) declared.push({ object, value });
    }

    return declared;
  }

  private annotated<T extends { readonly annotations: StringMap }>(
    object: ApiObject,
    reader: object,
    parse: (manifest: Manifest) => T | undefined,
  ): T {
    const value = this.readable(object, parse);
    const amended = readWithout(object, reader);

    return amended ? { ...value, annotations: parse(amended)!.annotations } : value;
  }

  /** An object that has to be read: one that cannot be written stops the stage, in its own words. */
  private readable<T>(object: ApiObject, parse: (manifest: Manifest) => T | undefined): T {
    const value = this.known.has(object) ? this.known.get(object) : tryRead(object, parse);
    if (value instanceof Unreadable) refuse('AM216', `${object.kind} "${object.node.path}" cannot be written: ${value.reason}`, 'mend it first');

    return value as T;
  }
}

/** One view an app; gone with the app. */
const views = new WeakMap<IConstruct, AppView>();

/** Every API object in a construct, the construct itself included, in tree order. */
export function apiObjectsIn(construct: IConstruct): ApiObject[] {
  return construct.node.findAll().filter((c): c is ApiObject => ApiObject.isApiObject(c));
}

/** Objects in a construct that run pods. */
export function workloadsIn(construct: IConstruct): ApiObject[] {
  // Most often it is the workload itself, of cdk8s, which holds nothing further.
  const isLeaf = ApiObject.isApiObject(construct) && construct.node.children.length === 0;
  const objects = isLeaf ? [construct as ApiObject] : apiObjectsIn(construct);

  return objects.filter((object) => isWorkloadKind(object.apiVersion, object.kind));
}

/** An object whose class cannot write it. That stops cdk8s in the end, but must not hide what else is wrong. */
class Unreadable {
  constructor(readonly reason: string) {}
}

function tryRead<T>(object: ApiObject, parse: (manifest: Manifest) => T | undefined): T | Unreadable | undefined {
  try {
    return parse(readPlain(object));
  } catch (error) {
    return new Unreadable((error as Error).message);
  }
}
