/** Ports that an operator leaves out of its pods because of `listenLocal`. */
import { quote } from '../../findings/problem';
import { Forecast } from '../../forecast/forecast';
import { stringAt, valueAt } from '../../manifests/manifest';

/**
 * Whether the pods of an object would declare a port without its `spec.listenLocal`, so that no other name of a port helps.
 * @param source key of the object, e.g. `Prometheus/monitoring/main`
 */
export function isLocalPort({ objects, cluster }: Forecast, source: string, wanted: string | number): boolean {
  const object = objects.tryFindByKey(source);
  if (!object || !cluster.workloads.isOperated(object) || valueAt(object.manifest, ['spec', 'listenLocal']) !== true) return false;
  const name = stringAt(object.manifest, ['spec', 'portName']) ?? 'web';

  return [name, PORTS.get(object.kind), 'reloader-web', 8080].includes(wanted);
}

/** What a user can do about such a port. */
export function howToReach(source: string): string {
  return `remove spec.listenLocal of ${quote(source)}, or add a proxy that declares a port to its spec.containers, and scrape that port`;
}

/** Ports of the servers. @see makeStatefulSetSpec and its like for each kind, v0.94.1 */
const PORTS: ReadonlyMap<string, number> = new Map([
  ['Prometheus', 9090],
  ['PrometheusAgent', 9090],
  ['Alertmanager', 9093],
  ['ThanosRuler', 10902],
]);
