/** Props of one scrape job: every field of Prometheus' `scrape_config`. */
import { Duration } from 'cdk8s';
import { Discovery } from './discovery';
import { HttpClientProps } from './http-client-props';
import { NameEscapingSchemeOptions, NameValidationSchemeOptions, RelabelConfig, ScrapeProtocol } from '../../imports/shared';
import { Scheme } from '../endpoint/scheme';

/**
 * One scrape job: where its targets come from, and how they are scraped.
 *
 * The operator adds to a ScrapeConfig: its own `job_name`, the relabelings of the scrape class (before yours), the enforced namespace,
 * sharding, and the enforced limits. To AdditionalScrapeConfigs it adds sharding only.
 * @see https://prometheus.io/docs/prometheus/latest/configuration/configuration/#scrape_config
 */
export interface ScrapeJobProps extends HttpClientProps {
  /** Service discoveries of the job, at least one. */
  readonly discoveries: Discovery[];

  /**
   * Value of the `job` label. In a ScrapeConfig a relabeling rule sets it; with AdditionalScrapeConfigs it is Prometheus' `job_name`, which
   * must be unique.
   * @default - `scrapeConfig/<namespace>/<name>`; required for jobs of AdditionalScrapeConfigs
   */
  readonly jobName?: string;

  /**
   * Time between two scrapes, whole milliseconds.
   * @default - left out, so the Prometheus object decides (30s unless set)
   */
  readonly scrapeInterval?: Duration;

  /**
   * Time after which a scrape fails, at most `scrapeInterval`, whole milliseconds.
   * @default - left out, so the Prometheus object decides (10s unless set)
   */
  readonly scrapeTimeout?: Duration;

  /**
   * Path of the metrics page, beginning with `/`. Discoveries may set another path for a target (`__metrics_path__`).
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
   * It has no effect if the Prometheus object sets `overrideHonorLabels`.
   * @default - left out, so Prometheus renames the target's to `exported_<label>`
   */
  readonly honorLabels?: boolean;

  /**
   * Use the timestamps that a target exposes. A Prometheus object with `overrideHonorTimestamps` turns it off if it is set.
   * @default - left out, so Prometheus uses them
   */
  readonly honorTimestamps?: boolean;

  /**
   * Track staleness of samples that carry their own timestamps. Needs Prometheus 2.48.
   * @default - left out, so Prometheus does not
   */
  readonly trackTimestampsStaleness?: boolean;

  /**
   * Formats that Prometheus requests, in order of preference. Needs Prometheus 2.49.
   * @default - left out, so the Prometheus object decides
   */
  readonly scrapeProtocols?: ScrapeProtocol[];

  /**
   * Format that is assumed if the response has an unknown `Content-Type`, or does not have one. Needs Prometheus 3.0.
   * @default - the format of the scrape class; without it, such scrapes fail in Prometheus 3
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
   * Maximum number of buckets of a native histogram before buckets are merged. 0 means unlimited.
   * @default - no limit
   */
  readonly nativeHistogramBucketLimit?: number;

  /**
   * Smallest growth factor of native histogram buckets, e.g. `1.1`. Needs Prometheus 2.50.
   * @default - none
   */
  readonly nativeHistogramMinBucketFactor?: number;

  /**
   * Whether to request compressed responses. Needs Prometheus 2.49.
   * @default - left out, so Prometheus does
   */
  readonly enableCompression?: boolean;

  /**
   * Maximum size of an uncompressed response, as `10MB` or `512KiB`.
   * The lower of this and an enforced limit of the Prometheus object applies.
   * @default - left out, so the Prometheus object decides
   */
  readonly bodySizeLimit?: string;

  /**
   * Maximum number of samples in one scrape; a scrape with more fails. 0 means unlimited.
   * The lower of this and an enforced limit of the Prometheus object applies.
   * @default - left out, so the Prometheus object decides
   */
  readonly sampleLimit?: number;

  /**
   * Maximum number of targets of the job; with more, all of them fail. 0 means unlimited.
   * The lower of this and an enforced limit of the Prometheus object applies.
   * @default - left out, so the Prometheus object decides
   */
  readonly targetLimit?: number;

  /**
   * Maximum number of labels of a sample. 0 means unlimited.
   * The lower of this and an enforced limit of the Prometheus object applies.
   * @default - left out, so the Prometheus object decides
   */
  readonly labelLimit?: number;

  /**
   * Maximum length of a label name in bytes. 0 means unlimited.
   * The lower of this and an enforced limit of the Prometheus object applies.
   * @default - left out, so the Prometheus object decides
   */
  readonly labelNameLengthLimit?: number;

  /**
   * Maximum length of a label value in bytes. 0 means unlimited.
   * The lower of this and an enforced limit of the Prometheus object applies.
   * @default - left out, so the Prometheus object decides
   */
  readonly labelValueLengthLimit?: number;

  /**
   * Maximum number of dropped targets that are kept in memory. 0 means unlimited. Needs Prometheus 2.47.
   * @default - left out, so the Prometheus object decides
   */
  readonly keepDroppedTargets?: number;

  /**
   * Which characters metric and label names may have. Needs Prometheus 3.0.
   * @default - left out, so the Prometheus object decides
   */
  readonly nameValidationScheme?: NameValidationSchemeOptions;

  /**
   * How targets escape names with other characters than letters, digits and `_`. `AllowUTF8` cannot be combined with `Legacy` validation.
   * Needs Prometheus 3.4.
   * @default - left out, so the Prometheus object decides
   */
  readonly nameEscapingScheme?: NameEscapingSchemeOptions;

  /**
   * Rules applied to a target's labels before the scrape.
   * @see https://prometheus.io/docs/prometheus/latest/configuration/configuration/#relabel_config
   * @default - only the rules that the operator adds
   */
  readonly relabelings?: RelabelConfig[];

  /**
   * Rules applied to every sample before it is stored.
   * @see https://prometheus.io/docs/prometheus/latest/configuration/configuration/#metric_relabel_configs
   * @default - only the rules that the operator adds
   */
  readonly metricRelabelings?: RelabelConfig[];

  /**
   * File that Prometheus logs failed scrapes to: an absolute path in the Prometheus container. Needs Prometheus 2.55.
   * Needs AdditionalScrapeConfigs.
   * @default - left out, so the Prometheus object decides
   */
  readonly scrapeFailureLogFile?: string;

  /**
   * Store `scrape_timeout_seconds`, `scrape_sample_limit` and `scrape_body_size_bytes` of each target. Needs Prometheus 3.10.
   * Needs AdditionalScrapeConfigs, unless the profile has operator 0.95 or later.
   * @default - left out, so Prometheus does not
   */
  readonly extraScrapeMetrics?: boolean;
}
