/** What one server scrapes, in the words of the forecast: pods that stand for workloads have their names where a cluster has addresses. */

import { ActiveTarget } from './prometheus-process';
import { poolOf, serverId } from './rewrite-config';
import { ClusterAnswer } from '../judge-types';

/** A server's targets. */
export interface JudgedServer {
  /** How many shards there are. */
  readonly shards: number;
  /** By name of the job: every job of the configuration, also those without targets. */
  readonly jobs: { readonly [job: string]: readonly JudgedTarget[] };
}

/** One target of one shard. */
export interface JudgedTarget {
  readonly url: string;
  readonly labels: { readonly [name: string]: string };
  readonly shard: number;
  /** Key of the manifest that it comes from, where discovery tells. */
  readonly source?: string;
}

/** What stands in names and ids that only a cluster gives: see `cluster/unknown.go`. */
const UNKNOWN = /xqzkw|1999-09-09T09:09:09Z|25[23]\.0\.\d+\.\d+/;

/** Whether a value holds something that only a cluster knows. */
export function isClusterMade(value: string): boolean {
  return UNKNOWN.test(value);
}

/** The servers of a scenario, by key. */
export function judgedServers(
  scenario: number,
  servers: readonly { readonly key: string; readonly shards: number; readonly jobs: readonly string[] }[],
  targets: readonly ActiveTarget[],
  cluster: ClusterAnswer,
): { [key: string]: JudgedServer } {
  const pools = poolsOf(targets);
  const named = nameEverybody(cluster);

  return Object.fromEntries(servers.map(({ key, shards, jobs }) => [key, {
    shards,
    jobs: Object.fromEntries(jobs.map((job) => [job, Array.from({ length: shards }, (_, shard) => (pools.get(poolOf(serverId(scenario, shard, key), job)) ?? [])
      .filter(({ discoveredLabels }) => !isForeignNode(discoveredLabels, cluster))
      .map((target): JudgedTarget => ({
        url: named(target.scrapeUrl),
        labels: Object.fromEntries(Object.entries(target.labels).map(([name, value]) => [name, named(value)])),
        shard,
        source: sourceOf(target.discoveredLabels, cluster, job),
      }))).flat()])),
  }]));
}

/** Targets are looked up scenario by scenario, so they are sorted once. */
const sortedTargets = new WeakMap<readonly ActiveTarget[], Map<string, ActiveTarget[]>>();

function poolsOf(targets: readonly ActiveTarget[]): Map<string, ActiveTarget[]> {
  const known = sortedTargets.get(targets);
  if (known) return known;
  const pools = new Map<string, ActiveTarget[]>();
  for (const target of targets) pools.set(target.scrapePool, [...pools.get(target.scrapePool) ?? [], target]);
  sortedTargets.set(targets, pools);

  return pools;
}

/** Puts names of pods in place of their addresses. */
function nameEverybody({ pods }: ClusterAnswer): (text: string) => string {
  const names = new Map(Object.entries(pods).flatMap(([key, { ips }]) => ips.map((ip): [string, string] => [ip, key.split('/')[1]])));

  return (text) => text.replace(/251\.0\.\d+\.\d+|\[?100::fb:[0-9a-f]+\]?/g, (address) => names.get(address.replace(/[[\]]/g, '')) ?? address);
}

/** A node that a cluster has and no manifest names. */
function isForeignNode(discovered: ActiveTarget['discoveredLabels'], { nodes }: ClusterAnswer): boolean {
  const node = discovered.__meta_kubernetes_node_name;

  return node !== undefined && discovered.__meta_kubernetes_namespace === undefined && nodes.includes(node);
}

const DECLARING: { readonly [prefix: string]: string } = { serviceMonitor: 'ServiceMonitor', podMonitor: 'PodMonitor', probe: 'Probe', scrapeConfig: 'ScrapeConfig' };

function sourceOf(discovered: ActiveTarget['discoveredLabels'], { pods }: ClusterAnswer, job: string): string | undefined {
  const meta = (name: string) => discovered[`__meta_kubernetes_${name}`];
  const namespace = meta('namespace');
  if (namespace === undefined) {
    if (meta('node_name') !== undefined) return `Node/${meta('node_name')}`;
    const [prefix, of, name] = job.split('/');

    return DECLARING[prefix] && name !== undefined ? `${DECLARING[prefix]}/${of}/${name}` : undefined;
  }
  if (meta('pod_name') !== undefined) return pods[`${namespace}/${meta('pod_name')}`]?.source;
  if (meta('ingress_name') !== undefined) return `Ingress/${namespace}/${meta('ingress_name')}`;
  // Endpoints without a pod may be declared by the Service, or by hand.
  if (meta('endpointslice_name') !== undefined || meta('endpoints_name') !== undefined) return undefined;

  return `Service/${namespace}/${meta('service_name')}`;
}
