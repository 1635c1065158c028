/** What Services lead to, by their endpoints. */
import { EndpointGroup } from '../kubernetes/endpoints/endpoint';
import { RunningService } from '../kubernetes/endpoints/running-service';
import { RunningCluster } from '../kubernetes/running-cluster';
import { EndpointsRole } from '../operator-port/endpoints-role';
import { groupBy } from '../units/group';
import { once } from '../units/once';

/** Everything is made when it is first asked for, once. */
export class ServicePaths {
  private readonly groups: { readonly [role in EndpointsRole]: () => ReadonlyMap<string, readonly EndpointGroup[]> } = {
    endpointslice: once(() => groupBy(this.cluster.endpointSlices(), serviceOf)),
    endpoints: once(() => groupBy(this.cluster.endpoints(), serviceOf)),
  };
  private readonly sources = new Map<string, ReadonlySet<string>>();

  constructor(private readonly cluster: RunningCluster) {}

  /**
   * What the addresses of a Service belong to: keys of workloads, else the addresses themselves.
   * @param roles what is discovered
   */
  behind(service: RunningService, roles = ROLES): string[] {
    return [...new Set(this.groupsOf(service, roles).flatMap(({ endpoints }) => endpoints.flatMap((endpoint) => {
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
  groupsOf({ namespace, name }: RunningService, roles = ROLES): readonly EndpointGroup[] {
    return roles.flatMap((role) => this.groups[role]().get(`${namespace}/${name}`) ?? []);
  }

  private tryPodSource({ targetRef }: EndpointGroup['endpoints'][number]): string | undefined {
    return targetRef?.kind === 'Pod' ? this.cluster.tryPod(targetRef.namespace, targetRef.name)?.source : undefined;
  }
}

const ROLES: readonly EndpointsRole[] = ['endpointslice', 'endpoints'];

function serviceOf({ namespace, serviceName }: EndpointGroup): string[] {
  return [`${namespace}/${serviceName}`];
}
