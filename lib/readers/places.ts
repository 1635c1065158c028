/** Places of fields in monitors, for the tables. */

/** Fields of each endpoint of ServiceMonitors and PodMonitors. */
export function inEndpoints(...fields: readonly string[]): string[] {
  return fields.flatMap((field) => [`ServiceMonitor spec.endpoints[].${field}`, `PodMonitor spec.podMetricsEndpoints[].${field}`]);
}

/** Fields of the spec of some kinds. */
export function inSpec(kinds: readonly string[], ...fields: readonly string[]): string[] {
  return fields.flatMap((field) => kinds.map((kind) => `${kind} spec.${field}`));
}

/** All kinds of monitors. */
export const ALL_KINDS = ['ServiceMonitor', 'PodMonitor', 'Probe', 'ScrapeConfig'] as const;

/** Kinds that scrape metrics of apps. */
export const APPS = ['ServiceMonitor', 'PodMonitor'] as const;

/** Rules of ServiceMonitors and PodMonitors, Probes and ScrapeConfigs, before and after the scrape. */
export const RULES: readonly string[] = [
  ...inEndpoints('relabelings[]', 'metricRelabelings[]'),
  ...inSpec(['Probe'], 'targets.staticConfig.relabelingConfigs[]', 'targets.ingress.relabelingConfigs[]', 'metricRelabelings[]'),
  ...inSpec(['ScrapeConfig'], 'relabelings[]', 'metricRelabelings[]'),
];

/** Files in the container that scrapes. */
export const FILES: readonly string[] = inSpec(
  ['ServiceMonitor'], ...['tlsConfig.caFile', 'tlsConfig.certFile', 'tlsConfig.keyFile', 'bearerTokenFile'].map((field) => `endpoints[].${field}`),
);

/** Limits of a scrape that stop metrics with too many or too long labels. */
export const LABEL_LIMITS = ['labelLimit', 'labelNameLengthLimit', 'labelValueLengthLimit'] as const;

/** Settings of histograms. */
export const HISTOGRAMS = [
  'scrapeNativeHistograms', 'scrapeClassicHistograms', 'convertClassicHistogramsToNHCB', 'nativeHistogramBucketLimit', 'nativeHistogramMinBucketFactor',
] as const;

/** Settings of a proxy besides its URL. */
export const PROXY = ['noProxy', 'proxyFromEnvironment', 'proxyConnectHeader'] as const;

/** What an OAuth2 client may have besides its credentials. */
export const OF_OAUTH2 = ['tlsConfig', 'proxyUrl', ...PROXY] as const;
