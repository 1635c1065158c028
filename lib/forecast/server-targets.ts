/** The targets of a server, from its configuration and the objects in the cluster. */
import { DiscoveryRights } from './discovery-rights';
import { loadedVersion } from './image-version';
import { withoutOtherClusters } from './other-cluster';
import { FilesBeside } from '../manifests/load/files-beside';
import { tryYamlValue } from '../manifests/load/try-yaml-value';
import { ConfigurationInput } from '../operator-port/configuration';
import { NotGeneratedError } from '../operator-port/not-generated-error';
import { Operator } from '../operator-port/operator';
import { isOnEveryNode, Server } from '../operator-port/server';
import { asJson } from '../operator-port/yaml';
import { attempted } from '../prometheus/configuration/attempted';
import { NOT_YAML, readConfiguration, ReadConfiguration, refuseNamesakes, ScrapeConfigsReader } from '../prometheus/configuration/read-configuration';
import { Refusal } from '../prometheus/configuration/refused';
import { ScrapeJob } from '../prometheus/configuration/scrape-job';
import { ShardedJob } from '../prometheus/targets/sharded-job';
import { fillFor, Shards } from '../prometheus/targets/shards';
import { ServerRefusal, ServerTargets } from '../prometheus/targets/target';
import { DiscoveryView, OnFound, targetsOfServer } from '../prometheus/targets/targets-of-server';

/** The targets of a server without a configuration. */
export const NO_TARGETS: ServerTargets = { jobs: [] };

/** Key of the server that no operator manages. */
export const UNMANAGED_SERVER = 'prometheus.yml';

/** The cluster, and what servers are allowed to read there. */
export interface ServerView extends DiscoveryView {
  readonly rights: DiscoveryRights;
}

/** Finds the targets of a server in the configuration that the operator writes. @param onFound receives each job, and what it scrapes */
export function targetsThroughOperator(
  operator: Operator, input: ConfigurationInput, view: ServerView, onFound?: OnFound,
): ServerTargets {
  const { server } = input;
  const refused: ServerRefusal[] = [];
  try {
    const jobs = [...targetsOfServer(jobsThroughOperator(operator, input, shardsOf(server), refused), discoveryOf(server, view), onFound)];

    return refused.length === 0 ? { jobs } : { jobs: [], refused };
  } catch (error) {
    // The operator writes nothing then. The reason is reported with the configuration.
    if (error instanceof NotGeneratedError) return NO_TARGETS;

    throw error;
  }
}

/** What the discoveries of a server see. */
export function discoveryOf(server: Server, { rights, ...view }: ServerView): DiscoveryView {
  return { ...view, deniedReads: (config, declaredBy) => rights.denied({ server, declaredBy }, config), prometheusVersion: server.version };
}

/** A configuration that no operator writes. */
export interface GivenConfiguration {
  readonly text: string;
  /** Files that it names; absent if no file is known. */
  readonly beside?: FilesBeside;
}

/** Reads a configuration that no operator writes. */
export function readGiven({ text, beside }: GivenConfiguration): ReadConfiguration {
  const value = tryYamlValue(text, true);

  return value === undefined
    ? { jobs: [], refusals: [NOT_YAML], unreadFiles: [] } : readConfiguration(value, { fill: fillFor(0, { count: 1 }), beside });
}

/** Finds the targets of a server in its configuration. Who runs it is not known, so it may read everything. */
export function targetsByText(given: GivenConfiguration, view: DiscoveryView): ServerTargets {
  const { jobs, refusals } = readGiven(given);
  const sharded = jobs.map(unsharded);

  if (refusals.length > 0) return { jobs: [], refused: refusals.map((each) => ({ declaredBy: UNMANAGED_SERVER, ...each })) };

  return { jobs: [...targetsOfServer(sharded, view)] };
}

/** A job of a configuration that no operator writes. */
export function unsharded(job: ScrapeJob): ShardedJob {
  return { byShard: [job], declaredBy: UNMANAGED_SERVER };
}

/**
 * Yields the jobs that the operator writes, one by one, so that they need not all be in memory; without those that Prometheus refuses.
 * @param refused where these are collected
 * @throws NotGeneratedError if the operator writes no configuration
 */
export function* jobsThroughOperator(
  operator: Operator, input: ConfigurationInput, shards: Shards = { count: 1 }, refused: ServerRefusal[] = [],
): Generator<ShardedJob> {
  const { global, jobs } = operator.generateScrapeSections(input);
  const { key, namespace: ownNamespace } = input.server;
  const collecting = <T>(declaredBy: string, step: () => T): T | undefined => {
    const refusals: Refusal[] = [];
    const result = attempted(step, refusals);
    refused.push(...refusals.map((each) => ({ declaredBy, ...each })));

    return result;
  };
  const known = { ownNamespace, prometheusVersion: loadedVersion(input.server) };
  const readerFor = (shard: number) => new ScrapeConfigsReader(asJson(global), { ...known, fill: fillFor(shard, shards) });
  const { remoteWrite, remoteRead } = input.server.spec;
  collecting(key, () => refuseNamesakes({ remote_write: remoteWrite, remote_read: remoteRead }));
  const readers = collecting(key, () => Array.from({ length: shards.count }, (_, shard) => readerFor(shard)));
  if (!readers) return;
  for (const { declaredBy, yaml, origins } of jobs) {
    const ofOwnCluster = (job: ScrapeJob) => withoutOtherClusters(job, input.server);
    const byShard = collecting(declaredBy, () => readers.map((reader) => ofOwnCluster(reader.read(yaml))));
    if (byShard) yield { byShard, declaredBy, origins };
  }
}

/** The shards of a server. Agents that run on every node are not shards. */
export function shardsOf(server: Server): Shards {
  const { spec } = server;
  const zones = spec.shardingStrategy?.mode === 'Topology' ? spec.shardingStrategy.topology?.values : undefined;

  return { count: isOnEveryNode(server) ? 1 : Math.max(spec.shards ?? 1, 1), ...zones && { zones } };
}
