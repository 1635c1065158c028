/** A server with an account of its own, and what that is permitted. */
import { Fields, Manifest } from './manifest';
import { prometheus } from './servers';

const RBAC = 'rbac.authorization.k8s.io';

/** A Prometheus that runs as `monitoring/prometheus`. */
export function serverWithAccount(name = 'main', spec: Fields = {}): Manifest {
  return prometheus({ serviceAccountName: 'prometheus', ...spec }, { name });
}

/** A Role `discovery`, or a ClusterRole where the namespace is empty. */
export function role(namespace: string, resources: readonly string[], verbs: readonly string[] = ['get', 'list', 'watch']): Manifest {
  return inScope(namespace, 'Role', { rules: [{ apiGroups: ['', 'discovery.k8s.io', 'networking.k8s.io'], resources, verbs }] });
}

/** Gives that role to the account. */
export function binding(namespace: string): Manifest {
  return inScope(namespace, 'RoleBinding', {
    roleRef: { apiGroup: RBAC, kind: `${scope(namespace)}Role`, name: 'discovery' },
    subjects: [{ kind: 'ServiceAccount', namespace: 'monitoring', name: 'prometheus' }],
  });
}

function inScope(namespace: string, kind: string, fields: Fields): Manifest {
  return { apiVersion: `${RBAC}/v1`, kind: `${scope(namespace)}${kind}`, metadata: { name: 'discovery', ...namespace && { namespace } }, ...fields };
}

function scope(namespace: string): string {
  return namespace === '' ? 'Cluster' : '';
}
