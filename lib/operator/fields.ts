/** Fields of the custom resources, their names in Prometheus, and which versions of it know them: the operator's gates as data. */

/** One field. */
export interface Field {
  /** Name in the custom resource. */
  readonly field: string;
  /** Name in `prometheus.yaml`. */
  readonly prometheusField: string;
  /** First version of Prometheus for which the operator writes it; every version if left out. */
  readonly since?: string;
  /** First version of Prometheus for which the operator writes it no longer. */
  readonly until?: string;
  /** What older versions call it. */
  readonly formerly?: { readonly prometheusField: string; readonly until: string };
  /** How the value changes; not at all if left out. */
  readonly transform?: Transform;
  /** Also left out when it is empty: `''`, `0`, `false`, `[]` or `{}`. */
  readonly unlessEmpty?: true;
}

/** Ways in which a value changes; what each does is in `configuration/transforms.ts`. */
export type Transform = 'lower case' | 'map in key order' | 'float' | 'escaping scheme' | 'log file' | 'message name';

/** A limit that a server can enforce. */
export interface LimitField extends Field {
  /** Field of the server that enforces it. */
  readonly enforcedBy: string;
}

/** Limits of one scrape. */
export const LIMITS: readonly LimitField[] = [
  { field: 'sampleLimit', prometheusField: 'sample_limit', enforcedBy: 'enforcedSampleLimit' },
  { field: 'targetLimit', prometheusField: 'target_limit', since: '2.21.0', enforcedBy: 'enforcedTargetLimit' },
  { field: 'labelLimit', prometheusField: 'label_limit', since: '2.27.0', enforcedBy: 'enforcedLabelLimit' },
  {
    field: 'labelNameLengthLimit', prometheusField: 'label_name_length_limit', since: '2.27.0', enforcedBy: 'enforcedLabelNameLengthLimit',
  },
  {
    field: 'labelValueLengthLimit', prometheusField: 'label_value_length_limit', since: '2.27.0', enforcedBy: 'enforcedLabelValueLengthLimit',
  },
  { field: 'keepDroppedTargets', prometheusField: 'keep_dropped_targets', since: '2.47.0', enforcedBy: 'enforcedKeepDroppedTargets' },
];
/** First version whose global section has limits, which apply to every job without its own. */
export const GLOBAL_LIMITS_SINCE = '2.45.0';
export const BODY_SIZE_LIMIT: Field = { field: 'bodySizeLimit', prometheusField: 'body_size_limit', since: '2.28.0' };

/** Timestamps of samples. */
export const HONOR_TIMESTAMPS: Field = { field: 'honorTimestamps', prometheusField: 'honor_timestamps', since: '2.9.0' };
export const TRACK_TIMESTAMPS_STALENESS: Field = {
  field: 'trackTimestampsStaleness', prometheusField: 'track_timestamps_staleness', since: '2.48.0',
};

/** Native histograms. */
export const NATIVE_HISTOGRAMS: readonly Field[] = [
  { field: 'scrapeNativeHistograms', prometheusField: 'scrape_native_histograms', since: '3.8.0' },
  { field: 'nativeHistogramBucketLimit', prometheusField: 'native_histogram_bucket_limit', since: '2.45.0' },
  { field: 'nativeHistogramMinBucketFactor', prometheusField: 'native_histogram_min_bucket_factor', since: '2.50.0', transform: 'float' },
  {
    field: 'scrapeClassicHistograms',
    prometheusField: 'always_scrape_classic_histograms',
    formerly: { prometheusField: 'scrape_classic_histograms', until: '3.0.0-0' },
  },
  { field: 'convertClassicHistogramsToNHCB', prometheusField: 'convert_classic_histograms_to_nhcb', since: '3.0.0' },
];

/** Formats in which metrics are requested. */
export const PROMETHEUS_TEXT_1: Field = {
  field: 'scrapeProtocols', prometheusField: 'PrometheusText1.0.0', since: '3.0.0-rc.0',
};
export const SCRAPE_PROTOCOLS: Field = { field: 'scrapeProtocols', prometheusField: 'scrape_protocols', since: '2.49.0' };
export const FALLBACK_SCRAPE_PROTOCOL: Field = {
  field: 'fallbackScrapeProtocol', prometheusField: 'fallback_scrape_protocol', since: '3.0.0',
};

/** HTTP clients. */
export const AUTHORIZATION: Field = { field: 'authorization', prometheusField: 'authorization', since: '2.26.0' };
export const OAUTH2: Field = { field: 'oauth2', prometheusField: 'oauth2', since: '2.27.0' };
export const OAUTH2_PARAMETERS: readonly Field[] = [
  { field: 'scopes', prometheusField: 'scopes', unlessEmpty: true },
  { field: 'endpointParams', prometheusField: 'endpoint_params', unlessEmpty: true },
];
/** The operator takes the settings of the client that asks for tokens to be as new as those of proxies. */
export const OAUTH2_TLS: Omit<Field, 'prometheusField'> = { field: 'tlsConfig', since: '2.43.0' };
export const TLS_VERSIONS: readonly Field[] = [
  { field: 'minVersion', prometheusField: 'min_version', since: '2.35.0' },
  { field: 'maxVersion', prometheusField: 'max_version', since: '2.41.0' },
];
export const TLS_FILES: readonly Field[] = [
  { field: 'caFile', prometheusField: 'ca_file', unlessEmpty: true },
  { field: 'certFile', prometheusField: 'cert_file', unlessEmpty: true },
  { field: 'keyFile', prometheusField: 'key_file', unlessEmpty: true },
];
export const PROXY: readonly Field[] = [
  { field: 'proxyUrl', prometheusField: 'proxy_url' },
  { field: 'noProxy', prometheusField: 'no_proxy', since: '2.43.0' },
  { field: 'proxyFromEnvironment', prometheusField: 'proxy_from_environment', since: '2.43.0' },
];
/** The same where even the URL is written only for a version that has all of them. */
export const LATER_PROXY: readonly Field[] = PROXY.map((row) => ({ ...row, since: '2.43.0' }));
export const PROXY_CONNECT_HEADER: Field = { field: 'proxyConnectHeader', prometheusField: 'proxy_connect_header', since: '2.43.0' };
export const CLIENT: readonly Field[] = [
  { field: 'followRedirects', prometheusField: 'follow_redirects', since: '2.26.0' },
  { field: 'enableHttp2', prometheusField: 'enable_http2', since: '2.35.0' },
];

/** Relabeling rules, in the order in which the operator writes their fields. */
export const RELABEL_CONFIG: readonly Field[] = [
  { field: 'sourceLabels', prometheusField: 'source_labels', unlessEmpty: true },
  { field: 'separator', prometheusField: 'separator' },
  { field: 'targetLabel', prometheusField: 'target_label', unlessEmpty: true },
  { field: 'regex', prometheusField: 'regex', unlessEmpty: true },
  { field: 'modulus', prometheusField: 'modulus', unlessEmpty: true },
  { field: 'replacement', prometheusField: 'replacement' },
  { field: 'action', prometheusField: 'action', unlessEmpty: true, transform: 'lower case' },
];

/** Discovery of targets through the Kubernetes API. */
export const ATTACH_METADATA: { readonly pod: Field; readonly endpoints: Field } = {
  pod: { field: 'attachMetadata', prometheusField: 'attach_metadata', since: '2.35.0' },
  endpoints: { field: 'attachMetadata', prometheusField: 'attach_metadata', since: '2.37.0' },
};
export const ENDPOINT_SLICES_SINCE = '2.21.0';
export const BEARER_TOKENS: readonly Field[] = [
  { field: 'bearerToken', prometheusField: 'bearer_token', unlessEmpty: true },
  { field: 'bearerTokenFile', prometheusField: 'bearer_token_file', unlessEmpty: true },
];

/** What endpoints of ServiceMonitors and PodMonitors set for one scrape. */
export const ENDPOINT: readonly Field[] = [
  { field: 'interval', prometheusField: 'scrape_interval', unlessEmpty: true },
  { field: 'scrapeTimeout', prometheusField: 'scrape_timeout', unlessEmpty: true },
  { field: 'path', prometheusField: 'metrics_path', unlessEmpty: true },
  { field: 'params', prometheusField: 'params' },
  { field: 'scheme', prometheusField: 'scheme', transform: 'lower case' },
];
export const BEARER_TOKEN_FILE: Field = { field: 'bearerTokenFile', prometheusField: 'bearer_token_file', unlessEmpty: true };

/** What Probes set for one scrape. */
export const PROBE_INTERVALS: readonly Field[] = [
  { field: 'interval', prometheusField: 'scrape_interval', unlessEmpty: true },
  { field: 'scrapeTimeout', prometheusField: 'scrape_timeout', unlessEmpty: true },
];
export const PROBER_SCHEME: Field = { field: 'scheme', prometheusField: 'scheme', transform: 'lower case' };

/** Settings that apply to every job of a server. */
export const GLOBAL_INTERVALS: readonly Field[] = [{ field: 'scrapeTimeout', prometheusField: 'scrape_timeout', unlessEmpty: true }];
export const GLOBAL_LIMITS: readonly LimitField[] = LIMITS.map((limit) => ({
  ...limit, since: limit.field === 'keepDroppedTargets' ? limit.since : GLOBAL_LIMITS_SINCE,
}));
export const GLOBAL_BODY_SIZE_LIMIT: Field = { ...BODY_SIZE_LIMIT, since: GLOBAL_LIMITS_SINCE };
export const NAME_VALIDATION_SCHEME: Field = {
  field: 'nameValidationScheme', prometheusField: 'metric_name_validation_scheme', since: '3.0.0', transform: 'lower case',
};
export const NAME_ESCAPING_SCHEME: Field = {
  field: 'nameEscapingScheme', prometheusField: 'metric_name_escaping_scheme', since: '3.4.0', transform: 'escaping scheme',
};
export const GLOBAL_AFTER_LIMITS: readonly Field[] = [
  { field: 'scrapeFailureLogFile', prometheusField: 'scrape_failure_log_file', since: '2.55.0', transform: 'log file' },
  NAME_VALIDATION_SCHEME,
  NAME_ESCAPING_SCHEME,
  { field: 'convertClassicHistogramsToNHCB', prometheusField: 'convert_classic_histograms_to_nhcb', since: '3.4.0' },
  { field: 'scrapeClassicHistograms', prometheusField: 'always_scrape_classic_histograms', since: '3.5.0' },
  { field: 'scrapeNativeHistograms', prometheusField: 'scrape_native_histograms', since: '3.8.0' },
];
export const GLOBAL_OF_SERVERS: readonly Field[] = [
  { field: 'ruleQueryOffset', prometheusField: 'rule_query_offset', since: '2.53.0' },
  { field: 'queryLogFile', prometheusField: 'query_log_file', since: '2.16.0', unlessEmpty: true, transform: 'log file' },
];
