/** Monitors `shop/cart`, as small as the operator accepts them. */
import { Fields, Manifest, object } from './manifest';

const V1 = 'monitoring.coreos.com/v1';
const SELECTOR = { matchLabels: { app: 'cart' } };

/** A ServiceMonitor; `endpoint` is merged into its only endpoint, `spec` over the whole spec. */
export function serviceMonitor(endpoint: Fields = {}, spec: Fields = {}, metadata: Fields = {}): Manifest {
  return object(V1, 'ServiceMonitor', { spec: { selector: SELECTOR, endpoints: [{ port: 'metrics', ...endpoint }], ...spec } }, metadata);
}

/** A PodMonitor; `endpoint` is merged into its only endpoint, `spec` over the whole spec. */
export function podMonitor(endpoint: Fields = {}, spec: Fields = {}, metadata: Fields = {}): Manifest {
  return object(V1, 'PodMonitor', { spec: { selector: SELECTOR, podMetricsEndpoints: [{ port: 'metrics', ...endpoint }], ...spec } }, metadata);
}

/** A Probe of one static target. */
export function probe(spec: Fields = {}, metadata: Fields = {}): Manifest {
  return object(V1, 'Probe', { spec: { prober: { url: 'blackbox:9115' }, targets: { staticConfig: { static: ['cart.example'] } }, ...spec } }, metadata);
}

/** A ScrapeConfig of one static target. */
export function scrapeConfig(spec: Fields = {}, metadata: Fields = {}): Manifest {
  return object('monitoring.coreos.com/v1alpha1', 'ScrapeConfig', { spec: { staticConfigs: [{ targets: ['cart:80'] }], ...spec } }, metadata);
}
