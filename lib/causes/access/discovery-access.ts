/** What a server is not allowed to read in the namespaces of a monitor. */
import { CheckedServer } from '../../forecast/checked-server';
import { roleFor } from '../../forecast/discovery-role';
import { Forecast } from '../../forecast/forecast';
import { givenNamespaces } from '../../forecast/given-namespaces';
import { isPlaced } from '../../forecast/monitored-objects';
import { Account } from '../../kubernetes/access/access';
import { ReadRequest } from '../../kubernetes/access/role';
import { valueAt } from '../../manifests/manifest';
import { StoredObject } from '../../manifests/objects';
import { bringersOf } from '../brought';

/** An API resource, as roles name it. */
export type Resource = Pick<ReadRequest, 'group' | 'resource'>;

/** The resources that a server is not allowed to read. */
export interface Denied {
  readonly server: CheckedServer;
  readonly account: Account;
  readonly resources: readonly Resource[];
  /** Absent if it needs to read all namespaces at once. */
  readonly namespaces?: readonly string[];
}

/** The resource of EndpointSlices. */
export const ENDPOINT_SLICES: Resource = { group: 'discovery.k8s.io', resource: 'endpointslices' };

/**
 * The access that every server of a monitor lacks. Undefined if one of them has access, or may have it through roles that are not in the
 * manifests.
 */
export function deniedFor(forecast: Forecast, monitor: StoredObject): Denied | undefined {
  const all = forecast.serversOf(monitor).map((server) => deniedTo(forecast, monitor, server));
  const [first] = all;
  if (!first || all.some((each) => each === undefined)) return undefined;
  const namespaces = first.namespaces?.filter((namespace) => all.every((each) => each!.namespaces?.includes(namespace) ?? true));

  return namespaces?.length === 0 ? undefined : { ...first, ...namespaces && { namespaces } };
}

/**
 * Keys of the Services, Ingresses and workloads in the namespaces that a server is not allowed to read; undefined if it needs all
 * namespaces at once, so that one missing permission stops the whole discovery.
 */
export function sourcesDenied(forecast: Forecast, monitor: StoredObject, { namespaces }: Denied): readonly string[] | undefined {
  const found = [...forecast.selectedBy(monitor), ...forecast.podsOf(monitor)].filter(({ namespace }) => namespaces?.includes(namespace));

  return namespaces && [...new Set(found.map(({ source }) => source))];
}

/** Who may install roles for the server: what installs into its namespace, or into those that it is not allowed to read. */
export function granting(forecast: Forecast, { account, namespaces = [] }: Denied): string[] {
  return bringersOf(forecast, { from: ['all'], called: 'a role for it', namespaces: [account.namespace, ...namespaces] });
}

/** Service discovery waits until it has read all resources of a namespace, so one missing permission stops it. */
function deniedTo(forecast: Forecast, monitor: StoredObject, server: CheckedServer): Denied | undefined {
  const { managed } = server;
  // The manifests do not show what another API server allows.
  if (!managed || managed.server.spec.apiserverConfig) return undefined;
  const account = { namespace: managed.server.namespace, name: managed.server.spec.serviceAccountName || 'default' };
  const mayNot = ({ group, resource }: Resource, namespace?: string) => (['list', 'watch'] as const)
    .some((verb) => forecast.access().mayRead(account, { verb, group, resource, namespace }) === 'denied');
  const given = managed.server.spec.ignoreNamespaceSelectors
    ? [monitor.namespace]
    : givenNamespaces(monitor, forecast.monitored().targetSelectorOf(monitor)?.path);
  if (given?.includes(monitor.namespace) && !isPlaced(monitor)) return undefined;
  const needed = resourcesOf(forecast, monitor, server);
  const namespaces = given?.filter((namespace) => needed.some((resource) => mayNot(resource, namespace)));
  const resources = needed.filter((resource) => (namespaces ?? [undefined]).some((namespace) => mayNot(resource, namespace)));

  return resources.length > 0 ? { server, account, resources, namespaces } : undefined;
}

/** @see Run in discovery/kubernetes/{endpoints,endpointslice,pod,ingress}.go, Prometheus v0.314.0: the caches that it waits for */
function resourcesOf(forecast: Forecast, monitor: StoredObject, server: CheckedServer): readonly Resource[] {
  switch (monitor.kind) {
    case 'ServiceMonitor': {
      const endpoints = roleFor(forecast, monitor, server) === 'endpointslice' ? ENDPOINT_SLICES : { group: '', resource: 'endpoints' };

      return [endpoints, { group: '', resource: 'services' }, { group: '', resource: 'pods' }];
    }
    case 'PodMonitor': return [{ group: '', resource: 'pods' }];
    case 'Probe': return valueAt(monitor.manifest, ['spec', 'targets', 'staticConfig']) ? [] : [{ group: 'networking.k8s.io', resource: 'ingresses' }];
    default: return [];
  }
}
