/** What a server may not read of the namespaces that a monitor looks in. */
import { roleFor } from '../../forecast/discovery-role';
import { CheckedServer, Forecast } from '../../forecast/forecast';
import { statedNamespaces } from '../../forecast/given-namespaces';
import { isPlaced } from '../../forecast/monitored-objects';
import { Account } from '../../kubernetes/access/access';
import { ReadRequest } from '../../kubernetes/access/role';
import { valueAt } from '../../manifests/manifest';
import { StoredObject } from '../../manifests/objects';

/** A kind of objects, in plural. */
export type Resource = Pick<ReadRequest, 'group' | 'resource'>;

/** What is denied to the server that is named. */
export interface Denied {
  readonly server: CheckedServer;
  readonly account: Account;
  readonly resources: readonly Resource[];
  /** Absent for all at once. */
  readonly namespaces?: readonly string[];
}

/** The slices of Services. */
export const ENDPOINT_SLICES: Resource = { group: 'discovery.k8s.io', resource: 'endpointslices' };

/**
 * Of the namespaces in which no server that takes a monitor may read what it needs; undefined where one may, or may be permitted to by what
 * is not among the manifests.
 */
export function deniedFor(forecast: Forecast, monitor: StoredObject): Denied | undefined {
  const all = forecast.serversOf(monitor).map((server) => deniedTo(forecast, monitor, server));
  const [first] = all;
  if (!first || all.some((each) => each === undefined)) return undefined;
  const namespaces = first.namespaces?.filter((namespace) => all.every((each) => each!.namespaces?.includes(namespace) ?? true));

  return namespaces?.length === 0 ? undefined : { ...first, ...namespaces && { namespaces } };
}

/** All or nothing: a discovery waits until it has read everything of a namespace. */
function deniedTo(forecast: Forecast, monitor: StoredObject, server: CheckedServer): Denied | undefined {
  const { managed } = server;
  // Credentials of another API server are not in manifests.
  if (!managed || managed.server.spec.apiserverConfig) return undefined;
  const account = { namespace: managed.server.namespace, name: managed.server.spec.serviceAccountName || 'default' };
  const mayNot = ({ group, resource }: Resource, namespace?: string) => (['list', 'watch'] as const)
    .some((verb) => forecast.access().mayRead(account, { verb, group, resource, namespace }) === 'denied');
  const stated = managed.server.spec.ignoreNamespaceSelectors
    ? [monitor.namespace]
    : statedNamespaces(monitor, forecast.monitored().targetSelectorOf(monitor)?.path);
  if (stated?.includes(monitor.namespace) && !isPlaced(monitor)) return undefined;
  const needed = resourcesOf(forecast, monitor, server);
  const namespaces = stated?.filter((namespace) => needed.some((resource) => mayNot(resource, namespace)));
  const resources = needed.filter((resource) => (namespaces ?? [undefined]).some((namespace) => mayNot(resource, namespace)));

  return resources.length > 0 ? { server, account, resources, namespaces } : undefined;
}

/** @see Run in discovery/kubernetes/{endpoints,endpointslice,pod,ingress}.go, Prometheus v0.314.0: the caches that are waited for */
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
