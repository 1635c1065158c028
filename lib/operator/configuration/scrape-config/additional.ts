/** Jobs that a Secret contains as text. */
import type * as lazy from './read-yaml-list';
import { GivenRule, RuleOrigin } from '../../../manifests/rule-origin';
import { GeneratedJob } from '../../../operator-port/configuration';
import { NotGeneratedError } from '../../../operator-port/not-generated-error';
import { Yaml, YamlMap } from '../../../operator-port/yaml';
import { ServerContext } from '../job-context';
import { pathOf } from '../part';
import { Rule } from '../relabeling/relabel-rules';
import { RuleChain } from '../relabeling/rule-chain';
import { addressRules, dividesTargets } from '../relabeling/sharding-rules';

/**
 * The jobs of `additionalScrapeConfigs`: unchanged, but divided among shards if the server has several.
 * @throws NotGeneratedError for what is not a YAML list of maps
 * @see generateAdditionalScrapeConfigs in pkg/prometheus/promcfg.go, v0.94.1
 */
export function additionalJobs(text: string, { server, sharding, daemonSet, spec }: ServerContext): GeneratedJob[] {
  const given: GivenRule = { object: spec.object, fieldPath: pathOf(spec, 'additionalScrapeConfigs') };
  const added = new RuleChain(server);
  if (!daemonSet && sharding.shards > 1) added.add('shard', addressRules(sharding));

  const jobs = jobsIn(text);

  if (added.rules.length > 0) return jobs.map((job) => dividedJob(job, given, added));

  return jobs.map((yaml) => ({ yaml, origins: originsOf(yaml, given) }));
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

/** All rules of a job are in the same text. */
function originsOf(job: YamlMap, given: GivenRule): RuleOrigin[] {
  const configs = job.get('relabel_configs');

  return Array.isArray(configs) ? configs.map(() => given) : [];
}

function dividedJob(job: YamlMap, given: GivenRule, added: RuleChain): GeneratedJob {
  const rules = rulesOf(job);
  const origins = rules.map(() => given);
  const others = [...job].filter(([key]) => key !== 'relabel_configs');
  const isDivided = dividesTargets(rules);

  return {
    yaml: new Map([...others, ['relabel_configs', isDivided ? rules : [...rules, ...added.rules]]]),
    origins: isDivided ? origins : [...origins, ...added.origins],
  };
}

/** The operator wraps a nil error here, hence its odd words. */
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
