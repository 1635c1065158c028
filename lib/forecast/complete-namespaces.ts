/** Decides in which namespaces the manifests hold all Services and workloads. */
import { listAt } from '../manifests/manifest';
import { Objects, StoredObject } from '../manifests/objects';
import { textsAt } from '../manifests/texts-at';
import { MONITOR_KIND_NAMES } from '../operator-port/monitor-kinds';
import { once } from '../units/once';

/** Knows the namespaces in which nothing else creates Services or workloads. */
export class CompleteNamespaces {
  private readonly open = once(() => new Set(this.objects.all().filter(isMaker).map(({ kind, namespace }) => (kind === 'ClusterRole' ? EVERYWHERE : namespace))));

  constructor(private readonly objects: Objects) {}

  /**
   * False where others create objects at run time: in system namespaces; beside custom resources, whose operators create Services and pods
   * (a Prometheus is one of them); and beside roles that allow an app to create or label them.
   */
  isComplete(namespace: string): boolean {
    return !SYSTEM.test(namespace) && !this.open().has(namespace) && !this.open().has(EVERYWHERE);
  }
}

const EVERYWHERE = '*';

const SYSTEM = /^(?:kube-.*|openshift.*|default)$/;

/** Kubernetes' own groups: without a dot, or below `k8s.io`. */
const BUILT_IN = /^(?:[^.]*|.*\.k8s\.io)$/;

/** API groups whose objects create neither Services nor pods. */
const HARMLESS = new Set([
  'cert-manager.io', 'external-secrets.io', 'bitnami.com', 'networking.istio.io', 'security.istio.io', 'telemetry.istio.io', 'traefik.io',
  'keda.sh', 'cilium.io', 'kyverno.io',
]);

const HARMLESS_KINDS = new Set([...MONITOR_KIND_NAMES, 'PrometheusRule', 'AlertmanagerConfig']);

function isMaker({ kind, manifest }: StoredObject): boolean {
  const apiVersion = manifest.apiVersion ?? '';
  const group = apiVersion.includes('/') ? apiVersion.slice(0, apiVersion.indexOf('/')) : '';
  if (kind === 'Role' || kind === 'ClusterRole') return listAt(manifest, ['rules']).some(permitsMaking);

  return !BUILT_IN.test(group) && !HARMLESS.has(group) && !(group === 'monitoring.coreos.com' && HARMLESS_KINDS.has(kind));
}

const MADE = new Set(['*', 'services', 'endpoints', 'endpointslices', 'pods', 'deployments', 'statefulsets', 'daemonsets', 'jobs', 'ingresses']);
const MAKING = new Set(['*', 'create', 'update', 'patch']);

function permitsMaking(rule: unknown): boolean {
  return textsAt(rule, ['resources']).some((resource) => MADE.has(resource)) && textsAt(rule, ['verbs']).some((verb) => MAKING.has(verb));
}
