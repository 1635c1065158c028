/** Checks limits, sizes, protocols and scrape class, which every kind of monitor sets for a job as a whole. */
import { ScrapeProtocol } from '../../imports/shared';
import { Problem, quote } from '../findings/problem';
import { isByteSize } from '../units/byte-size';

const WHOLE_NUMBERS = [
  'sampleLimit', 'targetLimit', 'labelLimit', 'labelNameLengthLimit', 'labelValueLengthLimit', 'keepDroppedTargets',
  'nativeHistogramBucketLimit',
] as const;

/** The fields that are checked. */
export interface Limits {
  readonly sampleLimit?: number;
  readonly targetLimit?: number;
  readonly labelLimit?: number;
  readonly labelNameLengthLimit?: number;
  readonly labelValueLengthLimit?: number;
  readonly keepDroppedTargets?: number;
  readonly nativeHistogramBucketLimit?: number;
  readonly nativeHistogramMinBucketFactor?: number;
  readonly bodySizeLimit?: string;
  readonly scrapeProtocols?: ScrapeProtocol[];
  readonly scrapeClass?: string;
}

/** Checks numbers, sizes, and lists without duplicates. */
export function checkLimits(props: Limits): Problem[] {
  return [checkNumbers, checkSize, checkProtocols, checkFactor, checkScrapeClass].flatMap((check) => check(props));
}

function checkNumbers(props: Limits): Problem[] {
  const wrong = WHOLE_NUMBERS.filter((field) => props[field] !== undefined && !(Number.isSafeInteger(props[field]) && props[field]! >= 0));

  return wrong.map((field) => ({
    code: 'AM113', message: `${field} ${quote(props[field])} is not a whole number from 0`, fix: 'use 0 for no limit',
  }));
}

function checkSize({ bodySizeLimit }: Limits): Problem[] {
  return bodySizeLimit === undefined || isByteSize(bodySizeLimit)
    ? []
    : [{ code: 'AM113', message: `bodySizeLimit ${quote(bodySizeLimit)} is not a size`, fix: 'write it like "10MB" or "512KiB"' }];
}

function checkProtocols({ scrapeProtocols }: Limits): Problem[] {
  if (scrapeProtocols === undefined) return [];
  const twice = scrapeProtocols.find((protocol, i) => scrapeProtocols.indexOf(protocol) !== i);
  if (scrapeProtocols.length === 0) return [{ code: 'AM113', message: 'scrapeProtocols is empty', fix: 'list at least one protocol, or leave it out' }];

  return twice === undefined ? [] : [{ code: 'AM113', message: `scrapeProtocols lists ${quote(twice)} twice`, fix: 'list it once' }];
}

function checkFactor({ nativeHistogramMinBucketFactor: factor }: Limits): Problem[] {
  return factor === undefined || (Number.isFinite(factor) && factor > 1)
    ? []
    : [{ code: 'AM113', message: `nativeHistogramMinBucketFactor ${quote(factor)} is not above 1`, fix: 'use a factor such as 1.1' }];
}

function checkScrapeClass({ scrapeClass }: Limits): Problem[] {
  return scrapeClass === '' ? [{ code: 'AM504', message: 'scrapeClass is empty', fix: 'name a scrape class of the Prometheus object, or leave it out' }] : [];
}
