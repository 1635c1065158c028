/** Names the pods that represent workloads. */
import { StoredObject } from '../../manifests/objects';

/**
 * Names of the pods of workloads, by workload key: `<workload>-0`. If another pod of the namespace has that name, the kind is added: for a
 * StatefulSet and a DaemonSet `logs`, the names are `logs-0` and `logs-daemonset-0`.
 */
export function podNamesOf(workloads: readonly StoredObject[]): Map<string, string> {
  const taken = new Set<string>();
  const names = new Map<string, string>();
  const others = workloads.filter((workload) => !isNamedByCluster(workload));
  for (const { key, namespace, kind, name } of [...workloads.filter(isNamedByCluster), ...others]) {
    const wanted = kind === 'Pod' ? name : `${name}-0`;
    const chosen = kind !== 'Pod' && taken.has(`${namespace}/${wanted}`) ? freeName(`${namespace}/`, `${name}-${kind.toLowerCase()}`, taken) : wanted;
    taken.add(`${namespace}/${chosen}`);
    names.set(key, chosen);
  }

  return names;
}

function isNamedByCluster({ kind }: StoredObject): boolean {
  return kind === 'Pod' || kind === 'StatefulSet';
}

function freeName(within: string, start: string, taken: ReadonlySet<string>): string {
  let i = 0;
  while (taken.has(`${within}${start}-${i}`)) i += 1;

  return `${start}-${i}`;
}
