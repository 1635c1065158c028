/** What Services lead to, by their endpoints. */
import { EndpointGroup } from '../kubernetes/endpoints/endpoint';
import { RunningService } from '../kubernetes/endpoints/running-service';
import { RunningCluster } from '../kubernetes/running-cluster';
import { groupBy } from '../units/group';
import { once } from '../units/once';

/** Everything is made when it is first asked for, once. */
export class ServicePaths {
  private readonly groups = once(() => groupBy(
    [...this.cluster.endpointSlices(), ...this.cluster.endpoints()], ({ namespace, serviceName }) => [`${namespace}/${serviceName}`],
  ));
  private readonly sources = new Map<string, ReadonlySet<string>>();

  constructor(private readonly cluster: RunningCluster) {}

  /** What the addresses of a Service belong to: keys of workloads, else the addresses themselves. */
  behind(service: RunningService): string[] {
    return [...new Set(this.groupsOf(service).flatMap(({ endpoints }) => endpoints.flatMap((endpoint) => {
      const source = this.tryPodSource(endpoint);

      return source === undefined ? endpoint.addresses : [source];
    })))];
  }

  /** Whether targets of a source may come through a Service: a workload behind it, or the object that lists its addresses. */
  leadsTo(service: RunningService, source: string): boolean {
    const known = this.sources.get(service.source) ?? new Set(this.groupsOf(service).flatMap((group) => (
      [group.source, ...group.endpoints.flatMap((endpoint) => this.tryPodSource(endpoint) ?? [])])));
    this.sources.set(service.source, known);

    return known.has(source);
  }

  /** Its Endpoints and EndpointSlices. */
  groupsOf({ namespace, name }: RunningService): readonly EndpointGroup[] {
    return this.groups().get(`${namespace}/${name}`) ?? [];
  }

  private tryPodSource({ targetRef }: EndpointGroup['endpoints'][number]): string | undefined {
    return targetRef?.kind === 'Pod' ? this.cluster.tryPod(targetRef.namespace, targetRef.name)?.source : undefined;
  }
}
