/** The `global` section, and what jobs inherit of it. */
import { decodeStruct } from './decode';
import { Decoded, listIn, textIn } from './decoded';
import { LoaderVersion, namesOf, needs, reaches } from './loader-version';
import { isOpenValue } from './open-value';
import { Fault, refuse, within } from './refused';
import { oneOf } from './scalars';
import { isLabelName, NameValidationScheme } from '../../units/prometheus-names';

/** Settings of the `global` section. */
export interface GlobalSettings {
  readonly interval: bigint;
  readonly timeout: bigint;
  readonly names: NameValidationScheme;
  /** How names that are not legacy are escaped; empty if it follows from the scheme. */
  readonly escaping: string;
  /** Values of the labels that decide how histograms are scraped. */
  readonly histograms: { readonly native: boolean; readonly classic: boolean; readonly nhcb: boolean };
}

/** Milliseconds. */
const DEFAULT_INTERVAL = 60_000n;
const DEFAULT_TIMEOUT = 10_000n;

/**
 * Reads the section.
 * @throws RefusedConfiguration if Prometheus would not load it
 * @see GlobalConfig.UnmarshalYAML in config/config.go, Prometheus v0.314.0
 */
export function readGlobal(value: unknown, version?: LoaderVersion): GlobalSettings {
  return within({ path: 'global' }, () => {
    const global = value === undefined || value === null ? {} : decodeStruct('config.GlobalConfig', value, version);
    const names = (textIn(global, 'metric_name_validation_scheme') || namesOf(version)) as NameValidationScheme;
    refuseLabels(global.external_labels as ReadonlyMap<string, string> | undefined, labelNames(names, version));
    const interval = (global.scrape_interval as bigint) || DEFAULT_INTERVAL;
    const timeout = (global.scrape_timeout ?? 0n) as bigint;
    if (timeout > interval) refuse({ path: 'scrape_timeout', problem: 'is above scrape_interval', fix: () => 'lower scrape_timeout, or raise scrape_interval' });
    refuseProtocols(global, version);
    const flag = (field: string) => (global[field] ?? false) as boolean;

    return {
      interval,
      timeout: timeout || (DEFAULT_TIMEOUT < interval ? DEFAULT_TIMEOUT : interval),
      names,
      escaping: textIn(global, 'metric_name_escaping_scheme'),
      histograms: { native: flag('scrape_native_histograms'), classic: flag('always_scrape_classic_histograms'), nhcb: flag('convert_classic_histograms_to_nhcb') },
    };
  });
}

function refuseLabels(labels: ReadonlyMap<string, string> | undefined, names: NameValidationScheme): void {
  const wrong = [...labels?.keys() ?? []].find((name) => !isLabelName(name, names));
  if (wrong !== undefined) refuse({ path: 'external_labels', value: wrong, problem: 'is not a valid label name', fix: () => 'rename it' });
}

const PROTOCOLS = ['PrometheusProto', 'OpenMetricsText0.0.1', 'OpenMetricsText1.0.0', 'OpenMetricsText2.0.0', 'PrometheusText0.0.4', 'PrometheusText1.0.0'];

/**
 * @throws RefusedConfiguration if a job or the global section lists protocols that Prometheus does not know, or no protocol
 * @see validateAcceptScrapeProtocols in config/config.go, Prometheus v0.314.0
 */
export function refuseProtocols(section: Decoded, version?: LoaderVersion): void {
  const protocols = listIn<string>(section, 'scrape_protocols');
  const fault = (path: string, problem: string, value?: string): Fault => (
    { path, problem, fix: oneOf(PROTOCOLS), ...value !== undefined && { value } });
  if (section.scrape_protocols !== undefined && protocols.length === 0) refuse(fault('scrape_protocols', 'is empty'));
  protocols.forEach((protocol, i) => {
    if (!PROTOCOLS.includes(protocol) && !isOpenValue(protocol)) refuse(fault(`scrape_protocols[${i}]`, 'is not a known protocol', protocol));
    refuseLaterProtocol(`scrape_protocols[${i}]`, protocol, version);
    if (protocols.indexOf(protocol) < i) refuse({ ...fault(`scrape_protocols[${i}]`, 'is listed twice', protocol), fix: () => 'remove it' });
  });
  const fallback = textIn(section, 'fallback_scrape_protocol');
  if (fallback !== '' && !PROTOCOLS.includes(fallback) && !isOpenValue(fallback)) refuse(fault('fallback_scrape_protocol', 'is not a known protocol', fallback));
  refuseLaterProtocol('fallback_scrape_protocol', fallback, version);
}

/** The first minor version of protocols that not all versions know. */
const PROTOCOLS_SINCE: { readonly [protocol: string]: string | undefined } = { 'PrometheusText1.0.0': '3.0', 'OpenMetricsText2.0.0': '3.15' };

function refuseLaterProtocol(path: string, protocol: string, version: LoaderVersion | undefined): void {
  const since = PROTOCOLS_SINCE[protocol];
  if (since !== undefined && !reaches(version, since)) {
    refuse({ path, value: protocol, problem: needs(since, version!), fix: () => `run Prometheus ${since} or later, or use another protocol` });
  }
}

const ESCAPING = ['allow-utf-8', 'underscores', 'dots', 'values'];

/**
 * The scheme by which a job validates names.
 * @throws RefusedConfiguration if its schemes are unknown, or contradict each other
 * @see ScrapeConfig.Validate in config/config.go, Prometheus v0.314.0
 */
export function resolveNames(job: Decoded, global: GlobalSettings, version?: LoaderVersion): NameValidationScheme {
  const own = textIn(job, 'metric_name_validation_scheme') as NameValidationScheme | '';
  const names = own || global.names;
  refuseUnknownScheme(global.names, 'global metric_name_validation_scheme');
  // Before it, only the global scheme is checked, and there is no scheme of escaping.
  if (!reaches(version, '3.4')) return labelNames(names, version);
  refuseUnknownScheme(names, 'metric_name_validation_scheme');
  const byScheme = (scheme: NameValidationScheme) => (scheme === 'legacy' ? 'underscores' : 'allow-utf-8');
  const inherited = global.escaping || byScheme(global.names);
  const field = 'metric_name_escaping_scheme';
  if (!ESCAPING.includes(inherited)) refuse({ path: `global ${field}`, value: inherited, problem: 'is not a known value', fix: oneOf(ESCAPING) });
  // Before 3.7, a job takes the escaping of the global section also beside a scheme of its own.
  const escaping = textIn(job, field) || (own === '' || !reaches(version, '3.7') ? inherited : byScheme(own));
  if (!ESCAPING.includes(escaping)) refuse({ path: field, value: escaping, problem: 'is not a known value', fix: oneOf(ESCAPING) });
  if (escaping === 'allow-utf-8' && names !== 'utf8') {
    refuse({ path: field, problem: 'is allow-utf-8, but metric_name_validation_scheme is legacy', fix: (named) => `set ${named(field)} to underscores, or ${named('metric_name_validation_scheme')} to utf8` });
  }

  return labelNames(names, version);
}

/** Names that labels may have. Until 3.6 the setting is about names of metrics alone. */
export function labelNames(names: NameValidationScheme, version: LoaderVersion | undefined): NameValidationScheme {
  return reaches(version, '3.7') ? names : namesOf(version);
}

function refuseUnknownScheme(names: string, path: string): void {
  if (names !== 'utf8' && names !== 'legacy') refuse({ path, value: names, problem: 'is not a known value', fix: oneOf(['utf8', 'legacy']) });
}
