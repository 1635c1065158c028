/** The objects of a cdk8s app, read at synth. Each is read once, and they can be found by labels and selectors. */
import { ApiObject } from 'cdk8s';
import { IConstruct } from 'constructs';
import { readPlain, readWithout } from './amendments';
import { kindsIn } from './app-kinds';
import { SynthRun } from './synth-run';
import { refuse } from '../findings/refusal';
import { Ingress, tryIngress } from '../kubernetes/ingress';
import { Service, servesWorkload, tryService } from '../kubernetes/service';
import { tryWorkload, Workload } from '../kubernetes/workload';
import { tryUnseenKind } from '../kubernetes/workloads/unseen-kinds';
import { WorkloadKinds } from '../kubernetes/workloads/workload-kinds';
import { LabelIndex } from '../manifests/label-index';
import { Manifest, StringMap, stringMapAt } from '../manifests/manifest';
import { LabelSelector, selectorMatches } from '../manifests/selectors/selector';
import { whyNotRunning } from '../surroundings/hooks';
import { addTo, groupBy } from '../units/group';
import { once } from '../units/once';

/** A value read from an object of the tree. */
export interface Declared<T> {
  readonly object: ApiObject;
  readonly value: T;
}

/**
 * The objects of an app during one run of synth, or during one validation pass of cdk8s outside such a run.
 *
 * cdk8s validates every construct once per pass, and anything may change between two passes. So a construct that asks again outside of a
 * run, or in another run, gets a new view, which the constructs after it share.
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

  /** A new view that is not shared, for use outside of synth. */
  static now(construct: IConstruct): AppView {
    return new AppView(construct.node.root, undefined);
  }

  /** Discards the shared view, because a construct was added to the app. */
  static forget(construct: IConstruct): void {
    views.delete(construct.node.root);
  }

  /** All objects, in tree order. */
  readonly objects = once((): readonly ApiObject[] => apiObjectsIn(this.root));

  private readonly seen = new Set<IConstruct>();
  /** Values read for an index, without amendments. Other objects are read again each time, which is cheaper than keeping ten thousand. */
  private readonly known = new Map<ApiObject, unknown>();
  private readonly byKind = once(() => groupBy(this.objects(), (object) => [object.kind]));
  private readonly byName = new Map<string, Map<string, ApiObject[]>>();
  private readonly services = once(() => this.all('Service', tryService));
  private readonly servicesBySelector = once(() =>
    LabelIndex.ofSelectors(this.services(), ({ value }) => [value.namespace, value.selector]));
  private readonly ingresses = once(() => this.all('Ingress', tryIngress));
  private readonly ingressesByBackend = once(() =>
    groupBy(this.ingresses(), ({ value }) => value.backends.map((name) => `${value.namespace}/${name}`)));
  private readonly workloads = once(() => {
    const kinds = kindsIn(this.root);

    return this.declared(this.objects().filter((object) => kinds.tryOf(object)), this.tryWorkload)
      .filter(({ value: { notRunning } }) => notRunning === undefined);
  });
  private readonly workloadsByLabel = once(() => LabelIndex.ofLabels(this.workloads(), ({ value }) => [value.namespace, value.podLabels]));
  private readonly workloadsByName = once(() => groupBy(this.workloads(), ({ value }) => [`${value.namespace}/${value.name}`]));

  private constructor(private readonly root: IConstruct, private readonly run: SynthRun | undefined) {}

  /**
   * A workload without amendments, except that its pod annotations have those of all owners but `reader`, so that two owners cannot add
   * different annotations unnoticed. Ports and labels that others add are ignored: the result would depend on the order of the constructs.
   */
  workload(object: ApiObject, reader: object): Workload {
    const value = this.readable(object, this.tryWorkload);
    const amended = readWithout(object, reader);

    return amended ? { ...value, podAnnotations: this.tryWorkload(amended)!.podAnnotations } : value;
  }

  /** A Service, read in the same way as {@link workload}. */
  service(object: ApiObject, reader: object): Service {
    return this.annotated(object, reader, tryService);
  }

  /** An Ingress, read in the same way as {@link workload}. */
  ingress(object: ApiObject, reader: object): Ingress {
    return this.annotated(object, reader, tryIngress);
  }

  /** Services that send traffic to the workload's pods, in tree order. */
  servicesOf(workload: Workload): Declared<Service>[] {
    return this.servicesBySelector().selecting(workload.namespace, { ...workload.podLabels, ...workload.addedLabels })
      .filter(({ value }) => servesWorkload(value, workload));
  }

  /** Workloads of a namespace whose pods match a selector. */
  workloadsSelected(namespace: string | undefined, selector: LabelSelector): Declared<Workload>[] {
    return this.workloadsByLabel().labelled(namespace, selector.matchLabels ?? {})
      .filter(({ value }) => selectorMatches(selector, value.podLabels));
  }

  /** Workloads of any kind with the namespace and name of a workload. */
  workloadsNamed({ namespace, name }: Workload): readonly Declared<Workload>[] {
    return this.workloadsByName().get(`${namespace}/${name}`) ?? [];
  }

  /** Ingresses that route to a Service of the same namespace, in tree order. */
  ingressesTo(service: Service): Declared<Ingress>[] {
    return this.ingressesByBackend().get(`${service.namespace}/${service.name}`) ?? [];
  }

  /** The labels of the Namespace objects of a name, in tree order. */
  namespacesNamed(name: string): Declared<StringMap>[] {
    return this.declared(this.named('Namespace', name), namespaceLabels);
  }

  /** All objects of a kind, in tree order. */
  ofKind(kind: string): readonly ApiObject[] {
    return this.byKind().get(kind) ?? [];
  }

  /** Stops if an object of a kind cannot be read: it may be the one that is looked for. */
  refuseUnreadable(kind: string): void {
    for (const object of this.ofKind(kind)) {
      if (this.known.get(object) instanceof Unreadable) this.readable(object, () => undefined);
    }
  }

  /** Records that an object has another name now. */
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

  private readonly tryWorkload = (manifest: Manifest): Workload | undefined => tryWorkload(manifest, kindsIn(this.root));

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

  /** Reads an object that is needed. If cdk8s cannot write it, this stops with the error of cdk8s. */
  private readable<T>(object: ApiObject, parse: (manifest: Manifest) => T | undefined): T {
    const value = this.known.has(object) ? this.known.get(object) : tryRead(object, parse);
    if (value instanceof Unreadable) refuse('AM216', `${object.kind} "${object.node.path}" cannot be written: ${value.reason}`, 'fix this object first', object.node.path);

    return value as T;
  }
}

/** The shared view of each app. */
const views = new WeakMap<IConstruct, AppView>();

/** Every API object in a construct, the construct itself included, in tree order. */
export function apiObjectsIn(construct: IConstruct): ApiObject[] {
  return construct.node.findAll().filter((c): c is ApiObject => ApiObject.isApiObject(c));
}

/**
 * Objects in a construct that run pods by a template. An object that uses the template of another one of the app is replaced by that. Hooks
 * of Helm and Argo CD, such as the test of a chart, are left out beside others: they are not part of the running app.
 */
export function workloadsIn(construct: IConstruct): ApiObject[] {
  // In most cases, the construct is the workload itself and has no children.
  const isLeaf = ApiObject.isApiObject(construct) && construct.node.children.length === 0;
  const kinds = kindsIn(construct);
  if (isLeaf) return kinds.tryOf(construct as ApiObject) ? [templateHolderOf(construct as ApiObject, kinds)] : [];

  const workloads = apiObjectsIn(construct).filter((object) => kinds.tryOf(object));
  const found = [...new Set(workloads.map((object) => templateHolderOf(object, kinds)))];
  const running = found.length > 1 ? found.filter((object) => !isHook(object)) : found;

  return running.length > 0 ? running : found;
}

function isHook(object: ApiObject): boolean {
  return typeof tryRead(object, (manifest) => whyNotRunning({ kind: object.kind, manifest })) === 'string';
}

/** The object whose template another one uses, if it is in the app; by default the object itself. */
function templateHolderOf(object: ApiObject, kinds: WorkloadKinds): ApiObject {
  const reference = kinds.tryOf(object)?.templateOf?.(readPlain(object));
  if (reference === undefined) return object;
  const { kind, name } = reference;

  return apiObjectsIn(object.chart).find((other) => other.kind === kind && other.name === name) ?? object;
}

/** Objects in a construct that run pods which are not in their manifests, but have known labels. */
export function unseenIn(construct: IConstruct): ApiObject[] {
  return apiObjectsIn(construct).filter((object) => tryUnseenKind(object)?.podLabels !== undefined);
}

function namespaceLabels(manifest: Manifest): StringMap | undefined {
  return manifest.apiVersion === 'v1' ? stringMapAt(manifest, ['metadata', 'labels']) : undefined;
}

/** An object that its class cannot write. cdk8s fails on it later; until then, other problems must still be found. */
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
