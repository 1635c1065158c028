/** What can be said about a monitor as a whole: fields of `spec` beside the endpoints. Operator mode only. */
import { AttachMetadata, ScrapeProtocol, SelectorMechanism, ServiceDiscoveryRole } from '../../imports/shared';

/**
 * Limits, labels and protocols of a monitor.
 * @see https://prometheus-operator.dev/docs/api-reference/api/#monitoring.coreos.com/v1.PodMonitorSpec
 */
export interface MonitorProps {
  /**
   * Label of the Service (ServiceMonitor) or pod (PodMonitor) whose value becomes the `job` label.
   * Not on a Probe, which has `probe.jobName`.
   * @default - left out, so the operator uses the Service's name, or `<namespace>/<monitor>`
   */
  readonly jobLabel?: string;

  /**
   * Labels of the Service that are copied onto the targets. ServiceMonitor only.
   * @default - none
   */
  readonly targetLabels?: string[];

  /**
   * Labels of the pod that are copied onto the targets. ServiceMonitor and PodMonitor.
   * @default - none
   */
  readonly podTargetLabels?: string[];

  /**
   * Samples one scrape may give; more fail it. 0 is no limit.
   * @default - left out, so the Prometheus object decides
   */
  readonly sampleLimit?: number;

  /**
   * Targets one job may have; more fail them all. 0 is no limit.
   * @default - left out, so the Prometheus object decides
   */
  readonly targetLimit?: number;

  /**
   * Labels one sample may carry. 0 is no limit.
   * @default - left out, so the Prometheus object decides
   */
  readonly labelLimit?: number;

  /**
   * Bytes a label name may have. 0 is no limit.
   * @default - left out, so the Prometheus object decides
   */
  readonly labelNameLengthLimit?: number;

  /**
   * Bytes a label value may have. 0 is no limit.
   * @default - left out, so the Prometheus object decides
   */
  readonly labelValueLengthLimit?: number;

  /**
   * Dropped targets that are kept in memory. 0 is no limit. Needs Prometheus 2.47.
   * @default - left out, so the Prometheus object decides
   */
  readonly keepDroppedTargets?: number;

  /**
   * Bytes of an uncompressed answer, as `10MB` or `512KiB`. Not on a Probe.
   * @default - left out, so the Prometheus object decides
   */
  readonly bodySizeLimit?: string;

  /**
   * Formats Prometheus asks for, most wanted first. Needs Prometheus 2.49.
   * @default - left out, so the Prometheus object decides
   */
  readonly scrapeProtocols?: ScrapeProtocol[];

  /**
   * Format assumed where the app sends none or an unknown `Content-Type`. Needs Prometheus 3.0.
   * @default - left out, so Prometheus 3 fails such scrapes
   */
  readonly fallbackScrapeProtocol?: ScrapeProtocol;

  /**
   * Scrape classic histograms that are also exposed as native ones. Needs Prometheus 2.45.
   * @default - left out, so Prometheus does not
   */
  readonly scrapeClassicHistograms?: boolean;

  /**
   * Scrape native histograms. Needs Prometheus 3.8.
   * @default - left out, so the Prometheus object decides
   */
  readonly scrapeNativeHistograms?: boolean;

  /**
   * Buckets a native histogram may have before they are merged. Needs Prometheus 2.45.
   * @default - no limit
   */
  readonly nativeHistogramBucketLimit?: number;

  /**
   * Smallest growth factor of native histogram buckets, e.g. `1.1`. Needs Prometheus 2.50.
   * @default - none
   */
  readonly nativeHistogramMinBucketFactor?: number;

  /**
   * Store classic histograms as native ones with custom buckets. Needs Prometheus 3.0.
   * @default - left out, so Prometheus does not
   */
  readonly convertClassicHistogramsToNhcb?: boolean;

  /**
   * Node metadata to attach to discovered targets. Not on a Probe.
   * @default - left out, so the Prometheus object decides
   */
  readonly attachMetadata?: AttachMetadata;

  /**
   * Name of a scrape class of the Prometheus object.
   * @default - left out, so the default class applies where there is one
   */
  readonly scrapeClass?: string;

  /**
   * How the operator selects: relabeling rules, or label selectors of the discovery. Not on a Probe.
   * @default - left out, so the operator uses relabeling rules
   */
  readonly selectorMechanism?: SelectorMechanism;

  /**
   * Kubernetes objects that targets are discovered from. ServiceMonitor only.
   * @default - left out, so the Prometheus object decides
   */
  readonly serviceDiscoveryRole?: ServiceDiscoveryRole;
}
