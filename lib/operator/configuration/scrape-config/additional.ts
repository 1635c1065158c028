/** Jobs that stand as text in a Secret. */
import { ServerContext } from '../job-context';
import { NotGeneratedError } from './not-generated-error';
import type * as lazy from './read-yaml-list';
import { Rule } from '../relabeling/relabel-rules';
import { Sharding } from '../relabeling/sharding';
import { dividesTargets, shardingRules } from '../relabeling/sharding-rules';
import { Yaml, YamlMap } from '../yaml/yaml';

/**
 * The jobs of `additionalScrapeConfigs`: as they are, but divided among shards where there are several.
 * @throws NotGeneratedError for what is no YAML list of maps
 * @see generateAdditionalScrapeConfigs in pkg/prometheus/promcfg.go, v0.94.1
 */
export function additionalJobs(text: string, { sharding, daemonSet }: ServerContext): YamlMap[] {
  const jobs = jobsIn(text);

  return daemonSet || sharding.shards === 1 ? jobs : jobs.map((job) => dividedJob(job, sharding));
}

function jobsIn(text: string): YamlMap[] {
  try {
    // Loaded when it is needed: few servers have such jobs.
    // eslint-disable-next-line @typescript-eslint/no-require-imports
    return (require('./read-yaml-list') as typeof lazy).readYamlList(text);
  } catch (error) {
    throw notGenerated(`unmarshalling additional scrape configs failed: ${(error as Error).message}`);
  }
}

function dividedJob(job: YamlMap, sharding: Sharding): YamlMap {
  const rules = rulesOf(job);
  const others = [...job].filter(([key]) => key !== 'relabel_configs');

  return new Map([...others, ['relabel_configs', dividesTargets(rules) ? rules : [...rules, ...shardingRules(sharding, '__address__')]]]);
}

/** The operator wraps an error here that is none, hence its odd words. */
function rulesOf(job: YamlMap): Rule[] {
  const configs = job.get('relabel_configs');
  if (configs === undefined) return [];
  if (!Array.isArray(configs)) throw notGenerated('error parsing relabel configs: %!w(<nil>)');

  return configs.map((config: Yaml) => {
    if (!(config instanceof Map)) throw notGenerated('error parsing relabel config: %!w(<nil>)');

    return config;
  });
}

function notGenerated(problem: string): NotGeneratedError {
  return new NotGeneratedError(`generate additional scrape configs: ${problem}`);
}
