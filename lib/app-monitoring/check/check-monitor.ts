/** Fields of a monitor as a whole. */
import { Problem, quote } from '../../findings/problem';
import { whyNotQualifiedName } from '../../units/kubernetes-names';
import { statedFields } from '../../units/stated';
import { ALL_FIELDS } from '../monitor-fields';
import { MonitorProps } from '../monitor-props';

const WHOLE_NUMBERS = [
  'sampleLimit', 'targetLimit', 'labelLimit', 'labelNameLengthLimit', 'labelValueLengthLimit', 'keepDroppedTargets',
  'nativeHistogramBucketLimit',
] as const;

/** Limits that are numbers, labels that can exist, sizes that Prometheus reads. */
export function checkMonitor(props: MonitorProps): Problem[] {
  if (statedFields(props, ALL_FIELDS).length === 0) return [];

  return [checkLimits, checkLabels, checkSize, checkProtocols, checkFactor, checkScrapeClass].flatMap((check) => check(props));
}

function checkLimits(props: MonitorProps): Problem[] {
  const wrong = WHOLE_NUMBERS.filter((field) => props[field] !== undefined && !(Number.isSafeInteger(props[field]) && props[field]! >= 0));

  return wrong.map((field) => ({
    code: 'AM113', message: `${field} ${quote(props[field])} is not a whole number from 0`, fix: 'use 0 for no limit',
  }));
}

function checkLabels({ jobLabel, targetLabels = [], podTargetLabels = [] }: MonitorProps): Problem[] {
  const stated: [string, string][] = [
    ...(jobLabel === undefined ? [] : [['jobLabel', jobLabel] as [string, string]]),
    ...targetLabels.map((label, i): [string, string] => [`targetLabels[${i}]`, label]),
    ...podTargetLabels.map((label, i): [string, string] => [`podTargetLabels[${i}]`, label]),
  ];

  return stated.flatMap(([where, label]) => {
    const why = whyNotQualifiedName(label);

    return why ? [{ code: 'AM107', message: `${where} ${quote(label)} ${why}`, fix: 'use the key of a Kubernetes label' }] : [];
  });
}

/** @see https://prometheus-operator.dev/docs/api-reference/api/#monitoring.coreos.com/v1.ByteSize */
function checkSize({ bodySizeLimit }: MonitorProps): Problem[] {
  return bodySizeLimit === undefined || /^(0|([0-9]*\.)?[0-9]+([KMGTPE]i?)?B)$/.test(bodySizeLimit)
    ? []
    : [{ code: 'AM113', message: `bodySizeLimit ${quote(bodySizeLimit)} is no size`, fix: 'write it like "10MB" or "512KiB"' }];
}

function checkProtocols({ scrapeProtocols }: MonitorProps): Problem[] {
  if (scrapeProtocols === undefined) return [];
  const twice = scrapeProtocols.find((protocol, i) => scrapeProtocols.indexOf(protocol) !== i);
  if (scrapeProtocols.length === 0) return [{ code: 'AM113', message: 'scrapeProtocols is empty', fix: 'list at least one protocol, or leave it out' }];

  return twice === undefined ? [] : [{ code: 'AM113', message: `scrapeProtocols lists ${quote(twice)} twice`, fix: 'list it once' }];
}

function checkFactor({ nativeHistogramMinBucketFactor: factor }: MonitorProps): Problem[] {
  return factor === undefined || (Number.isFinite(factor) && factor > 1)
    ? []
    : [{ code: 'AM113', message: `nativeHistogramMinBucketFactor ${quote(factor)} is not above 1`, fix: 'use a factor such as 1.1' }];
}

function checkScrapeClass({ scrapeClass }: MonitorProps): Problem[] {
  return scrapeClass === '' ? [{ code: 'AM504', message: 'scrapeClass is empty', fix: 'name a scrape class of the Prometheus object, or leave it out' }] : [];
}
