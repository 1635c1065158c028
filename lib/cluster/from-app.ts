/** The objects of one cdk8s app, read at synth: each once, and found by what they select. */
import { ApiObject } from 'cdk8s';
import { IConstruct } from 'constructs';
import { readPlain, readWithout } from './amendments';
import { Ingress, tryIngress } from './ingress';
import { Manifest, StringMap } from './manifest';
import { labelsInclude } from './selector';
import { Service, servesWorkload, tryService } from './service';
import { isWorkloadKind, Workload } from './workload';

/** A value read from an object of the tree. */
export interface Declared<T> {
  readonly object: ApiObject;
  readonly value: T;
}

/**
 * What an app holds during one validation pass of cdk8s.
 *
 * cdk8s validates every construct once a pass, and runs several passes a synth; between two passes anything may have changed.
 * A construct that asks for the second time is in a new pass, so it gets a new view and everyone after it shares that one.
 */
export class AppView {
  static forPass(construct: IConstruct): AppView {
    const root = construct.node.root;
    let view = views.get(root);
    if (!view || view.seen.has(construct)) {
      view = new AppView(root);
      views.set(root, view);
    }
    view.seen.add(construct);

    return view;
  }

  /** A view of this moment, shared with nobody: for questions asked outside of a synth. */
  static now(construct: IConstruct): AppView {
    return new AppView(construct.node.root);
  }

  /** Forgets what was seen: somebody new is in the app. */
  static forget(construct: IConstruct): void {
    views.delete(construct.node.root);
  }

  private readonly seen = new Set<IConstruct>();
  private readonly plain = new Map<ApiObject, Manifest>();
  private objects?: readonly ApiObject[];
  private servicesBySelector?: Map<string, Declared<Service>[]>;
  private servicesByLabel?: Map<string, Declared<Service>[]>;
  private ingressesByBackend?: Map<string, Declared<Ingress>[]>;

  private constructor(private readonly root: IConstruct) {}

  /** An object as its author and everybody but `reader` want it. */
  read(object: ApiObject, reader: object): Manifest {
    return readWithout(object, reader, this.readAsAuthored(object));
  }

  /** Services that send traffic to the workload's pods, in tree order. */
  servicesOf(workload: Workload): Declared<Service>[] {
    this.servicesBySelector ??= this.index('Service', tryService, (service) => firstPair(service.namespace, service.selector));

    return Object.entries(workload.podLabels)
      .flatMap(([key, value]) => this.servicesBySelector!.get(pairKey(workload.namespace, key, value)) ?? [])
      .filter(({ value }) => servesWorkload(value, workload));
  }

  /** Services of a namespace that carry all of `labels`. */
  servicesLabelled(namespace: string | undefined, labels: StringMap): Declared<Service>[] {
    this.servicesByLabel ??= this.index('Service', tryService, (service) => allPairs(service.namespace, service.labels));
    const buckets = Object.entries(labels).map(([key, value]) => this.servicesByLabel!.get(pairKey(namespace, key, value)) ?? []);
    const smallest = buckets.sort((a, b) => a.length - b.length)[0] ?? [];

    return smallest.filter(({ value }) => labelsInclude(value.labels, labels));
  }

  /** Ingresses that route to a Service of the same namespace, in tree order. */
  ingressesTo(service: Service): Declared<Ingress>[] {
    this.ingressesByBackend ??= this.index('Ingress', tryIngress, ({ namespace, backends }) => backends.map((name) => pairKey(namespace, 'backend', name)));

    return this.ingressesByBackend.get(pairKey(service.namespace, 'backend', service.name)) ?? [];
  }

  /** All objects of a kind, in tree order. */
  ofKind(kind: string): readonly ApiObject[] {
    this.objects ??= apiObjectsIn(this.root);

    return this.objects.filter((object) => object.kind === kind);
  }

  private readAsAuthored(object: ApiObject): Manifest {
    let plain = this.plain.get(object);
    if (!plain) {
      plain = readPlain(object);
      this.plain.set(object, plain);
    }

    return plain;
  }

  private index<T>(kind: string, read: (manifest: Manifest) => T | undefined, keys: (value: T) => string[]): Map<string, Declared<T>[]> {
    const found = new Map<string, Declared<T>[]>();
    for (const object of this.ofKind(kind)) {
      const value = read(this.readAsAuthored(object));
      for (const key of value ? keys(value) : []) {
        const bucket = found.get(key) ?? [];
        bucket.push({ object, value: value! });
        found.set(key, bucket);
      }
    }

    return found;
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
  return apiObjectsIn(construct).filter((object) => isWorkloadKind(object.apiVersion, object.kind));
}

function pairKey(namespace: string | undefined, key: string, value: string): string {
  return JSON.stringify([namespace ?? null, key, value]);
}

function allPairs(namespace: string | undefined, labels: StringMap): string[] {
  return Object.entries(labels).map(([key, value]) => pairKey(namespace, key, value));
}

/** One pair is enough to find a selector again: whoever matches it carries that pair too. */
function firstPair(namespace: string | undefined, selector: StringMap): string[] {
  return allPairs(namespace, selector).slice(0, 1);
}
