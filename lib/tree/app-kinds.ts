/** The kinds that run pods in an app: those that are known, and those that its constructs add. */
import { IConstruct } from 'constructs';
import { Problem } from '../findings/problem';
import { PodsOf, whyNotPodsOf } from '../kubernetes/workloads/pods-of';
import { WorkloadKinds } from '../kubernetes/workloads/workload-kinds';

/** Additions by app. */
const added = new WeakMap<IConstruct, readonly PodsOf[]>();
const known = new WeakMap<IConstruct, WorkloadKinds>();

/** Adds kinds to those of the whole app. */
export function addKinds({ node: { root } }: IConstruct, kinds: readonly PodsOf[] = []): void {
  const there = addedKinds(root);
  const seen = new Set(there.map((kind) => JSON.stringify(kind)));
  const all = [...there, ...kinds.filter((kind) => !seen.has(JSON.stringify(kind)))];
  if (all.length === there.length) return;
  added.set(root, all);
  known.set(root, new WorkloadKinds(all));
}

/** The kinds that constructs of the app have added. */
export function addedKinds({ node: { root } }: IConstruct): readonly PodsOf[] {
  return added.get(root) ?? [];
}

/** All kinds that run pods in the app. */
export function kindsIn({ node: { root } }: IConstruct): WorkloadKinds {
  return known.get(root) ?? WorkloadKinds.KNOWN;
}

/** What is wrong with kinds that are to be added. */
export function checkKinds(kinds: readonly PodsOf[] = []): Problem[] {
  const bad = (message: string): Problem => ({ code: 'AM220', message, fix: "write it like { group: 'example.com', kind: 'Widget', template: 'spec.template' }" });
  if (!Array.isArray(kinds)) return [bad('podsOf is not a list')];

  return kinds.flatMap((kind, i) => {
    const why = whyNotPodsOf(kind as PodsOf);

    return why === undefined ? [] : [bad(`podsOf[${i}]: ${why}`)];
  });
}
