/** Reads one entry of `scrape_configs`. */
import { decodeStruct } from './decode';
import { Decoded, listIn, structIn, textIn } from './decoded';
import { GlobalSettings, refuseProtocols, resolveNames } from './global-settings';
import { reaches } from './loader-version';
import { Reader, readDiscoveries } from './read-discoveries';
import { readRelabelings, RelabelingReader } from './read-relabelings';
import { refuse, within } from './refused';
import { text } from './scalars';
import { ScrapeJob } from './scrape-job';
import { WrittenScalar } from '../../manifests/load/written-scalar';
import { durationText } from '../../units/duration-text';

/** What is known beside the job. */
export interface JobReader extends Reader, RelabelingReader {
  readonly global: GlobalSettings;
}

/**
 * Reads a job with its defaults.
 * @param index of the job in its list, for messages about a job without a name
 * @throws RefusedConfiguration if Prometheus would not load it
 * @see ScrapeConfig.UnmarshalYAML and Validate in config/config.go, Prometheus v0.314.0
 */
export function readJob(entry: unknown, index: number, reader: JobReader): ScrapeJob {
  return within(placeOf(entry, index), () => {
    if (entry === null || entry === undefined) return refuse({ path: '', problem: 'is empty', fix: () => 'fill the job in, or remove it' });
    const job = decodeStruct('config.ScrapeConfig', entry, reader.version);
    const name = job.job_name as string;
    const names = resolveNames(job, reader.global, reader.version);
    const rules = readRelabelings(listIn(job, 'relabel_configs'), 'relabel_configs', names, reader);
    const sampleRules = readRelabelings(listIn(job, 'metric_relabel_configs'), 'metric_relabel_configs', names, reader);
    refuseProtocols(job, reader.version);
    const discoveries = readDiscoveries(job, reader);
    if (rules.length === 0) refuseUrls(job);
    const params = paramsOf(job);

    return {
      name,
      discoveries,
      rules,
      defaults: new Map([
        ['job', name],
        ...intervals(job, reader.global),
        ['__metrics_path__', textIn(job, 'metrics_path', '/metrics')],
        ['__scheme__', textIn(job, 'scheme', 'http')],
        ...reaches(reader.version, '3.13') ? histograms(job, reader.global) : [],
        ...[...params].filter(([, values]) => values.length > 0).map(([param, [first]]): [string, string] => [`__param_${param}`, first]),
      ]),
      params,
      samples: { rules: sampleRules, honorsLabels: job.honor_labels === true },
      ...!reaches(reader.version, '3.0') && { isPrometheus2: true },
    };
  });
}

/** The name of a job, or its place if it has no name. */
function placeOf(entry: unknown, index: number): { readonly job?: string; readonly path?: string } {
  const given = (entry instanceof Map ? entry.get('job_name') : (entry as Decoded | null | undefined)?.job_name) ?? null;
  const job = typeof given === 'object' && !(given instanceof WrittenScalar) ? '' : text(given);

  return job === '' ? { path: `scrape_configs[${index}]` } : { job };
}

/** Refuses URLs as addresses. Jobs with rules are not checked: rules may change the address. */
export function refuseUrls(job: Decoded): void {
  const addresses = listIn<Decoded>(job, 'static_configs').flatMap((group) => listIn<string>(group, 'targets'));
  const value = addresses.find((address) => address.includes('/'));
  if (value !== undefined) {
    refuse({ path: 'static_configs', value, problem: 'contains "/", so it is not a host with a port', fix: (named) => `list only <host>:<port>, and set ${named('scheme')} and ${named('metrics_path')}` });
  }
}

function intervals(job: Decoded, global: GlobalSettings): [string, string][] {
  const interval = job.scrape_interval as bigint || global.interval;
  const timeout = (job.scrape_timeout ?? 0n) as bigint;
  if (timeout > interval) {
    refuse({ path: 'scrape_timeout', problem: 'is above scrape_interval', fix: (named) => `lower ${named('scrape_timeout')}, or raise ${named('scrape_interval')}` });
  }
  const inherited = global.timeout < interval ? global.timeout : interval;

  return [['__scrape_interval__', durationText(interval)], ['__scrape_timeout__', durationText(timeout === 0n ? inherited : timeout)]];
}

/** Labels that rules may change for each target: from 3.13 on. */
function histograms(job: Decoded, { histograms: { native, classic, nhcb } }: GlobalSettings): [string, string][] {
  const flag = (field: string, otherwise: boolean) => String(job[field] ?? otherwise);

  return [
    ['__convert_classic_histograms_to_nhcb__', flag('convert_classic_histograms_to_nhcb', nhcb)],
    ['__always_scrape_classic_histograms__', flag('always_scrape_classic_histograms', classic)],
    ['__scrape_native_histograms__', flag('scrape_native_histograms', native)],
  ];
}

function paramsOf(job: Decoded): Map<string, readonly string[]> {
  return new Map(Object.entries(structIn(job, 'params')).map(([param, values]) => [param, (values ?? []) as readonly string[]]));
}
