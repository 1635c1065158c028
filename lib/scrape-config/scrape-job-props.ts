/** What can be said about one scrape job: every field of Prometheus' `scrape_config`. */
import { Duration } from 'cdk8s';
import { Discovery } from './discovery';
import { HttpClientProps } from './http-client-props';
import { NameEscapingSchemeOptions, NameValidationSchemeOptions, RelabelConfig, Scheme, ScrapeProtocol } from '../../imports/shared';

/**
 * One scrape job: where its targets come from, and how they are scraped.
 *
 * The operator adds to a ScrapeConfig: its own `job_name`, the relabelings of the scrape class (before yours), the namespace that is
 * enforced, sharding, and the limits that the Prometheus object enforces. To AdditionalScrapeConfigs it adds sharding alone.
 * @see https://prometheus.io/docs/prometheus/latest/configuration/configuration/#scrape_config
 */
export interface ScrapeJobProps extends HttpClientProps {
  /** Where targets come from, at least one; their targets are joined. */
  readonly discoveries: Discovery[];

  /**
   * Value of the `job` label. A ScrapeConfig gets it by a relabeling rule; with AdditionalScrapeConfigs it is Prometheus' `job_name`, one
   * of a kind.
   * @default - `scrapeConfig/<namespace>/<name>`; with AdditionalScrapeConfigs it has to be stated for jobs of its own
   */
  readonly jobName?: string;

  /**
   * Time between two scrapes, whole milliseconds.
   * @default - left out, so the Prometheus object decides (30s unless set)
   */
  readonly scrapeInterval?: Duration;

  /**
   * Time after which a scrape is given up, at most `scrapeInterval`, whole milliseconds.
   * @default - left out, so the Prometheus object decides (10s unless set)
   */
  readonly scrapeTimeout?: Duration;

  /**
   * Path of the metrics page, beginning with `/`. Discoveries may give a target one of its own (`__metrics_path__`).
   * @default - left out, so Prometheus uses /metrics
   */
  readonly metricsPath?: string;

  /**
   * Protocol of the scrape.
   * @default - left out, so Prometheus uses Scheme.HTTP
   */
  readonly scheme?: Scheme;

  /**
   * URL parameters of the scrape.
   * @default - none
   */
  readonly params?: { [name: string]: string[] };

  /**
   * Keep the labels that a target exposes where they collide with those of the discovery.
   * Without effect where the Prometheus object has `overrideHonorLabels`.
   * @default - left out, so Prometheus renames the target's to `exported_<label>`
   */
  readonly honorLabels?: boolean;

  /**
   * Use the timestamps that a target exposes. Turned off where it is stated and the Prometheus object has `overrideHonorTimestamps`.
   * @default - left out, so Prometheus uses them
   */
  readonly honorTimestamps?: boolean;

  /**
   * Track staleness of samples that carry their own timestamps. Needs Prometheus 2.48.
   * @default - left out, so Prometheus does not
   */
  readonly trackTimestampsStaleness?: boolean;

  /**
   * Formats Prometheus asks for, most wanted first. Needs Prometheus 2.49.
   * @default - left out, so the Prometheus object decides
   */
  readonly scrapeProtocols?: ScrapeProtocol[];

  /**
   * Format assumed where a target sends none or an unknown `Content-Type`. Needs Prometheus 3.0.
   * @default - that of the scrape class, or none, so Prometheus 3 fails such scrapes
   */
  readonly fallbackScrapeProtocol?: ScrapeProtocol;

  /**
   * Scrape native histograms. Needs Prometheus 3.8.
   * @default - left out, so the Prometheus object decides
   */
  readonly scrapeNativeHistograms?: boolean;

  /**
   * Scrape classic histograms that are also exposed as native ones (`always_scrape_classic_histograms`).
   * @default - left out, so the Prometheus object decides
   */
  readonly scrapeClassicHistograms?: boolean;

  /**
   * Store classic histograms as native ones with custom buckets. Needs Prometheus 3.0.
   * @default - left out, so the Prometheus object decides
   */
  readonly convertClassicHistogramsToNhcb?: boolean;

  /**
   * Buckets a native histogram may have before they are merged. 0 is no limit.
   * @default - no limit
   */
  readonly nativeHistogramBucketLimit?: number;

  /**
   * Smallest growth factor of native histogram buckets, e.g. `1.1`. Needs Prometheus 2.50.
   * @default - none
   */
  readonly nativeHistogramMinBucketFactor?: number;

  /**
   * Ask for a compressed answer. Needs Prometheus 2.49.
   * @default - left out, so Prometheus does
   */
  readonly enableCompression?: boolean;

  /**
   * Bytes of an uncompressed answer, as `10MB` or `512KiB`. The lower of this and what the Prometheus object enforces holds.
   * @default - left out, so the Prometheus object decides
   */
  readonly bodySizeLimit?: string;

  /**
   * Samples one scrape may give; more fail it. 0 is no limit. The lower of this and what the Prometheus object enforces holds.
   * @default - left out, so the Prometheus object decides
   */
  readonly sampleLimit?: number;

  /**
   * Targets the job may have; more fail them all. 0 is no limit. The lower of this and what the Prometheus object enforces holds.
   * @default - left out, so the Prometheus object decides
   */
  readonly targetLimit?: number;

  /**
   * Labels one sample may carry. 0 is no limit. The lower of this and what the Prometheus object enforces holds.
   * @default - left out, so the Prometheus object decides
   */
  readonly labelLimit?: number;

  /**
   * Bytes a label name may have. 0 is no limit. The lower of this and what the Prometheus object enforces holds.
   * @default - left out, so the Prometheus object decides
   */
  readonly labelNameLengthLimit?: number;

  /**
   * Bytes a label value may have. 0 is no limit. The lower of this and what the Prometheus object enforces holds.
   * @default - left out, so the Prometheus object decides
   */
  readonly labelValueLengthLimit?: number;

  /**
   * Dropped targets that are kept in memory. 0 is no limit. Needs Prometheus 2.47.
   * @default - left out, so the Prometheus object decides
   */
  readonly keepDroppedTargets?: number;

  /**
   * Which characters metric and label names may have. Needs Prometheus 3.0.
   * @default - left out, so the Prometheus object decides
   */
  readonly nameValidationScheme?: NameValidationSchemeOptions;

  /**
   * How targets are asked to spell names that are not letters, digits and `_`. `AllowUTF8` not with the `Legacy` validation.
   * Needs Prometheus 3.4.
   * @default - left out, so the Prometheus object decides
   */
  readonly nameEscapingScheme?: NameEscapingSchemeOptions;

  /**
   * Rules applied to a target's labels before the scrape.
   * @see https://prometheus.io/docs/prometheus/latest/configuration/configuration/#relabel_config
   * @default - none of yours
   */
  readonly relabelings?: RelabelConfig[];

  /**
   * Rules applied to every sample before it is stored.
   * @see https://prometheus.io/docs/prometheus/latest/configuration/configuration/#metric_relabel_configs
   * @default - none of yours
   */
  readonly metricRelabelings?: RelabelConfig[];

  /**
   * File that failed scrapes are logged to: an absolute path in the Prometheus container. Needs Prometheus 2.55.
   * AdditionalScrapeConfigs only.
   * @default - left out, so the Prometheus object decides
   */
  readonly scrapeFailureLogFile?: string;

  /**
   * Store `scrape_timeout_seconds`, `scrape_sample_limit` and `scrape_body_size_bytes` of each target. Needs Prometheus 3.10.
   * AdditionalScrapeConfigs only.
   * @default - left out, so Prometheus does not
   */
  readonly extraScrapeMetrics?: boolean;
}
