/** The jobs that read a convention: Kubernetes discovery, then the annotations as relabeling. */
import { AnnotationKeys } from './convention-keys';
import { AnnotationJobProps } from './scrape-config-props';
import { KubernetesRole } from '../../../imports/scrape-config';
import { RelabelConfig, RelabelConfigAction } from '../../../imports/shared';
import { MonitoringError } from '../../findings/monitoring-error';
import { findingAt } from '../../findings/problem';
import { checkProber } from '../../profiles/check-prober';
import { checkJob } from '../../scrape-config/check-job';
import { Discovery } from '../../scrape-config/discovery';
import { ScrapeJobProps } from '../../scrape-config/scrape-job-props';
import { metaLabelName } from '../../units/prometheus-names';

const { DROP, KEEP, LABELMAP } = RelabelConfigAction;

/** A job of a convention, which always has a name. */
export type AnnotationJob = ScrapeJobProps & Required<Pick<ScrapeJobProps, 'jobName'>>;

/**
 * One job for pods, one for Services and, with a prober, one for Ingresses.
 * @throws MonitoringError when props are not valid
 */
export function annotationJobs(keys: AnnotationKeys, props: AnnotationJobProps): AnnotationJob[] {
  const jobs = [podJob(keys, props), serviceJob(keys, props), ...(props.prober === undefined ? [] : [ingressJob(keys, props)])];
  const invalid = checkProber(props.prober, 'prober');
  const problems = invalid.length > 0 ? invalid : jobs.map(checkJob).find((found) => found.length > 0) ?? [];
  if (problems.length > 0) throw new MonitoringError(problems.map((problem) => findingAt('AnnotationConvention', problem)));

  return jobs;
}

function podJob(keys: AnnotationKeys, props: AnnotationJobProps): AnnotationJob {
  const annotation = annotationLabel('pod');

  return {
    jobName: nameOf('pods', props),
    discoveries: [discovery(KubernetesRole.POD, props)],
    relabelings: [
      { action: KEEP, sourceLabels: [annotation(keys.scrape)], regex: 'true' },
      // Pods that have ended keep their address for a while.
      { action: DROP, sourceLabels: ['__meta_kubernetes_pod_phase'], regex: 'Pending|Succeeded|Failed' },
      ...scrapeRules(keys, annotation, 'pod'),
      ...(keys.port ? podAddress(annotation(keys.port)) : []),
      copy('__meta_kubernetes_namespace', 'namespace'),
      copy('__meta_kubernetes_pod_name', 'pod'),
      copy('__meta_kubernetes_pod_node_name', 'node'),
    ],
  };
}

function serviceJob(keys: AnnotationKeys, props: AnnotationJobProps): AnnotationJob {
  const annotation = annotationLabel('service');

  return {
    jobName: nameOf('services', props),
    discoveries: [discovery(KubernetesRole.ENDPOINT_SLICE, props)],
    relabelings: [
      { action: KEEP, sourceLabels: [annotation(keys.scrape)], regex: 'true' },
      ...scrapeRules(keys, annotation, 'service'),
      ...(keys.port
        ? [{ sourceLabels: ['__address__', annotation(keys.port)], regex: '(.+?)(?::\\d+)?;(\\d+)', targetLabel: '__address__', replacement: '$1:$2' }]
        : []),
      copy('__meta_kubernetes_namespace', 'namespace'),
      copy('__meta_kubernetes_service_name', 'service'),
      copy('__meta_kubernetes_pod_name', 'pod'),
      copy('__meta_kubernetes_pod_node_name', 'node'),
    ],
  };
}

/** An annotated scheme or path replaces that of the Ingress. */
function ingressJob(keys: AnnotationKeys, props: AnnotationJobProps): AnnotationJob {
  const annotation = annotationLabel('ingress');
  const from = (key: string | undefined, label: string): RelabelConfig[] => [
    copy(`__meta_kubernetes_ingress_${label}`, `__tmp_${label}`),
    ...(key ? [{ sourceLabels: [annotation(key)], regex: '(.+)', targetLabel: `__tmp_${label}` }] : []),
  ];

  return {
    jobName: nameOf('ingresses', props),
    metricsPath: '/probe',
    params: { module: [props.module ?? 'http_2xx'] },
    discoveries: [discovery(KubernetesRole.INGRESS, props)],
    relabelings: [
      { action: KEEP, sourceLabels: [annotation(keys.scrape)], regex: 'true' },
      ...from(keys.scheme, 'scheme'),
      ...from(keys.path, 'path'),
      { sourceLabels: ['__tmp_scheme', '__address__', '__tmp_path'], regex: '(.+);(.+);(.+)', targetLabel: '__param_target', replacement: '$1://$2$3' },
      copy('__param_target', 'instance'),
      { targetLabel: '__address__', replacement: props.prober },
      copy('__meta_kubernetes_namespace', 'namespace'),
      copy('__meta_kubernetes_ingress_name', 'ingress'),
    ],
  };
}

function scrapeRules(keys: AnnotationKeys, annotation: (key: string) => string, role: string): RelabelConfig[] {
  const value = (key: string | undefined, regex: string, targetLabel: string): RelabelConfig[] =>
    (key ? [{ sourceLabels: [annotation(key)], regex, targetLabel }] : []);

  return [
    ...value(keys.scheme, '(https?)', '__scheme__'),
    ...value(keys.path, '(.+)', '__metrics_path__'),
    ...value(keys.interval, '(.+)', '__scrape_interval__'),
    ...value(keys.timeout, '(.+)', '__scrape_timeout__'),
    ...(keys.paramPrefix
      ? [{ action: LABELMAP, regex: `__meta_kubernetes_${role}_annotation_${metaLabelName(keys.paramPrefix)}(.+)`, replacement: '__param_$1' }]
      : []),
  ];
}

/** Every declared port of a pod is a target; a port annotation makes all of them the same target. */
function podAddress(port: string): RelabelConfig[] {
  const address = (regex: string, replacement: string): RelabelConfig => ({
    sourceLabels: [port, '__meta_kubernetes_pod_ip'], regex, targetLabel: '__address__', replacement,
  });

  return [address('(\\d+);([^:]+)', '$2:$1'), address('(\\d+);(.*:.*)', '[$2]:$1')];
}

function annotationLabel(role: string): (key: string) => string {
  return (key) => `__meta_kubernetes_${role}_annotation_${metaLabelName(key)}`;
}

function copy(source: string, targetLabel: string): RelabelConfig {
  return { sourceLabels: [source], targetLabel };
}

function discovery(role: KubernetesRole, { namespaces }: AnnotationJobProps): Discovery {
  return Discovery.kubernetes({ role, ...(namespaces && { namespaces: { names: namespaces } }) });
}

function nameOf(objects: string, { jobPrefix = 'annotated' }: AnnotationJobProps): string {
  return `${jobPrefix}-${objects}`;
}
