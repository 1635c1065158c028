/** Reads the jobs of a configuration. */
import { GLOBAL_FIELDS, SECTIONS } from './known-fields';
import { duration, GlobalSettings, JobReader, namesOf, readJob } from './read-job';
import { boolean, knownMapping, list, mapping, RefusedConfiguration, text, YamlMapping } from './refused';
import { ScrapeJob } from './scrape-job';

/** What is known beside the configuration. */
export type ReadingContext = Pick<JobReader, 'ownNamespace' | 'fill'>;

/** Reads the entries of one `scrape_configs` list, one by one, so that they need not all be in memory. */
export class ScrapeConfigsReader {
  private readonly reader: JobReader;
  private readonly names = new Set<string>();

  /**
   * @param global the `global` section, as plain data
   * @throws RefusedConfiguration if Prometheus would not load the section
   */
  constructor(global: unknown, { ownNamespace, fill }: ReadingContext) {
    this.reader = { global: globalSettings(knownMapping(global, 'global', GLOBAL_FIELDS)), known: new Map(), ownNamespace, fill };
  }

  /**
   * Reads the next entry.
   * @param entry as plain data; rules may be maps
   * @throws RefusedConfiguration if Prometheus would not load the job, or has read one of the same name
   */
  read(entry: unknown): ScrapeJob {
    const job = readJob(entry, this.reader);
    if (this.names.has(job.name)) throw new RefusedConfiguration(`there are two jobs named "${job.name}"`);
    this.names.add(job.name);

    return job;
  }
}

/**
 * Reads the jobs of a whole configuration.
 * @throws RefusedConfiguration if Prometheus would not load it; only sections that decide on targets are checked
 * @see Config.UnmarshalYAML in config/config.go, Prometheus v0.314.0
 */
export function readWholeConfiguration(value: unknown, context: ReadingContext): ScrapeJob[] {
  const whole = mapping(value, 'the configuration');
  const unknown = Object.keys(whole).find((section) => !SECTIONS.has(section));
  if (unknown !== undefined) throw new RefusedConfiguration(`unknown section "${unknown}"`);
  const entries = list(whole.scrape_configs, 'scrape_configs');
  const reader = new ScrapeConfigsReader(whole.global, context);

  return entries.map((entry) => reader.read(entry));
}

/** Files with more jobs. Only the server can read them. */
export function scrapeConfigFiles(value: unknown): string[] {
  return list(mapping(value, 'the configuration').scrape_config_files, 'scrape_config_files').map((file) => text(file, 'scrape_config_files'));
}

/** @see GlobalConfig.UnmarshalYAML in config/config.go, Prometheus v0.314.0 */
function globalSettings(global: YamlMapping): GlobalSettings {
  const interval = duration(global.scrape_interval, 'global scrape_interval') || DEFAULT_INTERVAL;
  const timeout = duration(global.scrape_timeout, 'global scrape_timeout');
  if (timeout > interval) throw new RefusedConfiguration('global scrape_timeout is above global scrape_interval');
  const flag = (field: string) => boolean(global[field], `global ${field}`, false);

  return {
    interval,
    timeout: timeout || (DEFAULT_TIMEOUT < interval ? DEFAULT_TIMEOUT : interval),
    names: namesOf(global.metric_name_validation_scheme, 'global', 'utf8'),
    histograms: { native: flag('scrape_native_histograms'), classic: flag('always_scrape_classic_histograms'), nhcb: flag('convert_classic_histograms_to_nhcb') },
  };
}

/** Milliseconds. */
const DEFAULT_INTERVAL = 60_000n;
const DEFAULT_TIMEOUT = 10_000n;
