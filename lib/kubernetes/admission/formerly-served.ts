/** Versions of kinds that older API servers served. */
import { Manifest } from '../../manifests/manifest';
import { compareVersions } from '../../units/version';

/** @see https://kubernetes.io/docs/reference/using-api/deprecation-guide/ */
const REMOVED: readonly { readonly apiVersions: readonly string[]; readonly kinds: readonly string[]; readonly in: string }[] = [
  {
    apiVersions: ['extensions/v1beta1', 'apps/v1beta1', 'apps/v1beta2'],
    kinds: ['DaemonSet', 'Deployment', 'ReplicaSet', 'StatefulSet', 'NetworkPolicy'],
    in: '1.16',
  },
  { apiVersions: ['extensions/v1beta1', 'networking.k8s.io/v1beta1'], kinds: ['Ingress'], in: '1.22' },
  {
    apiVersions: ['rbac.authorization.k8s.io/v1alpha1', 'rbac.authorization.k8s.io/v1beta1'],
    kinds: ['ClusterRole', 'ClusterRoleBinding', 'Role', 'RoleBinding'],
    in: '1.22',
  },
  { apiVersions: ['batch/v1beta1'], kinds: ['CronJob'], in: '1.25' },
  { apiVersions: ['discovery.k8s.io/v1beta1'], kinds: ['EndpointSlice'], in: '1.25' },
  { apiVersions: ['policy/v1beta1'], kinds: ['PodDisruptionBudget'], in: '1.25' },
  { apiVersions: ['autoscaling/v2beta1'], kinds: ['HorizontalPodAutoscaler'], in: '1.25' },
  { apiVersions: ['autoscaling/v2beta2'], kinds: ['HorizontalPodAutoscaler'], in: '1.26' },
];

/** Whether a cluster of this version serves a version of a kind that later ones do not serve. */
export function isFormerlyServed({ apiVersion, kind }: Manifest, kubernetesVersion: string | undefined): boolean {
  const removed = REMOVED.find(({ apiVersions, kinds }) => apiVersions.includes(`${apiVersion}`) && kinds.includes(`${kind}`));

  return removed !== undefined && kubernetesVersion !== undefined && compareVersions(kubernetesVersion, removed.in) < 0;
}
