/** A server with an account of its own, and what that is permitted. */
import { prometheus } from '../conformance/sample-manifests';

const RBAC = 'rbac.authorization.k8s.io';

/** A Prometheus that runs as `monitoring/prometheus`. */
export function server(name = 'main', spec: object = {}): object {
  return prometheus({ serviceAccountName: 'prometheus', ...spec }, { name });
}

/** A Role `discovery`, or a ClusterRole where the namespace is empty. */
export function role(namespace: string, resources: readonly string[], verbs: readonly string[] = ['get', 'list', 'watch']): object {
  return object(namespace, 'Role', { rules: [{ apiGroups: ['', 'discovery.k8s.io', 'networking.k8s.io'], resources, verbs }] });
}

/** Gives that role to the account. */
export function binding(namespace: string): object {
  return object(namespace, 'RoleBinding', {
    roleRef: { apiGroup: RBAC, kind: `${scope(namespace)}Role`, name: 'discovery' },
    subjects: [{ kind: 'ServiceAccount', namespace: 'monitoring', name: 'prometheus' }],
  });
}

function object(namespace: string, kind: string, fields: object): object {
  return { apiVersion: `${RBAC}/v1`, kind: `${scope(namespace)}${kind}`, metadata: { name: 'discovery', ...namespace && { namespace } }, ...fields };
}

function scope(namespace: string): string {
  return namespace === '' ? 'Cluster' : '';
}
