/** Targets as lines: for snapshots and messages. */
import { visible } from '../findings/problem';
import { InspectedTarget } from '../inspection/inspected-target';

/** One line for each target, sorted by server, job and URL; equal inspections give equal lines. */
export function targetLines(targets: readonly InspectedTarget[]): string[] {
  return targets.map(targetLine).sort();
}

/** `Prometheus/monitoring/main podMonitor/shop/cart/0 http://cart-0:8080/metrics x2 {job="shop/cart", node=?}`. */
export function targetLine({ server, job, url, replicas = 1, shard, labels, unknownLabels = [] }: InspectedTarget): string {
  const known = Object.entries(labels).map(([name, value]) => [name, `${name}=${JSON.stringify(value)}`]);
  const unknown = unknownLabels.map((name) => [name, `${name}=?`]);
  const words = [...known, ...unknown].sort(([a], [b]) => (a < b ? -1 : 1)).map(([, word]) => word).join(', ');
  const number = replicas === 1 ? '' : ` x${replicas}`;

  return visible(`${server} ${job} ${url}${number}${shard === undefined ? '' : ` shard ${shard}`} {${words}}`);
}
