/** AppMonitoring code for annotated pods. */
import { AnnotatedObject, AnnotatedPort } from './annotated-objects';
import { MonitorChoices } from './monitor-of';
import { construct, Expression, imported, local } from '../code/expression';
import { durationExpression } from '../monitors/duration-expression';

const LIBRARY = 'cdk8s-app-monitoring';

/** Whether the props of AppMonitoring express it: pods with labels, and ports that they declare. */
export function isForAppMonitoring({ kind, ports, declared, interval, timeout }: AnnotatedObject): boolean {
  const hasDurations = [interval, timeout].every((text) => text === undefined || durationExpression(text) !== undefined);

  return kind === 'PodMonitor' && declared.length > 0 && ports.every((port) => 'name' in port || 'number' in port) && hasDurations;
}

/**
 * `new AppMonitoring(this, 'cart', { operatorMode: true, pods, ... })`
 * @param namespace of the chart, which the pods do not repeat
 */
export function appMonitoringOf(
  object: AnnotatedObject, name: string, id: string, namespace: string | undefined, { labels, honorLabels }: MonitorChoices,
): Expression {
  const { selector, declared, ports, path, scheme, params, interval, timeout } = object;

  return construct(imported('AppMonitoring', LIBRARY), local('this'), id, {
    operatorMode: true,
    pods: {
      selector: selector as Expression,
      ports: declared.map((port) => ({ ...port.name !== '' && { name: port.name }, number: port.number })),
      ...object.namespace !== namespace && { namespace: object.namespace },
    },
    ...ports.length === 1 ? { port: portOf(ports[0]) } : { endpoints: ports.map((port) => ({ port: portOf(port) })) },
    ...path !== undefined && { path },
    ...scheme !== undefined && { scheme: imported('Scheme', LIBRARY).member(scheme.toUpperCase()) },
    ...Object.keys(params).length > 0 && { params },
    ...interval !== undefined && { interval: durationExpression(interval) },
    ...timeout !== undefined && { timeout: durationExpression(timeout) },
    ...honorLabels && { honorLabels },
    metadata: { name, ...Object.keys(labels).length > 0 && { labels } },
  });
}

function portOf(port: AnnotatedPort): string | number {
  return 'name' in port ? port.name : (port as { readonly number: number }).number;
}
