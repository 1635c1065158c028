/** The configuration of a server as a plain Prometheus reads it: files beside it in place of mounts, and no variables of the operator. */
import { stringify } from 'yaml';
import { NeededFile, NeededFiles } from './needed-files';
import { withFiles } from './with-files';
import { Inspected } from '../../forecast/inspected';
import { OPERATOR } from '../../forecast/operator';
import { tryYamlValue } from '../../manifests/load/try-yaml-value';
import { RuleOrigin } from '../../manifests/rule-origin';
import { Selection } from '../../operator-port/selection';
import { Server } from '../../operator-port/server';
import { asJson } from '../../operator-port/yaml';
import { fillFor } from '../../prometheus/targets/shards';
import { withoutSecrets } from '../../redaction/hide-secrets';
import { isSecretEntry } from '../../redaction/secret-names';

/** A configuration, and what it needs. */
export interface PortableConfiguration {
  readonly text: string;
  readonly files: readonly NeededFile[];
  /** Fields that have to be filled in, because Prometheus does not read them from a file. */
  readonly placeholders: readonly string[];
  /** Whether the rules of PrometheusRule objects have to be collected. */
  readonly hasRules: boolean;
  /** Fields of the server whose Secrets hold configuration that is not in it. */
  readonly leftOut: readonly string[];
  /** Why the operator leaves out a monitor that the server selects, by its key. */
  readonly rejected: ReadonlyMap<string, string>;
}

/** Why there is no configuration. */
export class NotPortableError extends Error {
  constructor(message: string, public readonly fix = 'see cdk8s-app-monitoring check') {
    super(message);
  }
}

/**
 * The configuration of one server.
 * @param shard of which the targets are; without it, all shards are one
 * @throws NotPortableError if the operator writes no configuration for it
 */
export function portableConfiguration({ servers }: Pick<Inspected, 'servers'>, key: string, shard?: number): PortableConfiguration {
  const found = servers.get(key);
  const { managed } = found ?? {};
  const error = found?.error();
  if (!managed || error !== undefined || found!.config() === '') throw new NotPortableError(error ?? 'the operator writes no configuration for it');
  const { server, selection } = managed;
  const { shards = 1 } = server.spec;
  if (shard !== undefined && shard >= shards) throw new NotPortableError(`it has no shard ${shard}: spec.shards is ${shards}, and the first is 0`, `use --shard with a number up to ${shards - 1}, or leave it out`);
  const input = { ...withoutSecrets(server, selection, isSecretEntry), additionalScrapeConfigs: selection.additionalScrapeConfigs };
  const { scrape_configs: _, ...sections } = tryYamlValue(OPERATOR.generateConfiguration(input).config) as Sections;
  const jobs = [...OPERATOR.generateScrapeSections(input).jobs].map(({ yaml, origins, declaredBy }) => (
    withRules(asJson(yaml) as Job, declaredBy === key ? [] : origins, shard === undefined)));
  const files = new NeededFiles();
  const whole = { ...sections, ...ruleFiles(sections), scrape_configs: jobs };
  const portable = withFiles('config.Config', whole, '', files, server.namespace);

  return {
    text: variablesFilled(stringify(portable, { version: '1.1', lineWidth: 0 }), server, shard),
    files: files.all,
    placeholders: files.placeholders,
    hasRules: hasRules(sections),
    leftOut: leftOutOf(server, selection),
    rejected: found!.rejected,
  };
}

/** What refers to configuration for Alertmanagers is not read, and jobs may be in a Secret that a controller fills. */
function leftOutOf({ kind, spec }: Server, { hasUnknownJobs }: Selection): string[] {
  const alerting = kind === 'Prometheus' ? ['additionalAlertRelabelConfigs', 'additionalAlertManagerConfigs'].filter((field) => spec[field]) : [];

  return [...hasUnknownJobs ? ['additionalScrapeConfigs'] : [], ...alerting].map((field) => `spec.${field}`);
}

interface Sections { readonly [section: string]: unknown }

interface Job { readonly relabel_configs?: readonly object[]; readonly [field: string]: unknown }

/** Without the rules that divide targets, if all shards are one. */
function withRules(job: Job, origins: readonly RuleOrigin[], isWhole: boolean): Job {
  const { relabel_configs: rules, ...fields } = job;
  if (!rules) return job;
  const isSharding = (rule: object, i: number) => (origins[i] !== undefined && 'by' in origins[i] ? origins[i].by === 'shard' : origins.length === 0 && JSON.stringify(rule).includes('$(SHARD)'));
  const kept = rules.filter((rule, i) => !isWhole || !isSharding(rule, i));

  return { ...fields, ...kept.length > 0 && { relabel_configs: kept } };
}

/** Rules are in a folder beside the configuration. */
function ruleFiles(sections: Sections): object {
  return hasRules(sections) ? { rule_files: ['rules/*.yaml'] } : {};
}

function hasRules({ rule_files: files }: Sections): boolean {
  return Array.isArray(files) && files.length > 0;
}

/** Names of the pods of a server, and numbers of its shards. */
function variablesFilled(text: string, { kind, name, spec }: Server, shard: number | undefined): string {
  const zones = spec.shardingStrategy?.mode === 'Topology' ? spec.shardingStrategy.topology?.values as readonly string[] | undefined : undefined;
  const pod = `${kind === 'PrometheusAgent' ? 'prom-agent' : 'prometheus'}-${name}${shard === undefined || shard === 0 ? '' : `-shard-${shard}`}-0`;

  return fillFor(shard ?? 0, { count: 1, ...zones && { zones } })(text).replaceAll('$(POD_NAME)', pod);
}
