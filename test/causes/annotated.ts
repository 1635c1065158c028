/** A Prometheus that reads annotations of pods and Services as the community's chart has it. */
import { stringify } from 'yaml';

type Rules = readonly object[];

const meta = (kind: string, key: string) => `__meta_kubernetes_${kind}_annotation_prometheus_io_${key}`;

const rules = (kind: string): Rules => [
  { source_labels: [meta(kind, 'scrape')], action: 'keep', regex: 'true' },
  { source_labels: [meta(kind, 'scheme')], action: 'replace', target_label: '__scheme__', regex: '(https?)' },
  { source_labels: [meta(kind, 'path')], action: 'replace', target_label: '__metrics_path__', regex: '(.+)' },
  { source_labels: ['__address__', meta(kind, 'port')], action: 'replace', target_label: '__address__', regex: '(.+?)(?::\\d+)?;(\\d+)', replacement: '$1:$2' },
];

const JOBS = [
  {
    job_name: 'kubernetes-pods',
    kubernetes_sd_configs: [{ role: 'pod' }],
    relabel_configs: [...rules('pod'), { source_labels: ['__meta_kubernetes_pod_container_name'], target_label: 'container' }],
  },
  {
    job_name: 'kubernetes-services',
    kubernetes_sd_configs: [{ role: 'endpoints' }],
    relabel_configs: [...rules('service'), { source_labels: ['__meta_kubernetes_service_name'], target_label: 'service' }],
  },
];

/** As a server beside those of the operator. */
export const ANNOTATED = { prometheusConfig: stringify({ scrape_configs: JOBS }) };

/** The same jobs for `additionalScrapeConfigs`, in the key `jobs` of the Secret `monitoring/jobs`. */
export const ANNOTATION_JOBS = { apiVersion: 'v1', kind: 'Secret', metadata: { namespace: 'monitoring', name: 'jobs' }, stringData: { jobs: stringify(JOBS) } };

/** Part of a server's spec that reads them. */
export const READS_ANNOTATIONS = { additionalScrapeConfigs: { name: 'jobs', key: 'jobs' } };
