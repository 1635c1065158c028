/** Labels that controllers set on each pod, with values that only the cluster knows. */

/** Keys of these labels. A selector that names one of them may match pods that have the other labels. */
export const CONTROLLER_LABELS: ReadonlySet<string> = new Set([
  'pod-template-hash', 'controller-revision-hash', 'pod-template-generation', 'statefulset.kubernetes.io/pod-name', 'apps.kubernetes.io/pod-index',
  'controller-uid', 'job-name', 'batch.kubernetes.io/controller-uid', 'batch.kubernetes.io/job-name', 'batch.kubernetes.io/job-completion-index',
  'rollouts-pod-template-hash', 'deployment', 'apps.kruise.io/cloneset-instance-id', 'broadcastjob-controller-uid', 'broadcastjob-name',
  ...['revision', 'revisionUID', 'configurationGeneration', 'configurationUID', 'serviceUID'].map((key) => `serving.knative.dev/${key}`),
  ...['group-index', 'group-key', 'template-revision-hash', 'worker-index'].map((key) => `leaderworkerset.sigs.k8s.io/${key}`),
  ...['jobset-uid', 'restart-attempt', 'replicatedjob-replicas', 'global-replicas', 'job-index', 'job-key', 'job-global-index'].map((key) => `jobset.sigs.k8s.io/${key}`),
  'volcano.sh/task-index', 'training.kubeflow.org/replica-index', 'ray.io/identifier',
]);
