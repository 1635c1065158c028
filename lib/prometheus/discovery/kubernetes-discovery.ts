/** What the discoveries of a server find in the cluster. */
import { discoverEndpoints } from './discover-endpoints';
import { discoverIngress } from './discover-ingresses';
import { discoverNode } from './discover-nodes';
import { discoverPod } from './discover-pods';
import { discoverService } from './discover-services';
import { GroupIndex, Groups } from './group-index';
import { Surroundings } from './surroundings';
import { TargetGroup } from './target-group';
import { EndpointGroup } from '../../kubernetes/endpoints/endpoint';
import { RunningCluster } from '../../kubernetes/running-cluster';
import { groupBy } from '../../units/group';
import { KubernetesConfig, KubernetesRole } from '../configuration/scrape-job';

/** Finds objects of Kubernetes. */
export interface Discovery {
  /** Returns everything that one `kubernetes_sd_configs` entry finds. */
  find(config: KubernetesConfig): Groups;
}

/** Finds each object once, however many jobs look for it. The cluster must not change. */
export class KubernetesDiscovery implements Discovery {
  private readonly indexes = new Map<string, GroupIndex>();
  private readonly byNamespace = new Map<string, ReadonlyMap<string, TargetGroup[]>>();

  constructor(private readonly cluster: RunningCluster) {}

  find(config: KubernetesConfig): Groups {
    const key = JSON.stringify(config);
    const index = this.indexes.get(key) ?? new GroupIndex(config.role, this.groups(config));
    this.indexes.set(key, index);

    return index;
  }

  private groups(config: KubernetesConfig): TargetGroup[] {
    const found = this.foundFor(config);
    const namespaces = config.namespaces.length === 0 || config.role === 'node' ? [...found.keys()] : [...new Set(config.namespaces)];

    return namespaces.flatMap((namespace) => found.get(namespace) ?? []);
  }

  /** Groups by namespace; the key is empty for objects without a namespace. */
  private foundFor({ role, selectors, attach }: KubernetesConfig): ReadonlyMap<string, TargetGroup[]> {
    const key = JSON.stringify([role, selectors, attach]);
    const known = this.byNamespace.get(key);
    if (known) return known;
    const groups = FINDERS[role](this.cluster, new Surroundings(this.cluster, { selectors, attach }));
    const found = groupBy(groups, ({ labels }) => [labels.get('__meta_kubernetes_namespace') ?? '']);
    this.byNamespace.set(key, found);

    return found;
  }
}

type Find = (cluster: RunningCluster, surroundings: Surroundings) => TargetGroup[];

const FINDERS: { readonly [role in KubernetesRole]: Find } = {
  pod: (cluster, surroundings) => cluster.pods().flatMap((pod) => discoverPod(pod, surroundings)),
  service: (cluster, surroundings) => cluster.services().flatMap((service) => discoverService(service, surroundings)),
  endpoints: (cluster, surroundings) => subsetsOfObjects(cluster.endpoints()).flatMap((subsets) => discoverEndpoints('endpoints', subsets, surroundings)),
  endpointslice: (cluster, surroundings) => cluster.endpointSlices().flatMap((slice) => discoverEndpoints('endpointslice', [slice], surroundings)),
  ingress: (cluster, surroundings) => cluster.ingresses().flatMap((ingress) => discoverIngress(ingress, surroundings)),
  node: (cluster, surroundings) => [...cluster.nodes().values()].flatMap((node) => discoverNode(node, surroundings)),
};

function subsetsOfObjects(subsets: readonly EndpointGroup[]): EndpointGroup[][] {
  return [...groupBy(subsets, ({ namespace, name }) => [`${namespace}/${name}`]).values()];
}
