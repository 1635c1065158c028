/** What a discovery of one role sees of the cluster: what its selectors leave. */
import { apiSelector, Selectable } from './api-selector';
import { addLabelsAndAnnotations, addMetadata, Labels, META } from './meta-labels';
import { EndpointGroup } from '../../kubernetes/endpoints/endpoint';
import { RunningService } from '../../kubernetes/endpoints/running-service';
import { Node } from '../../kubernetes/node';
import { PLACEHOLDER } from '../../kubernetes/placeholder';
import { Pod } from '../../kubernetes/pods/pod';
import { RunningCluster } from '../../kubernetes/running-cluster';
import { RunningIngress } from '../../kubernetes/running-ingress';
import { AttachedMetadata, KubernetesConfig, KubernetesRole } from '../configuration/scrape-job';

/** The view of one discovery. */
export class Surroundings {
  readonly attach: AttachedMetadata;
  private readonly selectors: ReadonlyMap<KubernetesRole, (object: Selectable) => boolean>;

  constructor(readonly cluster: RunningCluster, { attach, selectors }: Pick<KubernetesConfig, 'attach' | 'selectors'>) {
    this.attach = attach;
    this.selectors = new Map(selectors.map(({ role, label, field }) => [role, apiSelector(label, field)]));
  }

  seesPod({ namespace, name, labels, nodeName, phase, ip, isStandIn, serviceAccount, fields }: Pod): boolean {
    return this.sees('pod', labels, () => ({
      ...fields,
      'metadata.namespace': namespace,
      'metadata.name': name,
      'spec.nodeName': nodeName,
      'status.phase': phase,
      'status.podIP': isStandIn ? PLACEHOLDER : ip,
      'spec.serviceAccountName': serviceAccount,
    }));
  }

  seesService({ namespace, name, labels, type, clusterIp }: RunningService): boolean {
    return this.sees('service', labels, () => ({ 'metadata.namespace': namespace, 'metadata.name': name, 'spec.type': type, 'spec.clusterIP': clusterIp }));
  }

  seesIngress({ namespace, name, labels }: RunningIngress): boolean {
    return this.sees('ingress', labels, () => ({ 'metadata.namespace': namespace, 'metadata.name': name }));
  }

  seesEndpoints(role: 'endpoints' | 'endpointslice', { namespace, name, labels }: EndpointGroup): boolean {
    return this.sees(role, labels, () => ({ 'metadata.namespace': namespace, 'metadata.name': name }));
  }

  seesNode({ name, labels, isUnschedulable }: Node): boolean {
    return this.sees('node', labels, () => ({ 'metadata.name': name, 'spec.unschedulable': String(isUnschedulable) }));
  }

  tryPod(namespace: string, name: string): Pod | undefined {
    const pod = this.cluster.tryPod(namespace, name);

    return pod && this.seesPod(pod) ? pod : undefined;
  }

  tryService(namespace: string, name: string): RunningService | undefined {
    const service = this.cluster.tryService(namespace, name);

    return service && this.seesService(service) ? service : undefined;
  }

  /** A node that is not among the manifests is there all the same, but nobody knows its labels. */
  hasNode(name: string): boolean {
    const node = this.cluster.nodes().get(name);

    return node === undefined || this.seesNode(node);
  }

  /** Labels of a node, where they are asked for and the node is known. */
  addNode(to: Labels, name: string | undefined): Labels {
    if (!this.attach.node || !name) return to;
    const node = this.cluster.nodes().get(name);
    if (!node) return to.set(`${META}node_name`, name);

    return this.seesNode(node) ? addMetadata(to, 'node', node) : to;
  }

  /** Labels of a namespace, where they are asked for. */
  addNamespace(to: Labels, name: string): Labels {
    const namespace = this.attach.namespace ? this.cluster.namespaces().get(name) : undefined;

    return namespace ? addLabelsAndAnnotations(to, 'namespace', namespace.labels, namespace.annotations) : to;
  }

  /** Fields are put together only where somebody selects. */
  private sees(role: KubernetesRole, labels: Selectable['labels'], fields: () => Selectable['fields']): boolean {
    return this.selectors.get(role)?.({ labels, fields: fields() }) ?? true;
  }
}

/** Whether a value is one that only a cluster decides. */
export function isNotKnown(value: string): boolean {
  return value.includes(PLACEHOLDER);
}
