/** The smallest manifests that the judges accept, to be varied by the rows of the tests. */

import { Manifest } from './judge-types';

type Fields = { readonly [key: string]: unknown };

const V1 = 'monitoring.coreos.com/v1';

/** A ServiceMonitor `shop/cart`; `endpoint` is merged into its only endpoint, `spec` over the whole. */
export function serviceMonitor(endpoint: Fields = {}, spec: Fields = {}, metadata: Fields = {}): Manifest {
  return object(V1, 'ServiceMonitor', { selector: { matchLabels: { app: 'cart' } }, endpoints: [{ port: 'metrics', ...endpoint }], ...spec }, metadata);
}

/** A PodMonitor `shop/cart`; `endpoint` is merged into its only endpoint, `spec` over the whole. */
export function podMonitor(endpoint: Fields = {}, spec: Fields = {}, metadata: Fields = {}): Manifest {
  return object(V1, 'PodMonitor', { selector: { matchLabels: { app: 'cart' } }, podMetricsEndpoints: [{ port: 'metrics', ...endpoint }], ...spec }, metadata);
}

/** A Probe `shop/cart` of one static target. */
export function probe(spec: Fields = {}, metadata: Fields = {}): Manifest {
  return object(V1, 'Probe', { prober: { url: 'blackbox:9115' }, targets: { staticConfig: { static: ['cart.example'] } }, ...spec }, metadata);
}

/** A ScrapeConfig `shop/cart` of one static target. */
export function scrapeConfig(spec: Fields = {}, metadata: Fields = {}): Manifest {
  return object('monitoring.coreos.com/v1alpha1', 'ScrapeConfig', { staticConfigs: [{ targets: ['cart:80'] }], ...spec }, metadata);
}

/** A Prometheus `monitoring/main` that selects everything unless `spec` says otherwise. */
export function prometheus(spec: Fields = {}, metadata: Fields = {}): Manifest {
  return object(V1, 'Prometheus', { ...SELECT_ALL, ...spec }, { namespace: 'monitoring', name: 'main', ...metadata });
}

/** A PrometheusAgent `monitoring/main` that selects everything unless `spec` says otherwise. */
export function prometheusAgent(spec: Fields = {}): Manifest {
  return object('monitoring.coreos.com/v1alpha1', 'PrometheusAgent', { ...SELECT_ALL, ...spec }, { namespace: 'monitoring', name: 'main' });
}

/** A Secret `shop/login`, written as people write it: with `stringData`. */
export function secret(stringData: { readonly [key: string]: string }, metadata: Fields = {}): Manifest {
  return { apiVersion: 'v1', kind: 'Secret', metadata: { namespace: 'shop', name: 'login', ...metadata }, stringData };
}

/** A Namespace with labels. */
export function namespace(name: string, labels: { readonly [key: string]: string }): Manifest {
  return { apiVersion: 'v1', kind: 'Namespace', metadata: { name, labels } };
}

/** A Deployment `shop/cart` with one container; `spec` and `container` are merged into it. */
export function deployment(spec: Fields = {}, container: Fields = {}): Manifest {
  const labels = { app: 'cart' };
  return object('apps/v1', 'Deployment', {
    selector: { matchLabels: labels },
    template: { metadata: { labels }, spec: { containers: [{ name: 'cart', image: 'cart', ...container }] } },
    ...spec,
  });
}

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

function object(apiVersion: string, kind: string, spec: Fields, metadata: Fields = {}): Manifest {
  return { apiVersion, kind, metadata: { namespace: 'shop', name: 'cart', ...metadata }, spec };
}
