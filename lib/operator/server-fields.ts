/** Fields of servers outside of scraping, as rows of the same table. */
import { Field } from './fields';

/** Settings of the Go runtime. */
export const RUNTIME: Field = { field: 'runtime', prometheusField: 'runtime', since: '2.53.0' };
export const RUNTIME_FIELDS: readonly Field[] = [{ field: 'goGC', prometheusField: 'gogc' }];

/** Storage. */
export const EXEMPLARS: readonly Field[] = [{ field: 'maxSize', prometheusField: 'max_exemplars' }];
export const OUT_OF_ORDER: Field = { field: 'outOfOrderTimeWindow', prometheusField: 'out_of_order_time_window', since: '2.39.0' };
export const STALE_SERIES: Field = {
  field: 'staleSeriesCompactionThreshold', prometheusField: 'stale_series_compaction_threshold', since: '3.10.0', transform: 'float',
};
export const CHUNK_ENCODING: Field = { field: 'chunkEncoding', prometheusField: 'chunk_encoding', since: '3.13.0' };
export const RETENTION_SINCE = '3.11.0';
export const RETENTION: readonly Field[] = [
  { field: 'retentionSize', prometheusField: 'size', since: RETENTION_SINCE, unlessEmpty: true },
  { field: 'retentionPercentage', prometheusField: 'percentage', since: RETENTION_SINCE, transform: 'float' },
];

/** OpenTelemetry. */
export const OTLP: readonly Field[] = [
  { field: 'promoteResourceAttributes', prometheusField: 'promote_resource_attributes', since: '2.55.0', unlessEmpty: true },
  { field: 'translationStrategy', prometheusField: 'translation_strategy', since: '3.0.0' },
  { field: 'keepIdentifyingResourceAttributes', prometheusField: 'keep_identifying_resource_attributes', since: '3.1.0' },
  { field: 'convertHistogramsToNHCB', prometheusField: 'convert_histograms_to_nhcb', since: '3.4.0' },
  { field: 'promoteAllResourceAttributes', prometheusField: 'promote_all_resource_attributes', since: '3.5.0' },
  { field: 'ignoreResourceAttributes', prometheusField: 'ignore_resource_attributes', since: '3.5.0', unlessEmpty: true },
  { field: 'promoteScopeMetadata', prometheusField: 'promote_scope_metadata', since: '3.6.0' },
  { field: 'labelNameUnderscoreSanitization', prometheusField: 'label_name_underscore_sanitization', since: '3.8.0' },
  { field: 'labelNamePreserveMultipleUnderscores', prometheusField: 'label_name_preserve_multiple_underscores', since: '3.8.0' },
];

/** Traces of the server itself. */
export const TRACING: readonly Field[] = [
  { field: 'clientType', prometheusField: 'client_type', transform: 'lower case' },
  { field: 'samplingFraction', prometheusField: 'sampling_fraction', transform: 'float' },
  { field: 'insecure', prometheusField: 'insecure' },
  // The operator writes headers in no certain order; here they are sorted.
  { field: 'headers', prometheusField: 'headers', unlessEmpty: true, transform: 'map in key order' },
  { field: 'compression', prometheusField: 'compression', transform: 'lower case' },
  { field: 'timeout', prometheusField: 'timeout' },
];

/** Remote storage that is written to. */
export const REMOTE_WRITE: readonly Field[] = [
  { field: 'remoteTimeout', prometheusField: 'remote_timeout' },
  { field: 'headers', prometheusField: 'headers', since: '2.15.0', unlessEmpty: true, transform: 'map in key order' },
  { field: 'name', prometheusField: 'name', since: '2.15.0', unlessEmpty: true },
  { field: 'messageVersion', prometheusField: 'protobuf_message', since: '2.54.0', transform: 'message name' },
  { field: 'sendExemplars', prometheusField: 'send_exemplars', since: '2.27.0' },
  { field: 'sendNativeHistograms', prometheusField: 'send_native_histograms', since: '2.40.0' },
];
export const REMOTE_WRITE_CLIENT: readonly Field[] = [
  { field: 'followRedirects', prometheusField: 'follow_redirects', since: '2.26.0' },
  { field: 'enableHTTP2', prometheusField: 'enable_http2', since: '2.35.0' },
];
export const QUEUE: readonly Field[] = [
  { field: 'capacity', prometheusField: 'capacity', unlessEmpty: true },
  { field: 'minShards', prometheusField: 'min_shards', since: '2.6.0', unlessEmpty: true },
  { field: 'maxShards', prometheusField: 'max_shards', unlessEmpty: true },
  { field: 'maxSamplesPerSend', prometheusField: 'max_samples_per_send', unlessEmpty: true },
  { field: 'batchSendDeadline', prometheusField: 'batch_send_deadline' },
  { field: 'maxRetries', prometheusField: 'max_retries', until: '2.11.0', unlessEmpty: true },
  { field: 'minBackoff', prometheusField: 'min_backoff' },
  { field: 'maxBackoff', prometheusField: 'max_backoff' },
  { field: 'retryOnRateLimit', prometheusField: 'retry_on_http_429', since: '2.26.0', unlessEmpty: true },
  { field: 'sampleAgeLimit', prometheusField: 'sample_age_limit', since: '2.50.0' },
];
export const METADATA: readonly Field[] = [
  { field: 'sendInterval', prometheusField: 'send_interval', unlessEmpty: true },
  { field: 'maxSamplesPerSend', prometheusField: 'max_samples_per_send', since: '2.29.0' },
];
export const ROUND_ROBIN_DNS: Field = { field: 'roundRobinDNS', prometheusField: 'round_robin_dns', since: '3.1.0' };

/** Azure's and AWS' ways to authenticate. */
export const AZURE_OAUTH: Field = { field: 'oauth', prometheusField: 'oauth', since: '2.48.0' };
export const AZURE_SDK: Field = { field: 'sdk', prometheusField: 'sdk', since: '2.52.0' };
export const AZURE_WORKLOAD_IDENTITY: Field = { field: 'workloadIdentity', prometheusField: 'workload_identity', since: '3.7.0' };
export const AZURE: readonly Field[] = [
  { field: 'cloud', prometheusField: 'cloud' },
  { field: 'scope', prometheusField: 'scope', since: '3.9.0', unlessEmpty: true },
];
export const SIGV4: readonly Field[] = [
  { field: 'profile', prometheusField: 'profile', unlessEmpty: true },
  { field: 'roleArn', prometheusField: 'role_arn', unlessEmpty: true },
  { field: 'externalId', prometheusField: 'external_id', since: '3.11.0', unlessEmpty: true },
  { field: 'useFIPSSTSEndpoint', prometheusField: 'use_fips_sts_endpoint', since: '2.54.0' },
];
export const ALERTMANAGER_SIGV4: Field = { field: 'sigv4', prometheusField: 'sigv4', since: '2.48.0' };

/** Remote storage that is read from. */
export const REMOTE_READ: readonly Field[] = [
  { field: 'remoteTimeout', prometheusField: 'remote_timeout' },
  { field: 'headers', prometheusField: 'headers', since: '2.26.0', unlessEmpty: true, transform: 'map in key order' },
  { field: 'name', prometheusField: 'name', since: '2.15.0', unlessEmpty: true },
  { field: 'requiredMatchers', prometheusField: 'required_matchers', unlessEmpty: true, transform: 'map in key order' },
  { field: 'readRecent', prometheusField: 'read_recent', unlessEmpty: true },
];
export const REMOTE_READ_CLIENT: readonly Field[] = [
  { field: 'followRedirects', prometheusField: 'follow_redirects', since: '2.26.0' },
  { field: 'filterExternalLabels', prometheusField: 'filter_external_labels', since: '2.34.0' },
];

/** Alertmanagers. */
export const ALERTMANAGER: readonly Field[] = [
  { field: 'scheme', prometheusField: 'scheme', transform: 'lower case' },
  { field: 'pathPrefix', prometheusField: 'path_prefix' },
  { field: 'timeout', prometheusField: 'timeout' },
  { field: 'enableHttp2', prometheusField: 'enable_http2', since: '2.35.0' },
];
export const ALERT_RELABELINGS: Field = { field: 'alertRelabelings', prometheusField: 'alert_relabel_configs', since: '2.51.0' };
export const ALERTMANAGER_API: Field = { field: 'apiVersion', prometheusField: 'api_version', transform: 'lower case' };
/** The first API is not written for Prometheus 3, without a warning. */
export const ALERTMANAGER_API_V1_UNTIL = '3.0.0-0';
