/** Makes a target of discovered labels, or finds why it is not scraped. */
import { targetUrl } from './target-url';
import { compareByBytes } from '../../go/compare-by-bytes';
import { parsePrometheusDuration } from '../../units/parse-duration';
import { ScrapeJob } from '../configuration/scrape-job';
import { relabel } from '../relabel/relabel';

/** What becomes of a discovered target. */
export type Outcome =
  | { readonly url: string; readonly labels: ReadonlyMap<string, string>; readonly dropped?: undefined; readonly invalid?: undefined }
  | { readonly dropped: number; readonly invalid?: undefined }
  | { readonly invalid: string; readonly dropped?: undefined };

/**
 * Applies the rules of a job, and then checks the result as Prometheus does.
 * @returns the URL, and all remaining labels sorted by name, including those that begin with `__`
 * @see PopulateLabels in scrape/target.go, Prometheus v0.314.0
 */
export function makeTarget(discovered: ReadonlyMap<string, string>, { rules, params, defaults }: ScrapeJob): Outcome {
  const { labels: relabeled, dropped } = relabel(discovered, rules);
  if (dropped !== undefined) return { dropped };
  const invalid = whyNotTarget(relabeled!, defaults);
  if (invalid !== undefined) return { invalid };
  if (!relabeled!.has('instance')) relabeled!.set('instance', relabeled!.get('__address__')!);
  const labels = new Map([...relabeled!].filter(([name]) => !name.startsWith('__meta_')).sort(([a], [b]) => compareByBytes(a, b)));

  return { url: targetUrl(labels, params), labels };
}

function whyNotTarget(labels: ReadonlyMap<string, string>, defaults: ScrapeJob['defaults']): string | undefined {
  const address = labels.get('__address__');
  if (address === undefined) return 'it has no address';
  if (address.includes('/')) return `"${address}" is not a host name`;

  // Values of the job were checked when it was read.
  const isOwn = (label: string) => labels.get(label) === defaults.get(label);
  const whyNot = TIMES.every(isOwn) ? undefined : whyNotTimes(labels.get('__scrape_interval__') ?? '', labels.get('__scrape_timeout__') ?? '');

  return whyNot ?? whyNotFlags(labels);
}

const TIMES = ['__scrape_interval__', '__scrape_timeout__'];

function whyNotTimes(interval: string, timeout: string): string | undefined {
  const [every, within] = [tryMillis(interval), tryMillis(timeout)];
  if (every === undefined) return `its interval "${interval}" is not a duration`;
  if (every === 0n) return 'its interval is 0';
  if (within === undefined) return `its timeout "${timeout}" is not a duration`;
  if (within === 0n) return 'its timeout is 0';

  return within > every ? `its timeout ${timeout} is longer than its interval ${interval}` : undefined;
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

function whyNotFlags(labels: ReadonlyMap<string, string>): string | undefined {
  const wrong = FLAGS.find((flag) => labels.has(flag) && !BOOLEAN.test(labels.get(flag)!));

  return wrong === undefined ? undefined : `label ${wrong} is "${labels.get(wrong)}", which is neither true nor false`;
}
