/** The monitor that scrapes what annotations ask for. */
import { AnnotatedObject, AnnotatedPort } from './annotated-objects';
import { Manifest } from '../../manifests/manifest';
import { escapeRegex } from '../../units/text';

/** How monitors are written. */
export interface MonitorChoices {
  /** Labels that the Prometheus selects monitors by. */
  readonly labels: { readonly [label: string]: string };
  /** Whether labels of scraped metrics are kept. */
  readonly honorLabels: boolean;
}

/** A PodMonitor for annotated pods, a ServiceMonitor for an annotated Service. */
export function monitorOf(object: AnnotatedObject, name: string, { labels, honorLabels }: MonitorChoices): Manifest {
  const { kind, namespace, selector, ports } = object;
  const endpoints = ports.map((port) => endpointOf(object, port, honorLabels));

  return {
    apiVersion: 'monitoring.coreos.com/v1',
    kind,
    metadata: { name, namespace, ...Object.keys(labels).length > 0 && { labels } },
    spec: { selector: selector!, [kind === 'PodMonitor' ? 'podMetricsEndpoints' : 'endpoints']: endpoints },
  };
}

function endpointOf(object: AnnotatedObject, port: AnnotatedPort, honorLabels: boolean): object {
  const { kind, path, scheme, params, interval, timeout } = object;
  const relabelings = relabelingsOf(object, port);

  return {
    ...'name' in port && { port: port.name },
    ...'number' in port && (kind === 'PodMonitor' ? { portNumber: port.number } : { targetPort: port.number }),
    ...path !== undefined && { path },
    ...scheme !== undefined && { scheme },
    ...Object.keys(params).length > 0 && { params },
    ...interval !== undefined && { interval },
    ...timeout !== undefined && { scrapeTimeout: timeout },
    ...honorLabels && { honorLabels },
    ...relabelings.length > 0 && { relabelings },
  };
}

/** Rules for what fields cannot express: one Service of several with the same labels, and a port that nothing declares. */
export function relabelingsOf({ isShared, selector, name }: AnnotatedObject, port: AnnotatedPort): object[] {
  const isUnlabelled = Object.keys(selector ?? {}).length === 0;
  const own = isShared || isUnlabelled ? [{ action: 'keep', sourceLabels: ['__meta_kubernetes_service_name'], regex: escapeRegex(name) }] : [];
  if (!('undeclared' in port || 'isNone' in port)) return own;

  return [
    ...own,
    ...'undeclared' in port ? [{ action: 'replace', sourceLabels: ['__address__'], regex: '(.+?)(?::\\d+)?', replacement: `$1:${port.undeclared}`, targetLabel: '__address__' }] : [],
    // Otherwise each container would be a target of its own.
    { action: 'labeldrop', regex: 'container' },
  ];
}
