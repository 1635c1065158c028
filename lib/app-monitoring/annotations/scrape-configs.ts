/** The scrape configuration that reads a convention: Kubernetes discovery, then the annotations as relabeling. */
import { Yaml } from 'cdk8s';
import { AnnotationKeys } from './convention-keys';
import { MonitoringError } from '../../findings/monitoring-error';
import { findingAt } from '../../findings/problem';
import { checkProber } from '../../profiles/check-prober';
import { metaLabelName } from '../../units/prometheus-names';

/** Options for the scrape configuration that reads an annotation convention. */
export interface AnnotationScrapeConfigProps {
  /**
   * Prober for annotated Ingresses: `host` or `host:port`.
   * @default - no prober, so Ingresses are left out
   */
  readonly prober?: string;

  /**
   * Module of the prober.
   * @default http_2xx
   */
  readonly module?: string;

  /**
   * Namespaces to discover in.
   * @default - all
   */
  readonly namespaces?: string[];
}

/** One rule of `relabel_configs`. */
interface Rule {
  readonly action?: string;
  readonly source_labels?: readonly string[];
  readonly regex?: string;
  readonly target_label?: string;
  readonly replacement?: string;
}

/** One job for pods, one for Services and, with a prober, one for Ingresses. */
export function renderScrapeConfigs(keys: AnnotationKeys, props: AnnotationScrapeConfigProps): string {
  const problems = checkProber(props.prober, 'prober');
  if (problems.length > 0) throw new MonitoringError(problems.map((problem) => findingAt('AnnotationConvention', problem)));

  const jobs = [podJob(keys, props), serviceJob(keys, props), ...(props.prober ? [ingressJob(keys, props)] : [])];

  return Yaml.stringify({ scrape_configs: jobs });
}

function podJob(keys: AnnotationKeys, props: AnnotationScrapeConfigProps): object {
  const annotation = annotationLabel('pod');

  return {
    job_name: 'annotated-pods',
    kubernetes_sd_configs: [discovery('pod', props)],
    relabel_configs: [
      { action: 'keep', source_labels: [annotation(keys.scrape)], regex: 'true' },
      // Pods that have ended keep their address for a while.
      { action: 'drop', source_labels: ['__meta_kubernetes_pod_phase'], regex: 'Pending|Succeeded|Failed' },
      ...scrapeRules(keys, annotation, 'pod'),
      ...(keys.port ? podAddress(annotation(keys.port)) : []),
      copy('__meta_kubernetes_namespace', 'namespace'),
      copy('__meta_kubernetes_pod_name', 'pod'),
      copy('__meta_kubernetes_pod_node_name', 'node'),
    ],
  };
}

function serviceJob(keys: AnnotationKeys, props: AnnotationScrapeConfigProps): object {
  const annotation = annotationLabel('service');

  return {
    job_name: 'annotated-services',
    kubernetes_sd_configs: [discovery('endpointslice', props)],
    relabel_configs: [
      { action: 'keep', source_labels: [annotation(keys.scrape)], regex: 'true' },
      ...scrapeRules(keys, annotation, 'service'),
      ...(keys.port
        ? [{ source_labels: ['__address__', annotation(keys.port)], regex: '(.+?)(?::\\d+)?;(\\d+)', target_label: '__address__', replacement: '$1:$2' }]
        : []),
      copy('__meta_kubernetes_namespace', 'namespace'),
      copy('__meta_kubernetes_service_name', 'service'),
      copy('__meta_kubernetes_pod_name', 'pod'),
      copy('__meta_kubernetes_pod_node_name', 'node'),
    ],
  };
}

/** An annotated scheme or path replaces that of the Ingress. */
function ingressJob(keys: AnnotationKeys, props: AnnotationScrapeConfigProps): object {
  const annotation = annotationLabel('ingress');
  const from = (key: string | undefined, label: string): Rule[] => [
    copy(`__meta_kubernetes_ingress_${label}`, `__tmp_${label}`),
    ...(key ? [{ source_labels: [annotation(key)], regex: '(.+)', target_label: `__tmp_${label}` }] : []),
  ];

  return {
    job_name: 'annotated-ingresses',
    metrics_path: '/probe',
    params: { module: [props.module ?? 'http_2xx'] },
    kubernetes_sd_configs: [discovery('ingress', props)],
    relabel_configs: [
      { action: 'keep', source_labels: [annotation(keys.scrape)], regex: 'true' },
      ...from(keys.scheme, 'scheme'),
      ...from(keys.path, 'path'),
      { source_labels: ['__tmp_scheme', '__address__', '__tmp_path'], regex: '(.+);(.+);(.+)', target_label: '__param_target', replacement: '$1://$2$3' },
      copy('__param_target', 'instance'),
      { target_label: '__address__', replacement: props.prober },
      copy('__meta_kubernetes_namespace', 'namespace'),
      copy('__meta_kubernetes_ingress_name', 'ingress'),
    ],
  };
}

function scrapeRules(keys: AnnotationKeys, annotation: (key: string) => string, role: string): Rule[] {
  const value = (key: string | undefined, regex: string, target: string): Rule[] =>
    (key ? [{ source_labels: [annotation(key)], regex, target_label: target }] : []);

  return [
    ...value(keys.scheme, '(https?)', '__scheme__'),
    ...value(keys.path, '(.+)', '__metrics_path__'),
    ...value(keys.interval, '(.+)', '__scrape_interval__'),
    ...value(keys.timeout, '(.+)', '__scrape_timeout__'),
    ...(keys.paramPrefix
      ? [{ action: 'labelmap', regex: `__meta_kubernetes_${role}_annotation_${metaLabelName(keys.paramPrefix)}(.+)`, replacement: '__param_$1' }]
      : []),
  ];
}

/** Every declared port of a pod is a target; a port annotation makes all of them the same target. */
function podAddress(port: string): Rule[] {
  const address = (regex: string, replacement: string): Rule => ({
    source_labels: [port, '__meta_kubernetes_pod_ip'], regex, target_label: '__address__', replacement,
  });

  return [address('(\\d+);([^:]+)', '$2:$1'), address('(\\d+);(.*:.*)', '[$2]:$1')];
}

function annotationLabel(role: string): (key: string) => string {
  return (key) => `__meta_kubernetes_${role}_annotation_${metaLabelName(key)}`;
}

function copy(source: string, target: string): Rule {
  return { source_labels: [source], target_label: target };
}

function discovery(role: string, { namespaces }: AnnotationScrapeConfigProps): object {
  return { role, ...(namespaces && { namespaces: { names: namespaces } }) };
}
