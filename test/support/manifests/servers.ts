/** Servers `monitoring/main` that select every monitor unless `spec` says otherwise. */
import { Fields, Manifest, object } from './manifest';

const SELECT_ALL = {
  serviceMonitorSelector: {},
  serviceMonitorNamespaceSelector: {},
  podMonitorSelector: {},
  podMonitorNamespaceSelector: {},
  probeSelector: {},
  probeNamespaceSelector: {},
  scrapeConfigSelector: {},
  scrapeConfigNamespaceSelector: {},
};

/** A Prometheus `monitoring/main`. */
export function prometheus(spec: Fields = {}, metadata: Fields = {}): Manifest {
  return object('monitoring.coreos.com/v1', 'Prometheus', { spec: { ...SELECT_ALL, ...spec } }, { namespace: 'monitoring', name: 'main', ...metadata });
}

/** A PrometheusAgent `monitoring/main`. */
export function prometheusAgent(spec: Fields = {}, metadata: Fields = {}): Manifest {
  return object('monitoring.coreos.com/v1alpha1', 'PrometheusAgent', { spec: { ...SELECT_ALL, ...spec } }, { namespace: 'monitoring', name: 'main', ...metadata });
}
