/** The configuration of a Prometheus that reads annotations: the usual jobs, and a guard against scraping twice. */
import { Document, isMap, isSeq, parse, parseDocument, stringify } from 'yaml';
import { AnnotatedObject } from './annotated-objects';
import { listAt, stringAt } from '../../manifests/manifest';
import { isObject } from '../../units/is-object';
import { escapeRegex } from '../../units/text';

interface Rule { readonly [field: string]: unknown }

const keep = (label: string): Rule => ({ source_labels: [label], regex: 'true', action: 'keep' });
const set = (source: string, target: string, regex = '(.+)'): Rule => ({ source_labels: [source], regex, target_label: target, action: 'replace' });

/** The jobs that the community chart `prometheus` has for pods and Services, normal and slow. */
export function usualReader(): string {
  const jobs = [
    job('kubernetes-service-endpoints', 'endpointslice', 'service', false), job('kubernetes-service-endpoints-slow', 'endpointslice', 'service', true),
    job('kubernetes-pods', 'pod', 'pod', false), job('kubernetes-pods-slow', 'pod', 'pod', true),
  ];

  return stringify({ scrape_configs: jobs });
}

function job(name: string, role: string, what: 'service' | 'pod', isSlow: boolean): object {
  const annotation = (key: string) => `__meta_kubernetes_${what}_annotation_prometheus_io_${key}`;
  const selection = isSlow ? [keep(annotation('scrape_slow'))] : [keep(annotation('scrape')), { source_labels: [annotation('scrape_slow')], regex: 'true', action: 'drop' }];

  return {
    job_name: name,
    honor_labels: true,
    ...isSlow && { scrape_interval: '5m', scrape_timeout: '30s' },
    kubernetes_sd_configs: [{ role }],
    relabel_configs: [
      ...selection,
      set(annotation('scheme'), '__scheme__', '(https?)'),
      set(annotation('path'), '__metrics_path__'),
      { source_labels: ['__address__', annotation('port')], regex: '(.+?)(?::\\d+)?;(\\d+)', replacement: '$1:$2', target_label: '__address__', action: 'replace' },
      { action: 'labelmap', regex: `__meta_kubernetes_${what}_annotation_prometheus_io_param_(.+)`, replacement: '__param_$1' },
      { action: 'labelmap', regex: `__meta_kubernetes_${what}_label_(.+)` },
      set('__meta_kubernetes_namespace', 'namespace', '(.*)'),
      set(`__meta_kubernetes_${what}_name`, what, '(.*)'),
      ...what === 'pod' ? [{ source_labels: ['__meta_kubernetes_pod_phase'], regex: 'Pending|Succeeded|Failed|Completed', action: 'drop' }] : [],
      set('__meta_kubernetes_pod_node_name', 'node', '(.*)'),
    ],
  };
}

/** Whether a text is a configuration with jobs. */
export function isConfiguration(text: string): boolean {
  const document = parseDocument(text, OPTIONS);

  return document.errors.length === 0 && jobsOf(document.toJS()).length > 0;
}

/** Keys of merges count, as for Prometheus. */
const OPTIONS = { merge: true, logLevel: 'silent' } as const;

/** Whether the jobs that read annotations keep the labels of scraped metrics. */
export function honorsLabels(config: string): boolean {
  return jobsOf(parse(config, OPTIONS)).some((each) => readsAnnotations(each) && isObject(each) && each.honor_labels === true);
}

/**
 * The configuration with a rule for each migrated object, before all others: its job drops what a monitor scrapes.
 * Nothing else changes, comments neither, so that the rules can be taken out again one by one.
 */
export function guardedReader(config: string, migrated: readonly AnnotatedObject[]): string {
  const document = parseDocument(config, OPTIONS);
  // Without anchors, so that no list of rules belongs to two jobs.
  const own = /^[^#]*[&*]\w/m.test(config) ? new Document(document.toJS()) : document;
  jobsOf(own.toJS()).forEach((each, i) => {
    if (!readsAnnotations(each)) return;
    const isOfPods = listAt(each, ['kubernetes_sd_configs']).some((discovery) => stringAt(discovery, ['role']) === 'pod');
    const rules = own.createNode(migrated.filter(({ kind }) => (kind === 'PodMonitor') === isOfPods).map(guardRule));
    const entry = own.getIn(['scrape_configs', i], true);
    const given = isMap(entry) ? entry.get('relabel_configs', true) : undefined;
    if (!isSeq(given) || !isSeq(rules)) return;
    given.flow = false;
    given.items.unshift(...rules.items);
  });

  return own.toString({ lineWidth: 0, flowCollectionPadding: false });
}

/** A target that has all labels of the object is dropped. */
export function guardRule({ guard }: AnnotatedObject): Rule {
  return { source_labels: guard.map(([label]) => label), regex: guard.map(([, value]) => escapeRegex(value)).join(';'), action: 'drop' };
}

function jobsOf(document: unknown): readonly unknown[] {
  return listAt(document, ['scrape_configs']);
}

function readsAnnotations(each: unknown): boolean {
  return /__meta_kubernetes_(pod|service)_annotation_/.test(JSON.stringify(listAt(each, ['relabel_configs'])));
}
