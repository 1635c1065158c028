/** Rights that a profile knows, as the roles and bindings that give them. */
import { ProfileProps } from './profile-props';
import { Manifest, stringAt } from '../manifests/manifest';

/** Roles for the ServiceAccount of a server: of the namespaces that it may read, and of nodes. They add to those that are known. */
export function rightsOfFacts(server: Manifest, { readableNamespaces, readsNodes }: ProfileProps): Manifest[] {
  const namespace = server.metadata?.namespace ?? '';
  const subject = { kind: 'ServiceAccount', name: stringAt(server, ['spec', 'serviceAccountName']) || 'default', namespace };
  const name = `profile-of-${namespace}-${server.metadata?.name}`;
  const inNamespaces = readableNamespaces?.flatMap((each) => bound(name, subject, DISCOVERED, each === '*' ? undefined : each)) ?? [];

  return [...inNamespaces, ...readsNodes ? bound(`${name}-nodes`, subject, [rule('', 'nodes')]) : []];
}

const GROUP = 'rbac.authorization.k8s.io';

const rule = (group: string, ...resources: string[]) => ({ apiGroups: [group], resources, verbs: ['get', 'list', 'watch'] });

/** What Prometheus lists to find the targets of monitors. */
const DISCOVERED = [rule('', 'pods', 'services', 'endpoints'), rule('discovery.k8s.io', 'endpointslices'), rule('networking.k8s.io', 'ingresses')];

function bound(name: string, subject: object, rules: readonly object[], namespace?: string): Manifest[] {
  const kind = namespace === undefined ? 'ClusterRole' : 'Role';
  const metadata = { name, ...namespace !== undefined && { namespace } };

  return [
    { apiVersion: `${GROUP}/v1`, kind, metadata, rules },
    { apiVersion: `${GROUP}/v1`, kind: `${kind}Binding`, metadata, roleRef: { apiGroup: GROUP, kind, name }, subjects: [subject] },
  ];
}
