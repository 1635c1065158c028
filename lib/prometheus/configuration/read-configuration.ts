/** Reads the jobs of a configuration. */
import { attempted } from './attempted';
import { decodeStruct } from './decode';
import { Decoded, listIn, structIn, textIn } from './decoded';
import { labelNames, readGlobal } from './global-settings';
import { KnownRules } from './known-rules';
import { loaderVersion } from './loader-version';
import { JobReader, readJob, refuseUrls } from './read-job';
import { readRelabelings } from './read-relabelings';
import { Fault, refuse, RefusedConfiguration, Refusal, within } from './refused';
import { ScrapeJob } from './scrape-job';
import { tryYamlValue } from '../../manifests/load/try-yaml-value';

/** What is known beside the configuration. */
export interface ReadingContext extends Pick<JobReader, 'ownNamespace' | 'fill' | 'beside'> {
  /**
   * Version of the Prometheus, e.g. `v3.14.0`.
   * @default - not known: fields that any version knows, and the rules of the newest one
   */
  readonly prometheusVersion?: string;
}

/** What Prometheus reads. */
export interface ReadConfiguration {
  /** Jobs that are valid, in their order. */
  readonly jobs: readonly ScrapeJob[];
  /** What Prometheus refuses; it loads nothing then. */
  readonly refusals: readonly Refusal[];
  /** Entries of `scrape_config_files` that name no file that is known: they may add jobs. */
  readonly unreadFiles: readonly string[];
}

/** Reads the entries of one `scrape_configs` list, one by one, so that they need not all be in memory. */
export class ScrapeConfigsReader {
  private readonly reader: JobReader;
  private readonly names = new Set<string>();
  private index = 0;

  /**
   * @param global the `global` section, as plain data
   * @throws RefusedConfiguration if Prometheus would not load the section
   */
  constructor(global: unknown, context: ReadingContext) {
    const version = loaderVersion(context.prometheusVersion);
    this.reader = { ...context, version, global: readGlobal(global, version), known: new KnownRules() };
  }

  /**
   * Reads the next entry.
   * @param entry as plain data, with objects or maps
   * @throws RefusedConfiguration if Prometheus would not load the job, or has read one of the same name
   */
  read(entry: unknown): ScrapeJob {
    const job = readJob(entry, this.index++, this.reader);
    if (this.names.has(job.name)) {
      throw new RefusedConfiguration({ job: job.name, path: 'job_name', problem: 'is that of another job', fix: (named) => `give each job its own ${named('job_name')}` });
    }
    this.names.add(job.name);

    return job;
  }

  /** Rules of other sections, which have the names of the global section. @throws RefusedConfiguration if Prometheus would not load one */
  checkRelabelings(section: Decoded, field: string): void {
    readRelabelings(listIn(section, field), field, labelNames(this.reader.global.names, this.reader.version), this.reader);
  }

  /** Reads another part of the configuration. @throws RefusedConfiguration if Prometheus would not load it */
  decode(type: string, value: unknown): Decoded {
    return decodeStruct(type, value, this.reader.version);
  }

  /** Whether names are those before Prometheus 3. */
  get isLegacy(): boolean {
    return this.reader.global.names === 'legacy';
  }
}

/**
 * Reads a whole configuration.
 * @see Load and Config.UnmarshalYAML in config/config.go, Prometheus v0.314.0
 */
export function readConfiguration(value: unknown, context: ReadingContext): ReadConfiguration {
  const refusals: Refusal[] = [];
  const jobs: ScrapeJob[] = [];
  const unreadFiles: string[] = [];
  attempted(() => {
    const { scrape_configs: entries, global, ...sections } = fieldsOf(value);
    const reader = attempted(() => new ScrapeConfigsReader(global, context), refusals);
    const config = attempted(() => readSections(sections, reader, context), refusals);
    if (!reader) return;
    readJobs(entries, reader, jobs, refusals);
    for (const pattern of config ? listIn<string>(config, 'scrape_config_files') : []) {
      const files = context.beside?.find(pattern) ?? [];
      if (files.length === 0) unreadFiles.push(pattern);
      files.forEach(({ path, text: written }) => readFile(path, written, reader, jobs, refusals));
    }
  }, refusals);

  return { jobs, refusals, unreadFiles };
}

/** @see GetScrapeConfigs in config/config.go, Prometheus v0.314.0 */
function readFile(file: string, written: string, reader: ScrapeConfigsReader, jobs: ScrapeJob[], refusals: Refusal[]): void {
  const found: Refusal[] = [];
  attempted(() => {
    const { scrape_configs: entries, ...others } = fieldsOf(tryYamlValue(written, true) ?? (written.trim() === '' ? {} : refuse(NOT_YAML)));
    reader.decode('config.ScrapeConfigs', others);
    readJobs(entries, reader, jobs, found);
  }, found);
  refusals.push(...found.map((refusal) => ({ ...refusal, file })));
}

/** The fault of a text that is not YAML. */
export const NOT_YAML: Fault = { path: '', problem: 'is not valid YAML, or sets a key twice', fix: () => 'correct it; promtool check config shows the line' };

function readJobs(entries: unknown, reader: ScrapeConfigsReader, jobs: ScrapeJob[], refusals: Refusal[]): void {
  if (entries === undefined || entries === null) return;
  if (!Array.isArray(entries)) refuse({ path: 'scrape_configs', problem: 'is not a list', fix: () => 'write it as a list of jobs' });
  for (const entry of entries as readonly unknown[]) {
    const job = attempted(() => reader.read(entry), refusals);
    if (job) jobs.push(job);
  }
}

function fieldsOf(value: unknown): Decoded {
  if (value === null || value === undefined) return {};

  return typeof value === 'object' && !Array.isArray(value) ? value as Decoded : refuse({ path: '', problem: 'is not a map of sections', fix: () => 'write it as a map' });
}

const PATTERN = /^[^*]*(\*[^/]*)?$/;

/** The sections besides jobs. */
function readSections(sections: Decoded, reader: ScrapeConfigsReader | undefined, { prometheusVersion }: ReadingContext): Decoded {
  const config = decodeStruct('config.Config', sections, loaderVersion(prometheusVersion));
  for (const field of ['rule_files', 'scrape_config_files']) {
    listIn<string>(config, field).forEach((path, i) => {
      if (!PATTERN.test(path)) refuse({ path: `${field}[${i}]`, value: path, problem: 'has "*" before its last part', fix: () => 'use "*" only after the last "/"' });
    });
  }
  if (!reader) return config;
  const alerting = structIn(config, 'alerting');
  within({ path: 'alerting' }, () => {
    reader.checkRelabelings(alerting, 'alert_relabel_configs');
    eachNamed(alerting, 'alertmanagers', (section) => {
      if (listIn(section, 'relabel_configs').length === 0) refuseUrls(section);
      ['alert_relabel_configs', 'relabel_configs'].forEach((field) => reader.checkRelabelings(section, field));
    });
  });
  eachNamed(config, 'remote_write', (section) => reader.checkRelabelings(section, 'write_relabel_configs'));
  eachNamed(config, 'remote_read', () => undefined);
  refuseTranslation(structIn(config, 'otlp'), reader.isLegacy);

  return config;
}

/**
 * Sections that an operator writes from fields with the same names: of these, only the names are judged.
 * @throws RefusedConfiguration if two sections have one name
 */
export function refuseNamesakes(sections: Decoded): void {
  ['remote_write', 'remote_read'].forEach((field) => eachNamed(sections, field, () => undefined));
}

function eachNamed(config: Decoded, field: string, check: (section: Decoded) => void): void {
  const names = new Set<string>();
  listIn<Decoded | undefined>(config, field).forEach((section, i) => within({ path: `${field}[${i}]` }, () => {
    if (!section) return refuse({ path: '', problem: 'is empty', fix: () => 'fill it in, or remove it' });
    const name = textIn(section, 'name');
    if (name !== '' && names.has(name)) refuse({ path: 'name', value: name, problem: 'is that of another section', fix: () => 'rename one of them' });
    names.add(name);

    return check(section);
  }));
}

const STRATEGIES = ['UnderscoreEscapingWithSuffixes', 'UnderscoreEscapingWithoutSuffixes', 'NoTranslation', 'NoUTF8EscapingWithSuffixes'];

function refuseTranslation(otlp: Decoded, isLegacy: boolean): void {
  const path = 'otlp.translation_strategy';
  const strategy = textIn(otlp, 'translation_strategy');
  if (strategy !== '' && !STRATEGIES.includes(strategy)) refuse({ path, value: strategy, problem: 'is not a known value', fix: () => `use one of ${STRATEGIES.join(', ')}` });
  if (isLegacy && strategy.startsWith('No')) refuse({ path, value: strategy, problem: 'needs names in UTF-8', fix: () => 'use another strategy, or metric_name_validation_scheme: utf8' });
}
