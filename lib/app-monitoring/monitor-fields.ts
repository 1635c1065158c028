/** Fields of a monitor's spec beside its endpoints. */
import { MonitorProps } from './monitor-props';
import { Quantity } from '../../imports/k8s';

/** Fields every kind of monitor has, under the same name. */
export const COMMON_FIELDS = [
  'sampleLimit', 'targetLimit', 'labelLimit', 'labelNameLengthLimit', 'labelValueLengthLimit', 'keepDroppedTargets', 'scrapeProtocols',
  'fallbackScrapeProtocol', 'scrapeClassicHistograms', 'scrapeNativeHistograms', 'nativeHistogramBucketLimit', 'convertClassicHistogramsToNhcb', 'scrapeClass',
] as const;

/** Fields of PodMonitor and ServiceMonitor. */
export const POD_FIELDS = [...COMMON_FIELDS, 'jobLabel', 'podTargetLabels', 'bodySizeLimit', 'attachMetadata', 'selectorMechanism'] as const;

/** Fields of a ServiceMonitor. */
export const SERVICE_FIELDS = [...POD_FIELDS, 'targetLabels', 'serviceDiscoveryRole'] as const;

/** Every field there is: what a kind does not list, it has not. */
export const ALL_FIELDS = [...SERVICE_FIELDS, 'nativeHistogramMinBucketFactor'] as const;

/** The fields of `F`, and the one whose type differs between props and spec. */
export type MonitorFields<F extends keyof MonitorProps> = Pick<MonitorProps, F> & { readonly nativeHistogramMinBucketFactor?: Quantity };

/** The named fields that were stated, as the spec wants them. */
export function monitorFields<F extends keyof MonitorProps>(props: MonitorProps, fields: readonly F[]): MonitorFields<F> {
  const stated: { [field: string]: unknown } = {};
  for (const field of fields) {
    if (props[field] !== undefined) stated[field] = props[field];
  }
  const factor = props.nativeHistogramMinBucketFactor;
  // A quantity that is no whole number has to be text.
  if (factor !== undefined) stated.nativeHistogramMinBucketFactor = Quantity.fromString(String(factor));

  return stated as MonitorFields<F>;
}
