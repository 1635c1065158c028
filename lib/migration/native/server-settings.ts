/** Sections of a configuration that belong to the server: where each is in a Prometheus object. */
import { WrittenScalar } from '../../manifests/load/written-scalar';
import { isObject } from '../../units/is-object';

/** A setting that is not part of a job. */
export interface ServerSetting {
  /** Its path in the configuration, e.g. `global.scrape_interval`. */
  readonly setting: string;
  /** What to set in the Prometheus object instead. */
  readonly instead: string;
}

/** The fields of a Prometheus object for fields of `global`. */
const GLOBAL: { readonly [field: string]: string } = {
  scrape_interval: 'scrapeInterval',
  scrape_timeout: 'scrapeTimeout',
  evaluation_interval: 'evaluationInterval',
  external_labels: 'externalLabels',
  query_log_file: 'queryLogFile',
  scrape_failure_log_file: 'scrapeFailureLogFile',
  rule_query_offset: 'ruleQueryOffset',
  scrape_protocols: 'scrapeProtocols',
  body_size_limit: 'bodySizeLimit',
  sample_limit: 'sampleLimit',
  target_limit: 'targetLimit',
  label_limit: 'labelLimit',
  label_name_length_limit: 'labelNameLengthLimit',
  label_value_length_limit: 'labelValueLengthLimit',
  keep_dropped_targets: 'keepDroppedTargets',
  metric_name_validation_scheme: 'nameValidationScheme',
  metric_name_escaping_scheme: 'nameEscapingScheme',
  convert_classic_histograms_to_nhcb: 'convertClassicHistogramsToNHCB',
  always_scrape_classic_histograms: 'scrapeClassicHistograms',
  scrape_native_histograms: 'scrapeNativeHistograms',
};

/** What to do with whole sections. */
const SECTIONS: { readonly [section: string]: string } = {
  rule_files: 'write the rules as PrometheusRule objects, which "ruleSelector" selects',
  alerting: 'set "alerting.alertmanagers", or "additionalAlertManagerConfigs" for Alertmanagers outside the cluster',
  remote_write: 'set "remoteWrite"',
  remote_read: 'set "remoteRead"',
  storage: 'set "tsdb", "exemplars" and "retention"',
  tracing: 'set "tracingConfig"',
  otlp: 'set "otlp"',
  runtime: 'set "runtime"',
  scrape_config_files: 'migrate these files, too: their jobs are not read',
};

/**
 * All settings of the server, in the order of the configuration. The default interval is another one in Prometheus than with the
 * operator.
 */
export function serverSettings(sections: { readonly [section: string]: unknown }): ServerSetting[] {
  const global = isObject(sections.global) ? sections.global : {};
  const ofGlobal = Object.keys(global).map((field) => ({
    setting: `global.${field}`, instead: GLOBAL[field] === undefined ? 'the Prometheus object has no field for it' : `set "${GLOBAL[field]}"`,
  }));
  const others = Object.keys(sections).filter((section) => section !== 'global').map((section) => ({
    setting: section, instead: SECTIONS[section] ?? 'the Prometheus object has no field for it',
  }));
  const isWhole = Object.keys(sections).length > 0;
  const interval = isWhole && global.scrape_interval === undefined
    ? [{ setting: 'global.scrape_interval', instead: 'it is not set, so it is 1m: set "scrapeInterval" to 1m, because the operator uses 30s' }] : [];

  return [...interval, ...ofGlobal, ...others];
}

/** The fields of a Prometheus object that decide whether a job is valid. */
export function timesOf(sections: { readonly [section: string]: unknown }): object {
  const global = isObject(sections.global) ? sections.global : {};
  const text = (field: string, byDefault: string) => (global[field] instanceof WrittenScalar ? global[field].text : typeof global[field] === 'string' ? global[field] : byDefault);

  return { scrapeInterval: text('scrape_interval', '1m'), ...global.scrape_timeout !== undefined && { scrapeTimeout: text('scrape_timeout', '10s') } };
}
