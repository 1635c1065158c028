/** What a server scrapes, by its configuration and what runs in the cluster. */
import { Operator } from './operator';
import { tryYamlValue } from '../manifests/load/try-yaml-value';
import { ConfigurationInput } from '../operator/configuration/generate';
import { NotGeneratedError } from '../operator/configuration/scrape-config/not-generated-error';
import { asJson } from '../operator/configuration/yaml/go-map';
import { Yaml, YamlMap } from '../operator/configuration/yaml/yaml';
import { Server } from '../operator/server';
import { readJobs, readWholeConfiguration } from '../prometheus/configuration/read-configuration';
import { RefusedConfiguration } from '../prometheus/configuration/refused';
import { Shards } from '../prometheus/targets/shards';
import { ServerTargets } from '../prometheus/targets/target';
import { DeclaredJob, ReadJobs, Scene, targetsOfServer } from '../prometheus/targets/targets-of-server';

export type { Scene } from '../prometheus/targets/targets-of-server';

/** Of a server without a configuration. */
export const NO_TARGETS: ServerTargets = { jobs: [] };

/** Name of a server that no operator manages, in place of a key. */
export const UNMANAGED_SERVER = 'prometheus.yml';

/** By what the operator writes for it. */
export function targetsThroughOperator(operator: Operator, input: ConfigurationInput, scene: Scene): ServerTargets {
  const { server } = input;
  const readAll: ReadJobs = function* (fill) {
    const { global, jobs } = operator.generateScrapeSections(input);
    const owners: string[] = [];
    const entries = (function* () {
      for (const { declaredBy, job } of jobs) {
        owners.push(declaredBy);
        yield plainJob(job);
      }
    })();
    const read = readJobs(entries, asJson(global), { fill, ownNamespace: server.namespace });
    for (const job of read) yield { job, declaredBy: owners.shift()! };
  };

  return collect(readAll, shardsOf(server), scene);
}

/** By the text of its configuration. */
export function targetsByText(text: string, scene: Scene): ServerTargets {
  const value = tryYamlValue(text, true);
  if (value === undefined) return { jobs: [], refused: 'it is not YAML, or has a key twice' };

  const declared = (job: DeclaredJob['job']): DeclaredJob => ({ job, declaredBy: UNMANAGED_SERVER });
  const readAll: ReadJobs = (fill) => readWholeConfiguration(value, { fill }).map(declared);

  return collect(readAll, { count: 1 }, scene);
}

/** Rules stay maps, since there are so many of them. */
function plainJob(job: Yaml): object {
  return Object.fromEntries([...job as YamlMap].map(([key, value]) => [key, key === 'relabel_configs' ? value : asJson(value)]));
}

function collect(readAll: ReadJobs, shards: Shards, scene: Scene): ServerTargets {
  try {
    return { jobs: [...targetsOfServer(readAll, shards, scene)] };
  } catch (error) {
    // The operator writes nothing then, and why is told with the configuration.
    if (error instanceof NotGeneratedError) return NO_TARGETS;
    if (!(error instanceof RefusedConfiguration)) throw error;

    return { jobs: [], refused: error.message };
  }
}

/** Agents on every node are no shards. */
function shardsOf({ kind, spec }: Server): Shards {
  const isOnNodes = kind === 'PrometheusAgent' && spec.mode === 'DaemonSet';
  const zones = spec.shardingStrategy?.mode === 'Topology' ? spec.shardingStrategy.topology?.values : undefined;

  return { count: isOnNodes ? 1 : Math.max(spec.shards ?? 1, 1), ...zones && { zones } };
}
