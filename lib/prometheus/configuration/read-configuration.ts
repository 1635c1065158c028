/** The jobs of a configuration, be it text or what the operator is about to write. */
import { GLOBAL_FIELDS, SECTIONS } from './known-fields';
import { duration, GlobalSettings, JobReader, namesOf, readJob } from './read-job';
import { boolean, knownMapping, list, mapping, RefusedConfiguration, text, YamlMapping } from './refused';
import { ScrapeJob } from './scrape-job';

/** What is known beside the configuration. */
export type ConfigurationReader = Pick<JobReader, 'ownNamespace' | 'fill'>;

/**
 * Reads jobs one after the other, so that nobody has to hold them all.
 * @param entries of `scrape_configs`, as plain data
 * @param global the `global` section, as plain data
 * @throws RefusedConfiguration where Prometheus would not load the configuration
 */
export function* readJobs(entries: Iterable<unknown>, global: unknown, reader: ConfigurationReader): Generator<ScrapeJob> {
  const settings = globalSettings(knownMapping(global, 'global', GLOBAL_FIELDS));
  const names = new Set<string>();
  const known: JobReader['known'] = new Map();
  for (const entry of entries) {
    const job = readJob(entry, { global: settings, known, ...reader });
    if (names.has(job.name)) throw new RefusedConfiguration(`there are two jobs named "${job.name}"`);
    names.add(job.name);
    yield job;
  }
}

/**
 * The jobs of a whole configuration.
 * @throws RefusedConfiguration where Prometheus would not load it, as far as that is looked at: sections that decide on no target are not
 * @see Config.UnmarshalYAML in config/config.go, Prometheus v0.314.0
 */
export function readWholeConfiguration(value: unknown, reader: ConfigurationReader): ScrapeJob[] {
  const whole = mapping(value, 'the configuration');
  const unknown = Object.keys(whole).find((section) => !SECTIONS.has(section));
  if (unknown !== undefined) throw new RefusedConfiguration(`there is no section "${unknown}"`);

  return [...readJobs(list(whole.scrape_configs, 'scrape_configs'), whole.global, reader)];
}

/** Files with further jobs, which nobody but the server sees. */
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
