/** Which objects of an inspection are meant by a test. */
import { IConstruct } from 'constructs';
import { Inspected } from '../forecast/inspected';
import { WORKLOAD_KINDS } from '../kubernetes/workload';

/** Objects that are meant, by their keys. */
export interface Scope {
  readonly has: (key: string) => boolean;
  /** What makes a target one of the scope. */
  readonly counts: 'source' | 'source or Service' | 'source or job';
  /** Keys of what should be scraped, by kind, then sorted. */
  readonly subjects: readonly string[];
}

/** Whether all is meant that was inspected. */
export function isWhole(construct: IConstruct | undefined): construct is undefined {
  return construct === undefined || construct.node.scope === undefined;
}

/**
 * Of a construct what stands in it, of an app or of manifests all that is not external.
 *
 * A construct with workloads is about these: a monitor in it that selects others must not count. Without any it is about its Services, and
 * without these, as an AppMonitoring, about whatever its monitors find.
 */
export function scopeOf({ objects, admission, pathOf, isExternal }: Inspected, construct: IConstruct | undefined): Scope {
  const keys = [...new Set([...objects.all().map(({ key }) => key), ...admission.keys()])].sort();
  const path = construct?.node.path ?? '';
  const isInside = (key: string) => !isExternal(key) && (isWhole(construct) || pathOf(key) === path || pathOf(key).startsWith(`${path}/`));
  const inside = new Set(keys.filter(isInside));
  const of = (kinds: readonly string[]) => kinds.flatMap((kind) => [...inside].filter((key) => key.startsWith(`${kind}/`)));
  const subjects = [of(WORKLOAD_KINDS), of(['Service']), of(MONITOR_KINDS)].find((some) => some.length > 0) ?? [];
  const hasWorkload = of(WORKLOAD_KINDS).length > 0;
  const hasService = of(['Service', 'Ingress']).length > 0;

  return {
    // What a configuration given as text lists is of no object.
    has: isWhole(construct) ? (key) => !isExternal(key) : (key) => inside.has(key),
    counts: isWhole(construct) ? 'source or job' : hasWorkload ? 'source' : hasService ? 'source or Service' : 'source or job',
    subjects,
  };
}

const MONITOR_KINDS = ['PodMonitor', 'Probe', 'ScrapeConfig', 'ServiceMonitor'];
