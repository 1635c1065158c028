/** A cluster that runs what its manifests declare, as service discovery sees it. */
import { CreatedObject } from '../manifests/created-object';
import { LabelIndex } from '../manifests/label-index';
import { StringMap, stringMapAt } from '../manifests/manifest';
import { Objects, storedAs, StoredObject } from '../manifests/objects';
import { declaredEndpoints, declaredSlice, mirroredSlices } from './endpoints/declared-endpoints';
import { EndpointGroup } from './endpoints/endpoint';
import { RunningService, runningService } from './endpoints/running-service';
import { endpointSlicesOf, endpointsOf } from './endpoints/service-endpoints';
import { Node, nodeOf } from './node';
import { PLACEHOLDER } from './placeholder';
import { Pod } from './pods/pod';
import { podsIn } from './pods/pods';
import { runningIngress } from './running-ingress';
import { servicesWithHash } from './workloads/rollout-services';
import { WorkloadKinds } from './workloads/workload-kinds';
import { Workloads } from './workloads/workloads';
import { labelsInclude } from '../manifests/selectors/selector';
import { groupBy } from '../units/group';
import { once } from '../units/once';

/** Labels and annotations of a namespace. */
export interface Namespace {
  readonly name: string;
  readonly labels: StringMap;
  readonly annotations: StringMap;
}

/** The objects of a cluster that runs the manifests. Everything is computed once, on first use. */
export class RunningCluster {
  readonly pods = once(() => podsIn(this.objects, this.workloads));
  readonly services = once(() => {
    const hashed = servicesWithHash(this.workloads);

    return [...this.objects.ofKind('Service'), ...this.createdServices()].map(runningService).map((service) => hashed(service));
  });
  readonly ingresses = once(() => this.objects.ofKind('Ingress').map(runningIngress));
  readonly nodes = once(() => new Map(this.objects.ofKind('Node').map((object): [string, Node] => [object.name, nodeOf(object)])));
  /** Namespaces by name, including those without a Namespace object. */
  readonly namespaces = once(() => new Map([...this.objects.namespaces()].map(([name, labels]): [string, Namespace] => [name, {
    name, labels, annotations: stringMapAt(this.objects.tryFind('Namespace', '', name)?.manifest, ['metadata', 'annotations']),
  }])));
  readonly endpointSlices = once((): EndpointGroup[] => [
    ...this.services().flatMap((service) => endpointSlicesOf(service, this.podsOf(service), (node) => this.zoneOf(node))),
    ...this.objects.ofKind('EndpointSlice').map(declaredSlice),
    ...mirroredSlices(this.handMadeEndpoints().filter(({ namespace, name }) => this.isWithoutSelector(namespace, name)), PLACEHOLDER),
  ]);
  /** One group for each subset; the groups of one object have the same name. */
  readonly endpoints = once((): EndpointGroup[] => [
    ...this.services().flatMap((service) => endpointsOf(service, this.podsOf(service))),
    ...this.handMadeEndpoints(),
  ]);

  private readonly podIndex = once(() => LabelIndex.ofLabels(this.pods(), ({ namespace, labels }) => [namespace, labels]));
  private readonly podsBySource = once(() => groupBy(this.pods(), ({ source }) => [source]));
  private readonly podsByName = once(() => new Map(this.pods().map((pod) => [`${pod.namespace}/${pod.name}`, pod])));
  private readonly podsByAddress = once(() => new Map(this.pods().map((pod) => [pod.ip, pod])));
  private readonly servicesByName = once(() => new Map(this.services().map((service) => [`${service.namespace}/${service.name}`, service])));

  /** What runs the pods. */
  readonly workloads: Workloads;

  /**
   * @param kinds kinds of objects that run pods
   * @param created objects that operators create, where the manifests do not have them; asked for when pods or Services are
   */
  constructor(
    private readonly objects: Objects, kinds?: WorkloadKinds, private readonly created: () => readonly CreatedObject[] = () => [],
  ) {
    this.workloads = new Workloads(objects, kinds, created);
  }

  /** Pods of a workload, or the pod itself, by its key. */
  podsFrom(source: string): readonly Pod[] {
    return this.podsBySource().get(source) ?? [];
  }

  tryPod(namespace: string, name: string): Pod | undefined {
    return this.podsByName().get(`${namespace}/${name}`);
  }

  tryPodAt(address: string): Pod | undefined {
    return this.podsByAddress().get(address);
  }

  tryService(namespace: string, name: string): RunningService | undefined {
    return this.servicesByName().get(`${namespace}/${name}`);
  }

  /** Pods that a Service selects; an empty list if it has no selector. */
  podsOf({ namespace, selector }: RunningService): Pod[] {
    if (selector === undefined) return [];

    return this.podIndex().labelled(namespace, selector).filter(({ labels }) => labelsInclude(labels, selector));
  }

  /** Endpoints from manifests. Those of a Service with a selector are left out, since a controller creates them. */
  private handMadeEndpoints(): EndpointGroup[] {
    return this.objects.ofKind('Endpoints').flatMap(declaredEndpoints)
      .filter(({ namespace, name }) => {
        const service = this.tryService(namespace, name);

        return service?.selector === undefined || service.type === 'ExternalName';
      });
  }

  /** Several objects may share one. */
  private createdServices(): StoredObject[] {
    const services = this.created().map(({ manifest }) => storedAs(manifest)).filter(({ kind, key }) => kind === 'Service' && !this.objects.tryFindByKey(key));

    return [...new Map(services.map((service) => [service.key, service])).values()];
  }

  private isWithoutSelector(namespace: string, name: string): boolean {
    const service = this.tryService(namespace, name);

    return service !== undefined && service.selector === undefined;
  }

  private zoneOf(node: string): string | undefined {
    return this.nodes().get(node)?.labels['topology.kubernetes.io/zone'];
  }
}
