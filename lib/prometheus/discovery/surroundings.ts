/** The objects that a discovery of one role sees: those that match its selectors. */
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

/** The cluster as one discovery sees it. */
export class Surroundings {
  readonly attach: AttachedMetadata;
  private readonly selectors: ReadonlyMap<KubernetesRole, (object: Selectable) => boolean>;

  constructor(readonly cluster: RunningCluster, { attach, selectors }: Pick<KubernetesConfig, 'attach' | 'selectors'>) {
    this.attach = attach;
    this.selectors = new Map(selectors.map(({ role, label, field }) => [role, apiSelector(label, field)]));
  }

  seesPod({ namespace, name, labels, nodeName, phase, ip, isPlaceholder, serviceAccount, fields }: Pod): boolean {
    return this.sees('pod', labels, () => ({
      ...fields,
      'metadata.namespace': namespace,
      'metadata.name': name,
      'spec.nodeName': nodeName,
      'status.phase': phase,
      'status.podIP': isPlaceholder ? PLACEHOLDER : ip,
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

  /** Whether a node is seen. A node that is not among the manifests exists, but its labels are not known. */
  hasNode(name: string): boolean {
    const node = this.cluster.nodes().get(name);

    return node === undefined || this.seesNode(node);
  }

  /** Adds the labels of a node, if `attach_metadata` requires them and the node is known. */
  addNode(to: Labels, name: string | undefined): Labels {
    if (!this.attach.node || !name) return to;
    const node = this.cluster.nodes().get(name);
    if (!node) return to.set(`${META}node_name`, name);

    return this.seesNode(node) ? addMetadata(to, 'node', node) : to;
  }

  /** Adds the labels of a namespace, if `attach_metadata` requires them. */
  addNamespace(to: Labels, name: string): Labels {
    const namespace = this.attach.namespace ? this.cluster.namespaces().get(name) : undefined;

    return namespace ? addLabelsAndAnnotations(to, 'namespace', namespace.labels, namespace.annotations) : to;
  }

  /** Fields are made only if there is a selector. */
  private sees(role: KubernetesRole, labels: Selectable['labels'], fields: () => Selectable['fields']): boolean {
    return this.selectors.get(role)?.({ labels, fields: fields() }) ?? true;
  }
}

/** Whether a value is known only in the cluster. */
export function isNotKnown(value: string): boolean {
  return value.includes(PLACEHOLDER);
}
