/** Kinds that run several groups of pods, each with a template of its own: LeaderWorkerSet, JobSet, Volcano's Job, Ray and Kubeflow. */
import { PLACEHOLDER } from '../placeholder';
import { jobFields, specOf, statefulSetLabels } from './kubernetes-kinds';
import { AddedFields, ChangeContainers, Path, PodTemplate, WorkloadKind } from './workload-kind';
import { stringAt, StringMap, stringMapAt, valueAt } from '../../manifests/manifest';

const LEADER: Path = ['spec', 'leaderWorkerTemplate', 'leaderTemplate'];
const LWS = 'leaderworkerset.sigs.k8s.io';

/** Rows of these kinds. */
export const KINDS_OF_GROUPS: readonly WorkloadKind[] = [
  {
    group: 'leaderworkerset.x-k8s.io',
    kind: 'LeaderWorkerSet',
    templates: [LEADER, ['spec', 'leaderWorkerTemplate', 'workerTemplate']],
    replicas: [['spec', 'replicas']],
    adds: leaderWorkerFields,
  },
  {
    group: 'jobset.x-k8s.io',
    kind: 'JobSet',
    templates: [['spec', 'replicatedJobs', '*', 'template', 'spec', 'template']],
    replicas: [['spec', 'replicatedJobs', '*', 'replicas'], ['spec', 'replicatedJobs', '*', 'template', 'spec', 'parallelism']],
    suspended: [['spec', 'suspend']],
    adds: jobSetFields,
  },
  {
    group: 'batch.volcano.sh',
    kind: 'Job',
    templates: [['spec', 'tasks', '*', 'template']],
    replicas: [['spec', 'tasks', '*', 'replicas']],
    adds: volcanoFields,
  },
  ray('RayCluster', []),
  ray('RayJob', ['rayClusterSpec']),
  ray('RayService', ['rayClusterConfig']),
  kubeflow('PyTorchJob', 'pytorchReplicaSpecs'),
  kubeflow('TFJob', 'tfReplicaSpecs'),
  kubeflow('MPIJob', 'mpiReplicaSpecs'),
  kubeflow('XGBoostJob', 'xgbReplicaSpecs'),
  kubeflow('PaddleJob', 'paddleReplicaSpecs'),
];

/**
 * Without a template of its own, a leader is made of the template of the workers.
 * @see constructLeaderStatefulSetApplyConfiguration, constructWorkerStatefulSetApplyConfiguration and PodWebhook.Default in lws 060ab4d
 */
function leaderWorkerFields({ workload: { name, manifest }, path }: PodTemplate): AddedFields {
  const role = path.includes('leaderTemplate') ? 'leader' : valueAt(manifest, LEADER) === undefined ? 'any' : 'worker';
  const [groups, size] = [['replicas'], ['leaderWorkerTemplate', 'size']].map((field) => numberAt(manifest, ['spec', ...field]) ?? 1);
  const [set, index] = role === 'worker' ? [`${name}-0`, '1'] : [name, '0'];

  return {
    name: `${set}-${index}`,
    replicas: groups * { leader: 1, worker: size - 1, any: size }[role],
    controller: { kind: 'StatefulSet', name: set },
    hostname: `${set}-${index}`,
    subdomain: name,
    labels: {
      ...statefulSetLabels(set, index),
      [`${LWS}/group-index`]: '0',
      [`${LWS}/group-key`]: PLACEHOLDER,
      [`${LWS}/name`]: name,
      [`${LWS}/template-revision-hash`]: PLACEHOLDER,
      [`${LWS}/worker-index`]: role === 'any' && size > 1 ? PLACEHOLDER : index,
    },
  };
}

/** @see labelAndAnnotateObject in pkg/controllers/jobset_controller.go, jobset 08dfbdf */
function jobSetFields(template: PodTemplate): AddedFields {
  const { workload: { name }, entries: [{ name: job }] } = template;
  const { controller, labels } = jobFields(`${name}-${job}-0`, specOf(template));
  const added: StringMap = {
    ...Object.fromEntries(JOBSET_KEYS.map((key) => [`${JOBSET}/${key}`, PLACEHOLDER])),
    [`${JOBSET}/job-index`]: '0',
    [`${JOBSET}/jobset-name`]: name,
    [`${JOBSET}/replicatedjob-name`]: job,
  };

  return { controller, labels: { ...labels, ...added }, annotations: added };
}

const JOBSET = 'jobset.sigs.k8s.io';

/** Keys of labels and annotations whose values depend on the cluster. */
const JOBSET_KEYS = ['jobset-uid', 'restart-attempt', 'replicatedjob-replicas', 'global-replicas', 'job-key', 'job-global-index'];

/** @see createJobPod in pkg/controllers/job/job_controller_util.go, volcano ed72c7c */
function volcanoFields({ workload: { name, namespace, manifest }, entries: [{ name: task }] }: PodTemplate): AddedFields {
  const queue = stringAt(manifest, ['spec', 'queue']) ?? 'default';

  return {
    name: `${name}-${task}-0`,
    controller: { kind: 'Job', name },
    labels: {
      'volcano.sh/job-name': name,
      'volcano.sh/job-namespace': namespace,
      'volcano.sh/queue-name': queue,
      'volcano.sh/task-index': '0',
      'volcano.sh/task-spec': task,
    },
  };
}

/** @see labelPod, DefaultHeadPodTemplate and DefaultWorkerPodTemplate in ray-operator/controllers/ray/common/pod.go, kuberay feeaf72 */
function ray(kind: string, within: Path): WorkloadKind {
  const spec = ['spec', ...within];

  return {
    group: 'ray.io',
    kind,
    templates: [[...spec, 'headGroupSpec', 'template'], [...spec, 'workerGroupSpecs', '*', 'template']],
    suspended: [['spec', 'suspend']],
    adds: ({ workload: { name }, holder: { manifest }, path, entries: [group] }) => {
      const isHead = group === undefined;
      const cluster = within.length === 0 ? name : `${name}-${PLACEHOLDER}`;
      const own = isHead ? 'headgroup' : stringAt(manifest, [...path.slice(0, -1), 'groupName']) ?? group.name;

      return {
        ...isHead && { replicas: 1 },
        name: isHead ? `${name}-head-0` : `${name}-${own}-worker-0`,
        controller: { kind: 'RayCluster', name: cluster },
        labels: {
          'app.kubernetes.io/created-by': 'kuberay-operator',
          'app.kubernetes.io/name': 'kuberay',
          ...stringMapAt(manifest, [...path, 'metadata', 'labels']),
          'ray.io/cluster': cluster,
          'ray.io/group': own,
          'ray.io/identifier': isHead ? `${cluster}-head` : `${cluster}-worker`,
          'ray.io/is-ray-node': 'yes',
          'ray.io/node-type': isHead ? 'head' : 'worker',
        },
        containers: withMetricsPort,
      };
    },
  };
}

/** The first container gets a port for metrics, unless it has one. */
const withMetricsPort: ChangeContainers = ([first, ...others]) => {
  if (first === undefined || first.ports.some(({ name }) => name === 'metrics')) return first === undefined ? [] : [first, ...others];

  return [{ ...first, ports: [...first.ports, { name: 'metrics', containerPort: 8080, protocol: 'TCP' }] }, ...others];
};

/** @see https://www.kubeflow.org/docs/components/trainer/legacy-v1/overview */
function kubeflow(kind: string, field: string): WorkloadKind {
  return {
    group: 'kubeflow.org',
    kind,
    templates: [['spec', field, '*', 'template']],
    replicas: [['spec', field, '*', 'replicas']],
    suspended: [['spec', 'runPolicy', 'suspend']],
    adds: ({ workload: { name }, entries: [{ name: type }] }) => ({
      name: `${name}-${type.toLowerCase()}-0`,
      controller: { kind, name },
      labels: {
        'training.kubeflow.org/job-name': name,
        'training.kubeflow.org/replica-index': '0',
        'training.kubeflow.org/replica-type': type.toLowerCase(),
      },
    }),
  };
}

function numberAt(root: unknown, path: Path): number | undefined {
  const value = valueAt(root, path);

  return typeof value === 'number' ? value : undefined;
}
