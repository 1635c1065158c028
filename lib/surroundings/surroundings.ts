/** Who else may bring the objects that monitors need, according to a set of manifests. */
import { Injection } from './injection';
import { Made, madeFor } from './makers';
import { describe, namedAs } from '../manifests/manifest';
import { Objects, StoredObject } from '../manifests/objects';
import { addTo } from '../units/group';
import { once } from '../units/once';

/** An object for which a controller creates others. */
export interface Maker extends Made {
  readonly object: StoredObject;
  /** Continues `unless`, before what is made or changed: e.g. `the operator of Kafka "shop/events" creates`. */
  readonly does: string;
}

/** Finds makers by the namespace in which they create objects. */
export class Surroundings {
  readonly injection: Injection;

  private readonly makers = once(() => this.objects.all().flatMap((object): Maker[] => {
    const made = madeFor(object);

    return made ? [{ ...made, object, does: does(object, made) }] : [];
  }));
  private readonly byNamespace = once(() => {
    const groups = new Map<string, Maker[]>();
    for (const maker of this.makers()) (maker.namespaces ?? [ANYWHERE]).forEach((namespace) => addTo(groups, namespace, maker));

    return groups;
  });

  constructor(private readonly objects: Objects) {
    this.injection = new Injection(objects);
  }

  /** Makers of objects in one of the namespaces, or in any if undefined. */
  makersIn(namespaces: readonly string[] | undefined): readonly Maker[] {
    if (namespaces === undefined) return this.makers();

    return [...new Set([...namespaces, ANYWHERE].flatMap((namespace) => this.byNamespace().get(namespace) ?? []))];
  }

  /** Makers that create Services and pods with a label, in whatever namespace. @param label its key, or `key=value` */
  makersOfLabel(label: string): readonly Maker[] {
    return this.makers().filter(({ labels }) => labels?.test(label));
  }
}

const ANYWHERE = '*';

function does({ manifest }: StoredObject, { by, what }: Made): string {
  const called = describe(namedAs(manifest));
  if (by === 'Dapr') return `Dapr, for ${called}, creates`;
  if (by === 'itself') return `${called} ${what === 'changes' ? 'changes' : 'installs'}`;

  return `the ${by} of ${called} creates`;
}
