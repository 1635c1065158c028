/** Props of a monitor as a whole: fields of `spec` other than the endpoints. Operator mode only. */
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
   * Maximum number of samples in one scrape; a scrape with more fails. 0 means unlimited.
   * @default - left out, so the Prometheus object decides
   */
  readonly sampleLimit?: number;

  /**
   * Maximum number of targets of one job; with more, all of them fail. 0 means unlimited.
   * @default - left out, so the Prometheus object decides
   */
  readonly targetLimit?: number;

  /**
   * Maximum number of labels of a sample. 0 means unlimited.
   * @default - left out, so the Prometheus object decides
   */
  readonly labelLimit?: number;

  /**
   * Maximum length of a label name in bytes. 0 means unlimited.
   * @default - left out, so the Prometheus object decides
   */
  readonly labelNameLengthLimit?: number;

  /**
   * Maximum length of a label value in bytes. 0 means unlimited.
   * @default - left out, so the Prometheus object decides
   */
  readonly labelValueLengthLimit?: number;

  /**
   * Maximum number of dropped targets that are kept in memory. 0 means unlimited. Needs Prometheus 2.47.
   * @default - left out, so the Prometheus object decides
   */
  readonly keepDroppedTargets?: number;

  /**
   * Maximum size of an uncompressed response, as `10MB` or `512KiB`. Not on a Probe.
   * @default - left out, so the Prometheus object decides
   */
  readonly bodySizeLimit?: string;

  /**
   * Formats that Prometheus requests, in order of preference. Needs Prometheus 2.49.
   * @default - left out, so the Prometheus object decides
   */
  readonly scrapeProtocols?: ScrapeProtocol[];

  /**
   * Format that is assumed if the response has an unknown `Content-Type`, or does not have one. Needs Prometheus 3.0.
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
   * Maximum number of buckets of a native histogram before buckets are merged. Needs Prometheus 2.45.
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
   * Store `scrape_timeout_seconds`, `scrape_sample_limit` and `scrape_body_size_bytes` of each target. Needs Prometheus 3.10 and operator
   * 0.95.
   * @default - left out, so the Prometheus object decides
   */
  readonly extraScrapeMetrics?: boolean;

  /**
   * Node metadata to attach to discovered targets. Not on a Probe.
   * @default - left out, so the Prometheus object decides
   */
  readonly attachMetadata?: AttachMetadata;

  /**
   * Name of a scrape class of the Prometheus object.
   * @default - left out, so the default scrape class applies, if one is defined
   */
  readonly scrapeClass?: string;

  /**
   * How the operator selects targets: with relabeling rules, or with label selectors of the discovery. Not on a Probe.
   * @default - left out, so the operator uses relabeling rules
   */
  readonly selectorMechanism?: SelectorMechanism;

  /**
   * Kubernetes objects that targets are discovered from. ServiceMonitor only.
   * @default - left out, so the Prometheus object decides
   */
  readonly serviceDiscoveryRole?: ServiceDiscoveryRole;
}
