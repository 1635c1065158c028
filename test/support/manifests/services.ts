/** What leads to the pods of `shop/cart`: its Service, endpoints and Ingress, all labelled `app: cart` unless they are given other labels. */
import { Fields, Manifest, object, Texts } from './manifest';

const LABELS = { app: 'cart' };

/** A Service with one port `metrics`; `spec` and `metadata` are merged over the whole. */
export function service(spec: Fields = {}, metadata: Fields = {}): Manifest {
  const ports = [{ name: 'metrics', port: 80, targetPort: 'metrics' }];

  return object('v1', 'Service', { spec: { selector: LABELS, ports, ...spec } }, { labels: LABELS, ...metadata });
}

/** The Endpoints of a Service without a selector. */
export function endpoints(subsets: unknown, metadata: Fields = {}): Manifest {
  return object('v1', 'Endpoints', { subsets }, { labels: LABELS, ...metadata });
}

/** An EndpointSlice of the Service `cart`. */
export function endpointSlice(addresses: readonly Fields[], ports: readonly Fields[], { labels, ...metadata }: SliceMetadata = {}, addressType = 'IPv4'): Manifest {
  const ofService = { 'kubernetes.io/service-name': 'cart', ...labels };

  return object('discovery.k8s.io/v1', 'EndpointSlice', { addressType, endpoints: addresses, ports }, { name: 'cart-hand', ...metadata, labels: ofService });
}

type SliceMetadata = Fields & { readonly labels?: Texts };

/** An Ingress for `cart.example`. */
export function ingress(spec: Fields = {}, metadata: Fields = {}): Manifest {
  return object('networking.k8s.io/v1', 'Ingress', { spec: { rules: [rule('cart.example', '/')], ...spec } }, { labels: LABELS, ...metadata });
}

/** A rule of an Ingress; without a host it is for all hosts. */
export function rule(host: string | undefined, ...paths: readonly string[]): Fields {
  const backend = { service: { name: 'cart', port: { name: 'metrics' } } };

  return { ...host !== undefined && { host }, http: { paths: paths.map((path) => ({ path, pathType: 'Prefix', backend })) } };
}
