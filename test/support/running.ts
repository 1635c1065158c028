/** Manifests in one line each, the cluster that runs them, and what is discovered in it. */
import { RunningCluster } from '../../lib/kubernetes/running-cluster';
import { Manifest } from '../../lib/manifests/manifest';
import { Objects } from '../../lib/manifests/objects';
import { ScrapeConfigsReader } from '../../lib/prometheus/configuration/read-configuration';
import { ScrapeJob } from '../../lib/prometheus/configuration/scrape-job';
import { KubernetesDiscovery } from '../../lib/prometheus/discovery/kubernetes-discovery';

/** Any fields of an object. */
export interface Fields { readonly [field: string]: unknown }

export interface Texts { readonly [name: string]: string }

/** An object in namespace `shop` unless its metadata say otherwise. */
export function object(apiVersion: string, kind: string, name: string, body: Fields = {}, metadata: Fields = {}): Manifest {
  return { apiVersion, kind, metadata: { name, namespace: 'shop', ...metadata }, ...body };
}

/** Container `app` with one port, `http` at 8080. */
export const APP = { name: 'app', image: 'cart:1', ports: [{ name: 'http', containerPort: 8080 }] };

/** A pod template: container `app`, and `app: cart` as its label. */
export function template(spec: Fields = {}, metadata: Fields = {}): Fields {
  return { metadata: { labels: { app: 'cart' }, ...metadata }, spec: { containers: [APP], ...spec } };
}

/** A workload with the default template. */
export function workload(kind: string, name = 'cart', spec: Fields = {}, metadata: Fields = {}): Manifest {
  const version = kind.endsWith('Job') ? 'batch/v1' : 'apps/v1';
  const body = kind === 'CronJob' ? { jobTemplate: { spec: { template: template() } } } : { template: template() };

  return object(version, kind, name, { spec: { ...body, ...spec } }, metadata);
}

/** A Pod with the default template. */
export function pod(name = 'cart', { spec, status, ...metadata }: Fields = {}): Manifest {
  const { metadata: shared, spec: own } = template(spec as Fields) as { metadata: Fields; spec: Fields };

  return object('v1', 'Pod', name, { spec: own, ...status !== undefined && { status } }, { ...shared, ...metadata });
}

/** A pod's status as it is read from a cluster. */
export function seen(ip: string, ready = 'True', more: Fields = {}): Fields {
  return { podIP: ip, hostIP: '10.0.0.1', phase: 'Running', conditions: [{ type: 'Ready', status: ready }], ...more };
}

/** A Service for `app: cart` with port 80, named `http`, to `http`. */
export function service(spec: Fields = {}, metadata: Fields = {}): Manifest {
  const body = { selector: { app: 'cart' }, ports: [{ name: 'http', port: 80, targetPort: 'http' }], ...spec };

  return object('v1', 'Service', 'cart', { spec: body }, metadata);
}

export function namespace(name: string, labels: Texts = {}, annotations: Texts = {}): Manifest {
  return { apiVersion: 'v1', kind: 'Namespace', metadata: { name, labels, annotations } };
}

/** An owner reference of a controller. */
export function ownedBy(kind: string, name: string): Fields {
  return { ownerReferences: [{ apiVersion: 'x', kind, name, uid: 'u', controller: true }] };
}

export function objectsOf(...manifests: Manifest[]): Objects {
  return new Objects(manifests);
}

export function clusterOf(...manifests: Manifest[]): RunningCluster {
  return new RunningCluster(new Objects(manifests));
}

/** One job as Prometheus reads it. */
export function jobOf(fields: Fields, ownNamespace?: string): ScrapeJob {
  return new ScrapeConfigsReader(undefined, { fill: (text) => text, ownNamespace }).read({ job_name: 'job', ...fields });
}

/** Labels of every target that one `kubernetes_sd_configs` entry finds, empty ones left out as Prometheus does. */
export function discover(config: Fields, ...manifests: Manifest[]): Texts[] {
  const [found] = jobOf({ kubernetes_sd_configs: [config] }).discoveries;
  if (found.kind !== 'kubernetes') throw new Error('is not in this cluster');

  return new KubernetesDiscovery(clusterOf(...manifests)).find(found.config).all.flatMap((group) => group.targets.map((target) =>
    Object.fromEntries([...group.labels, ...target.labels].filter(([, value]) => value !== ''))));
}
