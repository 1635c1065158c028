/** Reads one entry of `scrape_configs`. */
import { JOB_FIELDS } from './known-fields';
import { Reader, readDiscoveries } from './read-discoveries';
import { refuseTwoLogins } from './refuse-two-logins';
import { boolean, list, mapping, RefusedConfiguration, text, YamlMapping } from './refused';
import { SdConfig, ScrapeJob } from './scrape-job';
import { WrittenScalar } from '../../manifests/load/written-scalar';
import { resolvePlain } from '../../manifests/load/yaml-scalar';
import { durationText } from '../../units/duration-text';
import { parsePrometheusDuration } from '../../units/parse-duration';
import { NameValidationScheme } from '../../units/prometheus-names';
import { RelabelRule } from '../relabel/rule';
import { ruleFrom } from '../relabel/rule-from';

/** Settings of the `global` section. */
export interface GlobalSettings {
  readonly interval: bigint;
  readonly timeout: bigint;
  readonly names: NameValidationScheme;
  /** Values of the labels that decide how histograms are scraped. */
  readonly histograms: { readonly native: boolean; readonly classic: boolean; readonly nhcb: boolean };
}

/** What is known beside the job. */
export interface JobReader extends Reader {
  readonly global: GlobalSettings;
  /** Fills in variables such as `$(SHARD)`. */
  readonly fill: (text: string) => string;
  /** Rules that were read before, by their content: jobs have most of their rules in common. */
  readonly known: Map<string, RelabelRule>;
}

/**
 * Reads a job with its defaults.
 * @throws RefusedConfiguration if Prometheus would not load it
 * @see ScrapeConfig.UnmarshalYAML and Validate in config/config.go, Prometheus v0.314.0
 */
export function readJob(entry: unknown, reader: JobReader): ScrapeJob {
  const job = mapping(entry, 'a job');
  const name = text(job.job_name, 'job_name');
  if (name === '') throw new RefusedConfiguration('a job has no job_name');
  const place = `job "${name}"`;
  refuseUnknown(job, place);
  refuseTwoLogins(job, place);
  const params = paramsOf(job.params, place);

  const rules = rulesOf(job, 'relabel_configs', place, reader);
  const discoveries = readDiscoveries(job, place, reader);
  if (rules.length === 0) refuseUrls(discoveries, place);

  return {
    name,
    discoveries,
    rules,
    defaults: new Map([
      ['job', name],
      ...intervals(job, place, reader.global),
      ['__metrics_path__', text(job.metrics_path, `${place} metrics_path`, '/metrics')],
      ['__scheme__', text(job.scheme, `${place} scheme`, 'http')],
      ...histograms(job, place, reader.global),
      ...[...params].filter(([, values]) => values.length > 0).map(([param, [first]]): [string, string] => [`__param_${param}`, first]),
    ]),
    params,
    samples: {
      rules: rulesOf(job, 'metric_relabel_configs', place, reader),
      honorsLabels: boolean(job.honor_labels, `${place} honor_labels`, false),
    },
  };
}

function refuseUnknown(job: YamlMapping, place: string): void {
  const unknown = Object.keys(job).find((field) => !JOB_FIELDS.has(field) && field !== 'static_configs' && !field.endsWith('_sd_configs'));
  if (unknown !== undefined) throw new RefusedConfiguration(`${place} has an unknown field "${unknown}"`);
}

/** Refuses URLs as addresses. Jobs with rules are not checked: rules may change the address. */
function refuseUrls(discoveries: readonly SdConfig[], place: string): void {
  const addresses = discoveries.flatMap((each) => (each.kind === 'static' ? each.groups.flatMap(({ targets }) => targets) : []));
  const url = addresses.find((address) => address.includes('/'));
  if (url !== undefined) throw new RefusedConfiguration(`${place} static_configs: "${url}" is not a host name`);
}

function intervals(job: YamlMapping, place: string, global: GlobalSettings): [string, string][] {
  const own = duration(job.scrape_interval, `${place} scrape_interval`);
  const interval = own === 0n ? global.interval : own;
  const timeout = duration(job.scrape_timeout, `${place} scrape_timeout`);
  if (timeout > interval) throw new RefusedConfiguration(`${place} has a scrape_timeout above its scrape_interval`);
  const inherited = global.timeout < interval ? global.timeout : interval;

  return [['__scrape_interval__', durationText(interval)], ['__scrape_timeout__', durationText(timeout === 0n ? inherited : timeout)]];
}

/** Reads milliseconds; 0 if the value is not set. @throws RefusedConfiguration if it is not a duration */
export function duration(value: unknown, place: string): bigint {
  if (value === undefined || value === null) return 0n;
  const written = text(value, place);
  try {
    return parsePrometheusDuration(written);
  } catch (error) {
    throw new RefusedConfiguration(`${place}: ${(error as Error).message}`);
  }
}

function histograms(job: YamlMapping, place: string, { histograms: { native, classic, nhcb } }: GlobalSettings): [string, string][] {
  const flag = (field: string, otherwise: boolean) => String(boolean(job[field], `${place} ${field}`, otherwise));

  return [
    ['__convert_classic_histograms_to_nhcb__', flag('convert_classic_histograms_to_nhcb', nhcb)],
    ['__always_scrape_classic_histograms__', flag('always_scrape_classic_histograms', classic)],
    ['__scrape_native_histograms__', flag('scrape_native_histograms', native)],
  ];
}

function paramsOf(value: unknown, place: string): Map<string, string[]> {
  return new Map(Object.entries(mapping(value, `${place} params`)).map(([param, values]) =>
    [param, list(values, `${place} params`).map((each) => text(each, `${place} params`))]));
}

function rulesOf(job: YamlMapping, field: string, place: string, { fill, global, known }: JobReader): RelabelRule[] {
  const names = namesOf(job.metric_name_validation_scheme, place, global.names);

  return list(job[field], `${place} ${field}`).map((entry, i) => {
    const at = `${place} ${field}[${i}]`;
    const fields = entry instanceof Map ? entry as ReadonlyMap<string, unknown> : Object.entries(mapping(entry, at)).map(asRuleField);
    const key = keyOf(names, fields);
    const rule = known.get(key) ?? readRule(filled(Object.fromEntries(fields), fill), names, at);
    known.set(key, rule);

    return rule;
  });
}

/** Reads a validation scheme of names. @throws RefusedConfiguration if it is unknown */
export function namesOf(value: unknown, place: string, otherwise: NameValidationScheme): NameValidationScheme {
  const scheme = text(value, place);
  if (scheme === '') return otherwise;
  if (scheme !== 'utf8' && scheme !== 'legacy') throw new RefusedConfiguration(`${place} metric_name_validation_scheme "${scheme}" is neither utf8 nor legacy`);

  return scheme;
}

/** A field of a rule as plain data: all fields are text except the modulus. */
function asRuleField([field, value]: readonly [string, unknown]): readonly [string, unknown] {
  const plain = (each: unknown) => (each instanceof WrittenScalar ? field === 'modulus' ? integerOf(each.text) : each.text : each);

  return [field, Array.isArray(value) ? value.map(plain) : plain(value)];
}

/** An integer with all of its digits. */
function integerOf(written: string): unknown {
  return /^[0-9]+$/.test(written) ? BigInt(written) : resolvePlain(written);
}

/** A key that is equal only for equal rules. It is made for every rule of every job, so it must be fast. */
function keyOf(names: NameValidationScheme, fields: Iterable<readonly [string, unknown]>): string {
  let key: string = names;
  for (const [field, value] of fields) key += `\0${field}\0${typeof value === 'object' ? JSON.stringify(value, digitsOf) : `${typeof value} ${String(value)}`}`;

  return key;
}

function digitsOf(_: string, value: unknown): unknown {
  return typeof value === 'bigint' ? `${value}n` : value;
}

function readRule(entry: YamlMapping, names: NameValidationScheme, place: string): RelabelRule {
  try {
    return ruleFrom(entry, names);
  } catch (error) {
    throw new RefusedConfiguration(`${place}: ${(error as Error).message}`);
  }
}

function filled(rule: YamlMapping, fill: JobReader['fill']): YamlMapping {
  const { regex, replacement } = rule;
  const isFixed = !(typeof regex === 'string' && regex.includes('$(')) && !(typeof replacement === 'string' && replacement.includes('$('));
  if (isFixed) return rule;

  return {
    ...rule,
    ...typeof regex === 'string' && { regex: fill(regex) },
    ...typeof replacement === 'string' && { replacement: fill(replacement) },
  };
}
