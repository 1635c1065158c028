/** Makes a target of discovered labels, or finds why it is not scraped. */
import { InvalidLabel } from './target';
import { targetUrl } from './target-url';
import { compareByBytes } from '../../go/compare-by-bytes';
import { splitHostPort } from '../../go/split-host-port';
import { parsePrometheusDuration } from '../../units/parse-duration';
import { ScrapeJob } from '../configuration/scrape-job';
import { LabelBuilder } from '../relabel/label-builder';
import { applyRules } from '../relabel/relabel';

/** What becomes of a discovered target. */
export type Outcome =
  | { readonly url: string; readonly labels: ReadonlyMap<string, string>; readonly dropped?: undefined; readonly invalid?: undefined }
  | { readonly dropped: number; readonly invalid?: undefined }
  | { readonly invalid: Invalid; readonly dropped?: undefined };

/** Why Prometheus makes no target of labels that no rule drops. */
export interface Invalid extends InvalidLabel {
  /** What is wrong with it, in words. */
  readonly why: string;
}

/**
 * Applies the rules of a job, and then checks the result as Prometheus does.
 * @returns the URL, and all remaining labels sorted by name, including those that begin with `__`
 * @see PopulateLabels in scrape/target.go, Prometheus v0.314.0, and v0.55.1 for Prometheus 2
 */
export function makeTarget(discovered: ReadonlyMap<string, string>, { rules, params, defaults, isPrometheus2 }: ScrapeJob): Outcome {
  const relabeled = new LabelBuilder(discovered);
  const dropped = applyRules(rules, relabeled);
  if (dropped !== undefined) return { dropped };
  const invalid = (isPrometheus2 ? addPort(relabeled) : undefined) ?? whyNotTarget(relabeled, defaults);
  if (invalid !== undefined) return { invalid };
  if (relabeled.get('instance') === '') relabeled.set('instance', relabeled.get('__address__'));
  const labels = new Map(relabeled.remaining((name) => !name.startsWith('__meta_')).sort(([a], [b]) => compareByBytes(a, b)));

  return { url: targetUrl(labels, params), labels };
}

const PORTS: ReadonlyMap<string, string> = new Map([['', '80'], ['http', '80'], ['https', '443']]);

/** Gives an address without a port that of the scheme. @returns why the scheme has no port */
function addPort(labels: LabelBuilder): Invalid | undefined {
  const address = labels.get('__address__');
  if (address === '' || splitHostPort(address) || !splitHostPort(`${address}:1234`)) return undefined;
  const scheme = labels.get('__scheme__');
  const port = PORTS.get(scheme);
  if (port === undefined) return { label: '__scheme__', value: scheme, why: `its address has no port, and there is no default port for scheme "${scheme}"` };
  labels.set('__address__', `${address}:${port}`);

  return undefined;
}

function whyNotTarget(labels: LabelBuilder, defaults: ScrapeJob['defaults']): Invalid | undefined {
  const address = labels.get('__address__');
  if (address === '') return { label: '__address__', value: '', why: 'it has no address' };
  if (address.includes('/')) return { label: '__address__', value: address, why: `"${address}" is not a host name` };

  // Values of the job were checked when it was read.
  const isOwn = (label: string) => labels.get(label) === (defaults.get(label) ?? '');
  const whyNot = TIMES.every(isOwn) ? undefined : whyNotTimes(labels.get(INTERVAL), labels.get(TIMEOUT));

  return whyNot ?? whyNotFlags(labels, defaults);
}

const INTERVAL = '__scrape_interval__';
const TIMEOUT = '__scrape_timeout__';
const TIMES = [INTERVAL, TIMEOUT];

function whyNotTimes(interval: string, timeout: string): Invalid | undefined {
  const ofInterval = (why: string): Invalid => ({ label: INTERVAL, value: interval, why });
  const ofTimeout = (why: string): Invalid => ({ label: TIMEOUT, value: timeout, why });
  const [every, within] = [tryMillis(interval), tryMillis(timeout)];
  if (every === undefined) return ofInterval(`its interval "${interval}" is not a duration`);
  if (every === 0n) return ofInterval('its interval is 0');
  if (within === undefined) return ofTimeout(`its timeout "${timeout}" is not a duration`);
  if (within === 0n) return ofTimeout('its timeout is 0');

  return within > every ? ofTimeout(`its timeout ${timeout} is longer than its interval ${interval}`) : undefined;
}

function tryMillis(text: string): bigint | undefined {
  try {
    return parsePrometheusDuration(text);
  } catch (error) {
    if (!(error instanceof RangeError)) throw error;

    return undefined;
  }
}

const FLAGS = ['__convert_classic_histograms_to_nhcb__', '__always_scrape_classic_histograms__', '__scrape_native_histograms__'];

/** @see ParseBool in strconv, Go 1.26 */
const BOOLEAN = /^(?:1|t|T|TRUE|true|True|0|f|F|FALSE|false|False)$/;

/** Versions that do not read flags have no defaults for them. */
function whyNotFlags(labels: LabelBuilder, defaults: ScrapeJob['defaults']): Invalid | undefined {
  const label = FLAGS.find((flag) => defaults.has(flag) && labels.get(flag) !== '' && !BOOLEAN.test(labels.get(flag)));
  if (label === undefined) return undefined;
  const value = labels.get(label);

  return { label, value, why: `label ${label} is "${value}", which is neither true nor false` };
}
