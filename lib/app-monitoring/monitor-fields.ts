/** Fields of a monitor's spec other than its endpoints. */
import { MonitorProps } from './monitor-props';
import { Quantity } from '../../imports/k8s';
import { pickSetFields } from '../units/set-fields';

const COMMON = [
  'sampleLimit', 'targetLimit', 'labelLimit', 'labelNameLengthLimit', 'labelValueLengthLimit', 'keepDroppedTargets', 'scrapeProtocols',
  'fallbackScrapeProtocol', 'scrapeClassicHistograms', 'scrapeNativeHistograms', 'nativeHistogramBucketLimit',
  'nativeHistogramMinBucketFactor', 'convertClassicHistogramsToNhcb', 'extraScrapeMetrics', 'scrapeClass',
] as const;
const POD = [...COMMON, 'jobLabel', 'podTargetLabels', 'bodySizeLimit', 'attachMetadata', 'selectorMechanism'] as const;
const SERVICE = [...POD, 'targetLabels', 'serviceDiscoveryRole'] as const;

/** Fields that every kind of monitor has, with the same name. */
export const COMMON_FIELDS: ReadonlySet<typeof COMMON[number]> = new Set(COMMON);

/** Fields of PodMonitor and ServiceMonitor. */
export const POD_FIELDS: ReadonlySet<typeof POD[number]> = new Set(POD);

/** Fields of a ServiceMonitor, which has all of them; another kind has only the fields in its own list. */
export const ALL_FIELDS: ReadonlySet<typeof SERVICE[number]> = new Set(SERVICE);

/** The fields of `F`, with the field whose type differs between props and spec. */
export type MonitorFields<F extends keyof MonitorProps> = Omit<Pick<MonitorProps, F>, 'nativeHistogramMinBucketFactor'> & {
  readonly nativeHistogramMinBucketFactor?: Quantity;
};

/** The fields that are set, as the spec expects them. */
export function monitorFields<F extends keyof MonitorProps>(props: MonitorProps, fields: ReadonlySet<F>): MonitorFields<F> {
  const given = pickSetFields(props, fields as ReadonlySet<keyof MonitorProps>);
  const factor = given.nativeHistogramMinBucketFactor;

  if (factor === undefined) return given as MonitorFields<F>;

  // A quantity that is not a whole number must be text.
  return { ...given, nativeHistogramMinBucketFactor: Quantity.fromString(String(factor)) } as MonitorFields<F>;
}
