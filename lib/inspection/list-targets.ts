/** The targets of all servers in one list, as plain data. */
import { InspectedTarget } from './inspected-target';
import { Inspected } from '../forecast/inspected';
import { Target } from '../prometheus/targets/target';

/** All targets, sorted by server, then in the order of the jobs. */
export function targetsIn({ servers }: Pick<Inspected, 'servers'>): InspectedTarget[] {
  return [...servers].sort(([a], [b]) => (a < b ? -1 : 1)).flatMap(([server, { targets }]) =>
    targets().jobs.flatMap(({ job, targets: found }) => found.map((target) => ({ server, job, ...targetAsJson(target) }))));
}

/** A target as JSON; fields without a value are left out. */
export function targetAsJson({ url, labels, source, replicas, shard, unknownLabels }: Target): Omit<InspectedTarget, 'server' | 'job'> {
  return {
    url,
    labels: Object.fromEntries(labels),
    source,
    ...replicas !== undefined && { replicas },
    ...shard !== undefined && { shard },
    ...unknownLabels.length > 0 && { unknownLabels: [...unknownLabels] },
  };
}
