/** The targets of a server, from its configuration and the objects in the cluster. */
import { DiscoveryRights } from './discovery-rights';
import { tryYamlValue } from '../manifests/load/try-yaml-value';
import { ConfigurationInput } from '../operator-port/configuration';
import { NotGeneratedError } from '../operator-port/not-generated-error';
import { Operator } from '../operator-port/operator';
import { isOnEveryNode, Server } from '../operator-port/server';
import { asJson, YamlMap } from '../operator-port/yaml';
import { readWholeConfiguration, ScrapeConfigsReader } from '../prometheus/configuration/read-configuration';
import { RefusedConfiguration } from '../prometheus/configuration/refused';
import { ShardedJob } from '../prometheus/targets/sharded-job';
import { fillFor, Shards } from '../prometheus/targets/shards';
import { ServerTargets } from '../prometheus/targets/target';
import { DiscoveryView, targetsOfServer } from '../prometheus/targets/targets-of-server';

/** The targets of a server without a configuration. */
export const NO_TARGETS: ServerTargets = { jobs: [] };

/** Key of the server that no operator manages. */
export const UNMANAGED_SERVER = 'prometheus.yml';

/** The cluster, and what servers are allowed to read there. */
export interface ServerView extends DiscoveryView {
  readonly rights: DiscoveryRights;
}

/** Finds the targets of a server in the configuration that the operator writes. */
export function targetsThroughOperator(operator: Operator, input: ConfigurationInput, { rights, ...view }: ServerView): ServerTargets {
  const { server } = input;
  const deniedReads: DiscoveryView['deniedReads'] = (config, declaredBy) => rights.denied({ server, declaredBy }, config);

  return collect(() => jobsThroughOperator(operator, input, shardsOf(server)), { ...view, deniedReads });
}

/** Finds the targets of a server in the text of its configuration. Who runs it is not known, so it may read everything. */
export function targetsByText(text: string, view: DiscoveryView): ServerTargets {
  const value = tryYamlValue(text, true);
  if (value === undefined) return { jobs: [], refused: 'it is not YAML, or has a key twice' };

  return collect(() => {
    const jobs = readWholeConfiguration(value, { fill: fillFor(0, { count: 1 }) });

    return jobs.map((job): ShardedJob => ({ byShard: [job], declaredBy: UNMANAGED_SERVER }));
  }, view);
}

/**
 * Yields the jobs that the operator writes, one by one, so that they need not all be in memory.
 * @throws NotGeneratedError if the operator writes no configuration
 * @throws RefusedConfiguration if Prometheus would not load it
 */
export function* jobsThroughOperator(operator: Operator, input: ConfigurationInput, shards: Shards = { count: 1 }): Generator<ShardedJob> {
  const { global, jobs } = operator.generateScrapeSections(input);
  const ownNamespace = input.server.namespace;
  const readerFor = (shard: number) => new ScrapeConfigsReader(asJson(global), { fill: fillFor(shard, shards), ownNamespace });
  const readers = Array.from({ length: shards.count }, (_, shard) => readerFor(shard));
  for (const { declaredBy, yaml, origins } of jobs) {
    const entry = plainJob(yaml);
    yield { byShard: readers.map((reader) => reader.read(entry)), declaredBy, origins };
  }
}

/** A job as plain data, except its rules: they stay maps, because there are many of them. */
function plainJob(job: YamlMap): object {
  return Object.fromEntries([...job].map(([key, value]) => [key, key === 'relabel_configs' ? value : asJson(value)]));
}

function collect(jobs: () => Iterable<ShardedJob>, view: DiscoveryView): ServerTargets {
  try {
    return { jobs: [...targetsOfServer(jobs(), view)] };
  } catch (error) {
    // The operator writes nothing then. The reason is reported with the configuration.
    if (error instanceof NotGeneratedError) return NO_TARGETS;
    if (!(error instanceof RefusedConfiguration)) throw error;

    return { jobs: [], refused: error.message };
  }
}

/** Agents that run on every node are not shards. */
function shardsOf(server: Server): Shards {
  const { spec } = server;
  const zones = spec.shardingStrategy?.mode === 'Topology' ? spec.shardingStrategy.topology?.values : undefined;

  return { count: isOnEveryNode(server) ? 1 : Math.max(spec.shards ?? 1, 1), ...zones && { zones } };
}
