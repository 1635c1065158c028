/** Finds the objects of an inspection that a test is about. */
import { IConstruct } from 'constructs';
import { Inspected } from '../forecast/inspected';
import { MONITOR_KIND_NAMES } from '../operator-port/monitor-kinds';

/** Objects in scope, by their keys. */
export interface Scope {
  readonly has: (key: string) => boolean;
  /** How a target belongs to the scope. */
  readonly counts: 'source' | 'source or Service' | 'source or job';
  /** Keys of objects that should be scraped, by kind, then sorted. */
  readonly subjects: readonly string[];
}

/** Whether the scope is the whole inspection. */
export function isWhole(construct: IConstruct | undefined): construct is undefined {
  return construct === undefined || construct.node.scope === undefined;
}

/**
 * The scope of a construct is everything in it, that of an app or of manifests is everything that is not external.
 *
 * A construct with workloads is about these: a monitor in it that selects others must not count. Without any it is about its Services, and
 * without these, as an AppMonitoring, about whatever its monitors find.
 */
export function scopeOf({ cluster, objects, admission, pathOf, isExternal }: Inspected, construct: IConstruct | undefined): Scope {
  const keys = [...new Set([...objects.all().map(({ key }) => key), ...admission.keys()])].sort();
  const path = construct?.node.path ?? '';
  const isInside = (key: string) => !isExternal(key) && (isWhole(construct) || pathOf(key) === path || pathOf(key).startsWith(`${path}/`));
  const inside = new Set(keys.filter(isInside));
  const of = (kinds: readonly string[]) => kinds.flatMap((kind) => [...inside].filter((key) => key.startsWith(`${kind}/`)));
  const workloads = of(cluster.workloads.kinds.storedKinds);
  const subjects = [workloads, of(['Service']), of([...MONITOR_KIND_NAMES].sort())].find((some) => some.length > 0) ?? [];
  const hasWorkload = workloads.length > 0;
  const hasService = of(['Service', 'Ingress']).length > 0;

  return {
    // Targets of a configuration that is given as text do not belong to an object.
    has: isWhole(construct) ? (key) => !isExternal(key) : (key) => inside.has(key),
    counts: isWhole(construct) ? 'source or job' : hasWorkload ? 'source' : hasService ? 'source or Service' : 'source or job',
    subjects,
  };
}
