/** Objects of apps, small enough to be varied in a row: everything is called `shop/cart` and labelled `app: cart` unless it says otherwise. */

import { Manifest } from './manifest';

export type Fields = { readonly [key: string]: unknown };

/** What may differ from `shop/cart`. */
export interface Naming {
  readonly name?: string;
  readonly namespace?: string;
  readonly labels?: { readonly [label: string]: string };
  readonly annotations?: { readonly [annotation: string]: string };
}

/** What a pod is made of. */
export interface PodContent extends Naming {
  /** Of the only container; `containers` in `pod` replaces it. */
  readonly ports?: readonly Fields[];
  /** Fields of the pod's `spec`. */
  readonly pod?: Fields;
  /** Fields of the workload's own `spec`. */
  readonly spec?: Fields;
}

export const METRICS = { name: 'metrics', containerPort: 8080 };

/** A Pod; `status` only where it was read from a cluster, in which one with an address is on a node. */
export function pod({ status, ...content }: PodContent & { readonly status?: Fields } = {}): Manifest {
  const onNode = { ...status?.podIP !== undefined && { nodeName: 'n9' } };

  return { apiVersion: 'v1', kind: 'Pod', metadata: metadataOf(content), spec: { ...onNode, ...podSpecOf(content) }, ...status && { status } };
}

/** A workload of the group `apps`. */
export function workload(kind: string, content: PodContent = {}): Manifest {
  const labels = content.labels ?? { app: 'cart' };
  const { name, namespace } = metadataOf(content);
  const template = { metadata: { labels, ...content.annotations && { annotations: content.annotations } }, spec: podSpecOf(content) };

  return { apiVersion: 'apps/v1', kind, metadata: { name, namespace }, spec: { selector: { matchLabels: labels }, template, ...content.spec } };
}

/** A Deployment. */
export function deployment(content: PodContent = {}): Manifest {
  return workload('Deployment', content);
}

/** A Job. */
export function job(content: PodContent = {}): Manifest {
  return { ...batch('Job', content), spec: { ...jobSpecOf(content), ...content.spec } };
}

/** A CronJob; `spec` is that of the CronJob. */
export function cronJob(content: PodContent = {}): Manifest {
  return { ...batch('CronJob', content), spec: { schedule: '0 * * * *', jobTemplate: { spec: jobSpecOf(content) }, ...content.spec } };
}

/** A Service on port 80 that leads to container port 8080. */
export function service(spec: Fields = {}, naming: Naming = {}): Manifest {
  return {
    apiVersion: 'v1',
    kind: 'Service',
    metadata: metadataOf({ labels: { app: 'cart' }, ...naming }),
    spec: { selector: { app: 'cart' }, ports: [{ name: 'metrics', port: 80, targetPort: 8080 }], ...spec },
  };
}

/** An Ingress for `cart.example`. */
export function ingress(spec: Fields = {}, naming: Naming = {}): Manifest {
  return { apiVersion: 'networking.k8s.io/v1', kind: 'Ingress', metadata: metadataOf({ labels: { app: 'cart' }, ...naming }), spec: { rules: [rule('cart.example', '/')], ...spec } };
}

/** A rule of an Ingress; without a host it is for all. */
export function rule(host: string | undefined, ...paths: readonly string[]): Fields {
  const backend = { service: { name: 'cart', port: { name: 'metrics' } } };

  return { ...host !== undefined && { host }, http: { paths: paths.map((path) => ({ path, pathType: 'Prefix', backend })) } };
}

/** Endpoints of a Service that selects nothing. */
export function endpoints(subsets: readonly Fields[], naming: Naming = {}): Manifest {
  return { apiVersion: 'v1', kind: 'Endpoints', metadata: metadataOf(naming), subsets };
}

/** An EndpointSlice of the Service `cart`. */
export function endpointSlice(addresses: readonly Fields[], ports: readonly Fields[], { labels, ...naming }: Naming = {}, addressType = 'IPv4'): Manifest {
  return {
    apiVersion: 'discovery.k8s.io/v1',
    kind: 'EndpointSlice',
    metadata: metadataOf({ name: 'cart-hand', ...naming, labels: { 'kubernetes.io/service-name': 'cart', ...labels } }),
    addressType,
    endpoints: addresses,
    ports,
  };
}

/** A Node that was read from a cluster. */
export function node(name: string, { labels, annotations }: Naming = {}, status: Fields = {}): Manifest {
  return {
    apiVersion: 'v1',
    kind: 'Node',
    metadata: { name, ...labels && { labels }, ...annotations && { annotations } },
    status: { addresses: [{ type: 'InternalIP', address: '10.0.0.7' }, { type: 'Hostname', address: name }], daemonEndpoints: { kubeletEndpoint: { Port: 10250 } }, ...status },
  };
}

function batch(kind: string, content: PodContent): Omit<Manifest, 'spec'> & { readonly apiVersion: string; readonly kind: string } {
  const { name, namespace } = metadataOf(content);

  return { apiVersion: 'batch/v1', kind, metadata: { name, namespace } };
}

function jobSpecOf(content: PodContent): Fields {
  return {
    template: {
      metadata: { labels: content.labels ?? { app: 'cart' }, ...content.annotations && { annotations: content.annotations } },
      spec: { restartPolicy: 'Never', ...podSpecOf(content) },
    },
  };
}

function podSpecOf({ ports = [METRICS], pod: spec }: PodContent): Fields {
  return { containers: [{ name: 'cart', image: 'cart:1', ...ports.length > 0 && { ports } }], ...spec };
}

function metadataOf({ name = 'cart', namespace = 'shop', labels = { app: 'cart' }, annotations }: Naming): { [field: string]: unknown } {
  return { name, namespace, labels, ...annotations && { annotations } };
}
