/** How the targets of a job get their labels, rule by rule. */
import { ShardedJob } from './sharded-job';
import { DroppedTarget, Target } from './target';
import { DiscoveryView, podNamesIn, targetsOfJob } from './targets-of-server';
import { PLACEHOLDER } from '../../kubernetes/placeholder';
import { discoveredBy } from '../discovery/discovered-by';
import { KnownValue, relabelSteps, RelabelStep } from '../relabel/relabel-steps';
import { RelabelRule } from '../relabel/rule';

/** The way of one target through the rules of its job. */
export interface TargetRelabeling {
  /** The rules as the shard of the target has them; the same list for all targets of a shard. */
  readonly rules: readonly RelabelRule[];
  /** Labels before relabeling, sorted by name, with names of pods in place of addresses. */
  readonly discovered: readonly (readonly [name: string, value: KnownValue])[];
  /** What each rule does, up to the rule that drops the target. */
  readonly steps: readonly RelabelStep[];
}

/** Relabelings in the order of the targets and of the dropped targets of the job; each is computed when it is asked for. */
export interface JobRelabelings<T = TargetRelabeling> {
  readonly targets: readonly (() => T)[];
  readonly dropped: readonly (() => T)[];
}

/** Runs a job again, and keeps what its targets are made of. */
export function relabelingsOfJob(sharded: ShardedJob, view: DiscoveryView): JobRelabelings {
  const named = podNamesIn(view.cluster);
  const made = new Map<Target | DroppedTarget, () => TargetRelabeling>();
  const { targets, dropped } = targetsOfJob(sharded, view, discoveredBy(view.prometheusVersion), (row, { discovered }, shard) => {
    made.set(row, () => relabelingOf(discovered, sharded.byShard[shard].rules, named));
  });

  return { targets: targets.map((row) => made.get(row)!), dropped: dropped.map((row) => made.get(row)!) };
}

function relabelingOf(
  labels: ReadonlyMap<string, string>, rules: readonly RelabelRule[], named: (text: string) => string,
): TargetRelabeling {
  const shown = <T extends KnownValue | undefined>(value: T) => (typeof value === 'string' ? named(value) : value);
  const discovered = [...labels].filter(([, value]) => value !== '').sort(([a], [b]) => (a < b ? -1 : 1))
    .map(([name, value]) => [name, value.includes(PLACEHOLDER) ? null : named(value)] as const);
  const steps = relabelSteps(labels, rules).map(({ changes, ...step }) => (
    { ...step, changes: changes.map(({ name, ...values }) => ({ name, ...mapped(values, shown) })) }));

  return { rules, discovered, steps };
}

function mapped<T extends object, U>(values: T, change: (value: T[keyof T]) => U): { [key in keyof T]: U } {
  return Object.fromEntries(Object.entries(values).map(([key, value]) => [key, change(value)])) as { [key in keyof T]: U };
}
