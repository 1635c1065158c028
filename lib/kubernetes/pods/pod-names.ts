/** Names the pods that represent workloads. */
import { StoredObject } from '../../manifests/objects';
import { Running } from '../workloads/workloads';

/** A Pod, or a template whose pods are to be named. */
export interface PodSlot {
  readonly object: StoredObject;
  /** Absent for a Pod. */
  readonly made?: Running;
}

/**
 * Names of pods, one for each slot: that of a Pod, the one that the cluster gives, e.g. to a StatefulSet's pod, or `<workload>-0`. If
 * another pod of the namespace has that name, the kind is added: for a StatefulSet and a DaemonSet `logs`, the names are `logs-0` and
 * `logs-daemonset-0`. Pods of several templates of one workload have the name of the group: `<workload>-<group>-0`.
 */
export function podNamesOf(slots: readonly PodSlot[]): string[] {
  const taken = new Set<string>();
  const names = new Map<PodSlot, string>();
  const others = slots.filter((slot) => !isNamedByCluster(slot));
  for (const slot of [...slots.filter(isNamedByCluster), ...others]) {
    const { namespace, kind, name, manifest } = slot.object;
    const wanted = wantedName(slot);
    const chosen = kind !== 'Pod' && taken.has(`${namespace}/${wanted}`)
      ? freeName(`${namespace}/`, `${name}-${(manifest.kind ?? '').toLowerCase()}`, taken) : wanted;
    taken.add(`${namespace}/${chosen}`);
    names.set(slot, chosen);
  }

  return slots.map((slot) => names.get(slot)!);
}

function isNamedByCluster({ made }: PodSlot): boolean {
  return made === undefined || made.added.name !== undefined;
}

function wantedName({ object: { name }, made }: PodSlot): string {
  if (made === undefined) return name;
  const groups = made.template.entries.map((entry) => `-${entry.name}`).join('');

  return made.added.name ?? `${name}${groups}-0`;
}

function freeName(within: string, start: string, taken: ReadonlySet<string>): string {
  let i = 0;
  while (taken.has(`${within}${start}-${i}`)) i += 1;

  return `${start}-${i}`;
}
