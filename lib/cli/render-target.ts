/** The parts of a target as text. */
import { ServerJson, TargetJson } from '../inspection/to-json';

/** The servers of an inspection by key. */
export type Servers = readonly (readonly [key: string, server: ServerJson])[];

/** `{instance="cart-0:80", node=?}`: a question mark is a value that only the cluster decides. */
export function renderLabels({ labels, unknownLabels = [] }: Pick<TargetJson, 'labels' | 'unknownLabels'>): string {
  const known = Object.entries(labels).map(([name, value]) => [name, `${name}=${JSON.stringify(value)}`]);
  const unknown = unknownLabels.map((name) => [name, `${name}=?`]);

  return `{${[...known, ...unknown].sort(([a], [b]) => (a < b ? -1 : 1)).map(([, text]) => text).join(', ')}}`;
}

/** `Deployment/shop/cart x2`. */
export function renderSource({ source, replicas = 1 }: Pick<TargetJson, 'source' | 'replicas'>): string {
  return replicas === 1 ? source : `${source} x${replicas}`;
}

/** The entry of a job, or undefined; safe for a job that is named `constructor`. */
export function tryOfJob<T>(byJob: { readonly [job: string]: T }, job: string): T | undefined {
  return Object.hasOwn(byJob, job) ? byJob[job] : undefined;
}

/** `2 consul_sd_configs, 1 file_sd_configs`. */
export function renderDiscoveries(discoveries: { readonly [discovery: string]: number }): string {
  return Object.entries(discoveries).map(([discovery, number]) => `${number} ${discovery}`).join(', ');
}
