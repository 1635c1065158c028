/** Kinds of other projects that run pods: each with the pods as its controller makes them beside it, given by hand. */

import { METRICS, service } from '../../../support/app-on-8080';
import { Fields, Manifest } from '../../../support/manifests/manifest';
import { podMonitor, serviceMonitor } from '../../../support/manifests/monitors';
import { prometheus } from '../../../support/manifests/servers';
import { Scenario } from '../scenario';

/** The same twice: what is applied, and what its controller makes of it. */
export interface Pair {
  readonly byController: Scenario;
  readonly byHand: Scenario;
}

/** What stands for a value of the cluster, in a value that is given by hand: see `cluster/unknown.go`. */
const X = 'xqzkw';

/** Shows all that a pod has from its controller. */
const ALL_LABELS = [{ action: 'labelmap', regex: '__meta_kubernetes_(pod_label_.+|pod_annotation_.+|pod_controller_.+|pod_container_.+)' }];

const WATCHERS = [prometheus(), serviceMonitor(), podMonitor(), podMonitor({ relabelings: ALL_LABELS }, {}, { name: 'all' })];

const TEMPLATE = { metadata: { labels: { app: 'cart' } }, spec: { containers: [{ name: 'cart', image: 'cart:1', ports: [METRICS] }] } };

/** What the controller adds to a pod of the template. */
interface Made {
  readonly name?: string;
  readonly labels: Fields;
  readonly annotations?: Fields;
  readonly controller: readonly [kind: string, name: string, apiVersion?: string];
  readonly spec?: Fields;
}

function object(apiVersion: string, kind: string, spec: Fields): Manifest {
  return { apiVersion, kind, metadata: { name: 'cart', namespace: 'shop' }, spec };
}

function podOf({ name = 'cart-0', labels, annotations, controller: [kind, owner, apiVersion = 'x/v1'], spec = {} }: Made): Manifest {
  return {
    apiVersion: 'v1',
    kind: 'Pod',
    metadata: {
      name,
      namespace: 'shop',
      labels: { app: 'cart', ...labels } as { [key: string]: string },
      ...annotations && { annotations: annotations as { [key: string]: string } },
      ownerReferences: [{ apiVersion, kind, name: owner, uid: 'u', controller: true }],
    },
    spec: { ...TEMPLATE.spec, ...spec },
  };
}

/** Services as they are applied, and as a controller changes them; the same by default. */
interface Services {
  readonly applied?: readonly Manifest[];
  readonly made?: readonly Manifest[];
}

function pair(name: string, applied: readonly Manifest[], made: readonly Manifest[], services: Services = {}): Pair {
  const { applied: before = [service()], made: after = before } = services;

  return {
    byController: { name, manifests: [...applied, ...before, ...WATCHERS] },
    byHand: { name: `${name}, its pods by hand`, manifests: [...made, ...after, ...WATCHERS] },
  };
}

const JOB_LABELS = (name: string) => ({
  'batch.kubernetes.io/controller-uid': X, 'batch.kubernetes.io/job-name': name, 'controller-uid': X, 'job-name': name,
});

const STATEFUL_LABELS = (name: string, index: string) => ({
  'apps.kubernetes.io/pod-index': index, 'controller-revision-hash': `${name}-${X}`, 'statefulset.kubernetes.io/pod-name': `${name}-${index}`,
});

const ROLLOUT_POD = podOf({ labels: { 'rollouts-pod-template-hash': X }, controller: ['ReplicaSet', `cart-${X}`, 'apps/v1'] });
const HASHED = { 'app': 'cart', 'rollouts-pod-template-hash': X };
const rollout = (spec: Fields) => object('argoproj.io/v1alpha1', 'Rollout', { selector: { matchLabels: { app: 'cart' } }, ...spec });
const group = (index: string) => ({
  'leaderworkerset.sigs.k8s.io/group-index': '0',
  'leaderworkerset.sigs.k8s.io/group-key': X,
  'leaderworkerset.sigs.k8s.io/name': 'cart',
  'leaderworkerset.sigs.k8s.io/template-revision-hash': X,
  'leaderworkerset.sigs.k8s.io/worker-index': index,
});

const JOBSET = Object.fromEntries([
  ...['jobset-uid', 'restart-attempt', 'replicatedjob-replicas', 'global-replicas', 'job-key', 'job-global-index'].map((key) => [key, X]),
  ['job-index', '0'], ['jobset-name', 'cart'], ['replicatedjob-name', 'main'],
].map(([key, value]) => [`jobset.sigs.k8s.io/${key}`, value]));

const ray = (type: string, name: string) => ({
  'app.kubernetes.io/created-by': 'kuberay-operator',
  'app.kubernetes.io/name': 'kuberay',
  'ray.io/cluster': 'cart',
  'ray.io/group': name,
  'ray.io/identifier': `cart-${type}`,
  'ray.io/is-ray-node': 'yes',
  'ray.io/node-type': type,
});

/** A row for each kind, and for each way in which a kind makes its pods. */
export const OTHER_KINDS: readonly Pair[] = [
  pair('a Rollout', [rollout({ template: TEMPLATE })], [ROLLOUT_POD]),
  pair('a Rollout with stable and canary Services', [rollout({
    template: TEMPLATE, strategy: { canary: { stableService: 'cart', canaryService: 'cart-canary' } },
  })], [ROLLOUT_POD], {
    applied: [service(), service({}, { name: 'cart-canary' })],
    made: [service({ selector: HASHED }), service({ selector: HASHED }, { name: 'cart-canary' })],
  }),
  pair('a Rollout of blue and green', [rollout({ template: TEMPLATE, strategy: { blueGreen: { activeService: 'cart', activeMetadata: { labels: { role: 'active' } } } } })], [
    podOf({ labels: { 'role': 'active', 'rollouts-pod-template-hash': X }, controller: ['ReplicaSet', `cart-${X}`, 'apps/v1'] }),
  ], { applied: [service()], made: [service({ selector: HASHED })] }),
  pair('a Rollout of a Deployment', [
    rollout({ workloadRef: { apiVersion: 'apps/v1', kind: 'Deployment', name: 'base' } }),
    { ...object('apps/v1', 'Deployment', { replicas: 0, selector: { matchLabels: { app: 'cart' } }, template: TEMPLATE }), metadata: { name: 'base', namespace: 'shop' } },
  ], [ROLLOUT_POD]),
  pair('a DeploymentConfig', [object('apps.openshift.io/v1', 'DeploymentConfig', { replicas: 1, template: TEMPLATE })], [podOf({
    labels: { deployment: `cart-${X}`, deploymentconfig: 'cart' },
    annotations: {
      'openshift.io/deployment-config.latest-version': X, 'openshift.io/deployment-config.name': 'cart', 'openshift.io/deployment.name': `cart-${X}`,
    },
    controller: ['ReplicationController', `cart-${X}`, 'v1'],
  })]),
  pair('a CloneSet', [object('apps.kruise.io/v1alpha1', 'CloneSet', { template: TEMPLATE })], [podOf({
    labels: { 'apps.kruise.io/cloneset-instance-id': X, 'controller-revision-hash': `cart-${X}`, 'pod-template-hash': X }, controller: ['CloneSet', 'cart'],
  })]),
  pair('a StatefulSet of OpenKruise', [object('apps.kruise.io/v1beta1', 'StatefulSet', { serviceName: 'cart', template: TEMPLATE })], [podOf({
    labels: STATEFUL_LABELS('cart', '0'), controller: ['StatefulSet', 'cart', 'apps.kruise.io/v1beta1'], spec: { hostname: 'cart-0', subdomain: 'cart' },
  })]),
  pair('a DaemonSet of OpenKruise', [object('apps.kruise.io/v1alpha1', 'DaemonSet', { template: TEMPLATE })], [podOf({
    labels: { 'controller-revision-hash': X, 'pod-template-generation': X }, controller: ['DaemonSet', 'cart', 'apps.kruise.io/v1alpha1'],
  })]),
  pair('a ScaledJob', [object('keda.sh/v1alpha1', 'ScaledJob', { jobTargetRef: { template: TEMPLATE } })], [podOf({
    labels: { ...JOB_LABELS(`cart-${X}`), 'scaledjob.keda.sh/name': 'cart' }, controller: ['Job', `cart-${X}`, 'batch/v1'],
  })]),
  pair('a LeaderWorkerSet', [object('leaderworkerset.x-k8s.io/v1', 'LeaderWorkerSet', {
    leaderWorkerTemplate: { size: 2, leaderTemplate: TEMPLATE, workerTemplate: TEMPLATE },
  })], [
    podOf({ labels: { ...STATEFUL_LABELS('cart', '0'), ...group('0') }, controller: ['StatefulSet', 'cart', 'apps/v1'] }),
    podOf({ name: 'cart-0-1', labels: { ...STATEFUL_LABELS('cart-0', '1'), ...group('1') }, controller: ['StatefulSet', 'cart-0', 'apps/v1'] }),
  ]),
  pair('a Job of Volcano', [object('batch.volcano.sh/v1alpha1', 'Job', { queue: 'q', tasks: [{ name: 'main', template: TEMPLATE }] })], [podOf({
    name: 'cart-main-0',
    labels: {
      'volcano.sh/job-name': 'cart',
      'volcano.sh/job-namespace': 'shop',
      'volcano.sh/queue-name': 'q',
      'volcano.sh/task-index': '0',
      'volcano.sh/task-spec': 'main',
    },
    controller: ['Job', 'cart', 'batch.volcano.sh/v1alpha1'],
  })]),
  pair('a Knative Service', [object('serving.knative.dev/v1', 'Service', {
    template: { metadata: { name: 'cart-v1', labels: { app: 'cart' } }, spec: { containers: [{ name: 'cart', image: 'cart:1', ports: [{ containerPort: 8080 }] }] } },
  })], [podOf({
    labels: {
      'pod-template-hash': X,
      ...Object.fromEntries(['configurationGeneration', 'configurationUID', 'revisionUID', 'serviceUID'].map((key) => [`serving.knative.dev/${key}`, X])),
      'serving.knative.dev/configuration': 'cart',
      'serving.knative.dev/revision': 'cart-v1',
      'serving.knative.dev/service': 'cart',
    },
    controller: ['ReplicaSet', `cart-v1-deployment-${X}`, 'apps/v1'],
    spec: {
      containers: [
        { name: 'cart', image: 'cart:1', ports: [{ name: 'user-port', containerPort: 8080 }] },
        {
          name: 'queue-proxy',
          image: X,
          ports: [
            { name: 'http-queueadm', containerPort: 8022 },
            { name: 'http-autometric', containerPort: 9090 },
            { name: 'http-usermetric', containerPort: 9091 },
            { name: 'queue-port', containerPort: 8012 },
            { name: 'https-port', containerPort: 8112 },
          ],
        },
      ],
    },
  })]),
  pair('a LeaderWorkerSet without a template of the leader', [object('leaderworkerset.x-k8s.io/v1', 'LeaderWorkerSet', {
    leaderWorkerTemplate: { workerTemplate: TEMPLATE },
  })], [podOf({ labels: { ...STATEFUL_LABELS('cart', '0'), ...group('0') }, controller: ['StatefulSet', 'cart', 'apps/v1'] })]),
  pair('a BroadcastJob', [object('apps.kruise.io/v1alpha1', 'BroadcastJob', { template: TEMPLATE })], [podOf({
    labels: { 'broadcastjob-controller-uid': X, 'broadcastjob-name': 'cart' }, controller: ['BroadcastJob', 'cart', 'apps.kruise.io/v1alpha1'],
  })]),
  pair('an AdvancedCronJob', [object('apps.kruise.io/v1alpha1', 'AdvancedCronJob', { template: { jobTemplate: { spec: { template: TEMPLATE } } } })], [podOf({
    labels: JOB_LABELS(`cart-${X}`), controller: ['Job', `cart-${X}`, 'batch/v1'],
  })]),
  pair('a JobSet', [object('jobset.x-k8s.io/v1alpha2', 'JobSet', { replicatedJobs: [{ name: 'main', template: { spec: { template: TEMPLATE } } }] })], [podOf({
    name: 'cart-main-0', labels: { ...JOB_LABELS('cart-main-0'), ...JOBSET }, annotations: JOBSET, controller: ['Job', 'cart-main-0', 'batch/v1'],
  })]),
  pair('a RayCluster', [object('ray.io/v1', 'RayCluster', {
    headGroupSpec: { template: TEMPLATE }, workerGroupSpecs: [{ groupName: 'cpu', template: { ...TEMPLATE, spec: { containers: [{ name: 'ray', image: 'ray:2' }] } } }],
  })], [
    podOf({ name: 'cart-head-0', labels: ray('head', 'headgroup'), controller: ['RayCluster', 'cart', 'ray.io/v1'] }),
    podOf({
      name: 'cart-cpu-worker-0',
      labels: ray('worker', 'cpu'),
      controller: ['RayCluster', 'cart', 'ray.io/v1'],
      spec: { containers: [{ name: 'ray', image: 'ray:2', ports: [{ name: 'metrics', containerPort: 8080 }] }] },
    }),
  ]),
  pair('a PyTorchJob', [object('kubeflow.org/v1', 'PyTorchJob', { pytorchReplicaSpecs: { Worker: { template: TEMPLATE } } })], [podOf({
    name: 'cart-worker-0',
    labels: { 'training.kubeflow.org/job-name': 'cart', 'training.kubeflow.org/replica-index': '0', 'training.kubeflow.org/replica-type': 'worker' },
    controller: ['PyTorchJob', 'cart', 'kubeflow.org/v1'],
  })]),
];
