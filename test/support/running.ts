/** Manifests in one line each, the cluster that runs them, and what is discovered in it. */
import { Fields, Manifest, Texts } from './manifests/manifest';
import * as services from './manifests/services';
import * as workloads from './manifests/workloads';
import { PodParts, WorkloadParts } from './manifests/workloads';
import { RunningCluster } from '../../lib/kubernetes/running-cluster';
import { Manifest as AnyManifest } from '../../lib/manifests/manifest';
import { Objects } from '../../lib/manifests/objects';
import { ScrapeConfigsReader } from '../../lib/prometheus/configuration/read-configuration';
import { ScrapeJob } from '../../lib/prometheus/configuration/scrape-job';
import { discoveredBy } from '../../lib/prometheus/discovery/discovered-by';
import { KubernetesDiscovery } from '../../lib/prometheus/discovery/kubernetes-discovery';

/** The container of every pod here: `app` with one port, `http` at 8080. */
export const APP = { name: 'app', image: 'cart:1', ports: [{ name: 'http', containerPort: 8080 }] };

/** A workload with what its pods are made of, and nothing else that the API server requires. */
export function workload(kind: string, parts: WorkloadParts = {}): Manifest {
  const given = { container: APP, ...parts };
  if (kind === 'Job') return workloads.job({ ...given, pod: { restartPolicy: undefined, ...parts.pod } });
  if (kind === 'CronJob') return workloads.cronJob({ ...given, pod: { restartPolicy: undefined, ...parts.pod }, spec: { schedule: undefined, ...parts.spec } });

  return workloads.workload(kind, { ...given, spec: { selector: undefined, ...parts.spec } });
}

/** A Pod. */
export function pod(parts: PodParts = {}): Manifest {
  return workloads.pod({ container: APP, ...parts });
}

/** A pod's status as it is read from a cluster. */
export function seen(ip: string, ready = 'True', more: Fields = {}): Fields {
  return { podIP: ip, hostIP: '10.0.0.1', phase: 'Running', conditions: [{ type: 'Ready', status: ready }], ...more };
}

/** A Service for `app: cart`, without labels of its own, with port 80, named `http`, to `http`. */
export function service(spec: Fields = {}, metadata: Fields = {}): Manifest {
  return services.service({ ports: [{ name: 'http', port: 80, targetPort: 'http' }], ...spec }, { labels: undefined, ...metadata });
}

/** An owner reference of a controller. */
export function ownedBy(kind: string, name: string): Fields {
  return { ownerReferences: [{ apiVersion: 'x', kind, name, uid: 'u', controller: true }] };
}

export function objectsOf(...manifests: AnyManifest[]): Objects {
  return new Objects(manifests);
}

export function clusterOf(...manifests: AnyManifest[]): RunningCluster {
  return new RunningCluster(new Objects(manifests));
}

/** One job as Prometheus reads it. */
export function jobOf(fields: Fields, ownNamespace?: string, prometheusVersion?: string): ScrapeJob {
  return new ScrapeConfigsReader(undefined, { fill: (text) => text, ownNamespace, prometheusVersion }).read({ job_name: 'job', ...fields });
}

/** Labels of every target that one `kubernetes_sd_configs` entry of the newest Prometheus finds, empty ones left out as Prometheus does. */
export function discover(config: Fields, ...manifests: AnyManifest[]): Texts[] {
  return discoverWith(undefined, config, ...manifests);
}

/** The same by another version of Prometheus. */
export function discoverWith(prometheusVersion: string | undefined, config: Fields, ...manifests: AnyManifest[]): Texts[] {
  const [found] = jobOf({ kubernetes_sd_configs: [config] }).discoveries;
  if (found.kind !== 'kubernetes') throw new Error('is not in this cluster');

  const version = discoveredBy(prometheusVersion);

  return new KubernetesDiscovery(clusterOf(...manifests)).find(found.config).all.flatMap((group) => group.targets.filter(version.finds).map((target) => {
    const labels = new Map([...group.labels, ...target.labels]);
    version.adjust(labels, target);

    return Object.fromEntries([...labels].filter(([, value]) => value !== ''));
  }));
}
