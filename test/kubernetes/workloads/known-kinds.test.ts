import { PLACEHOLDER } from '../../../lib/kubernetes/placeholder';
import { podsIn } from '../../../lib/kubernetes/pods/pods';
import { Manifest } from '../../../lib/manifests/manifest';
import { APP, objectsOf, ownedBy, workload } from '../../support/running';

const X = PLACEHOLDER;
const TEMPLATE = { metadata: { labels: { app: 'cart' } }, spec: { containers: [APP] } };

function object(apiVersion: string, kind: string, spec: object, metadata: object = {}): Manifest {
  return { apiVersion, kind, metadata: { name: 'cart', namespace: 'shop', ...metadata }, spec };
}

const podsOf = (...manifests: Manifest[]) => podsIn(objectsOf(...manifests)).map(({ name, source, labels, controller, replicas }) => (
  { name, source, labels, controller, replicas }));

describe('podsIn()', () => {
  test.each([
    {
      it: 'a ReplicationController',
      manifest: object('v1', 'ReplicationController', { replicas: 2, selector: { app: 'cart' }, template: TEMPLATE }),
      source: 'ReplicationController/shop/cart',
      labels: {},
      controller: { kind: 'ReplicationController', name: 'cart' },
      replicas: 2,
    },
    {
      it: 'a Rollout',
      manifest: object('argoproj.io/v1alpha1', 'Rollout', { replicas: 2, template: TEMPLATE, strategy: { canary: { stableMetadata: { labels: { role: 'stable' } } } } }),
      source: 'Rollout/shop/cart',
      labels: { 'role': 'stable', 'rollouts-pod-template-hash': X },
      controller: { kind: 'ReplicaSet', name: `cart-${X}` },
      replicas: 2,
    },
    {
      it: 'a DeploymentConfig',
      manifest: object('apps.openshift.io/v1', 'DeploymentConfig', { replicas: 2, selector: { app: 'cart' }, template: TEMPLATE }),
      source: 'DeploymentConfig/shop/cart',
      labels: { deployment: `cart-${X}`, deploymentconfig: 'cart' },
      controller: { kind: 'ReplicationController', name: `cart-${X}` },
      replicas: 2,
    },
    {
      it: 'a CloneSet',
      manifest: object('apps.kruise.io/v1alpha1', 'CloneSet', { template: TEMPLATE }),
      source: 'CloneSet/shop/cart',
      labels: { 'apps.kruise.io/cloneset-instance-id': X, 'controller-revision-hash': `cart-${X}`, 'pod-template-hash': X },
      controller: { kind: 'CloneSet', name: 'cart' },
      replicas: 1,
    },
    {
      it: 'a StatefulSet of OpenKruise',
      manifest: object('apps.kruise.io/v1beta1', 'StatefulSet', { replicas: 3, template: TEMPLATE }),
      source: 'StatefulSet.apps.kruise.io/shop/cart',
      labels: { 'apps.kubernetes.io/pod-index': '0', 'controller-revision-hash': `cart-${X}`, 'statefulset.kubernetes.io/pod-name': 'cart-0' },
      controller: { kind: 'StatefulSet', name: 'cart' },
      replicas: 3,
    },
    {
      it: 'a DaemonSet of OpenKruise',
      manifest: object('apps.kruise.io/v1alpha1', 'DaemonSet', { template: TEMPLATE }),
      source: 'DaemonSet.apps.kruise.io/shop/cart',
      labels: { 'controller-revision-hash': X, 'pod-template-generation': X },
      controller: { kind: 'DaemonSet', name: 'cart' },
      replicas: undefined,
    },
    {
      it: 'an AdvancedCronJob',
      manifest: object('apps.kruise.io/v1alpha1', 'AdvancedCronJob', { template: { broadcastJobTemplate: { spec: { template: TEMPLATE } } } }),
      source: 'AdvancedCronJob/shop/cart',
      labels: { 'broadcastjob-controller-uid': X, 'broadcastjob-name': `cart-${X}` },
      controller: { kind: 'BroadcastJob', name: `cart-${X}` },
      replicas: undefined,
    },
    {
      it: 'a ScaledJob',
      manifest: object('keda.sh/v1alpha1', 'ScaledJob', { jobTargetRef: { template: TEMPLATE } }),
      source: 'ScaledJob/shop/cart',
      labels: {
        'batch.kubernetes.io/controller-uid': X,
        'batch.kubernetes.io/job-name': `cart-${X}`,
        'controller-uid': X,
        'job-name': `cart-${X}`,
        'scaledjob.keda.sh/name': 'cart',
      },
      controller: { kind: 'Job', name: `cart-${X}` },
      replicas: undefined,
    },
  ])('gives pods of $it what its controller gives', ({ manifest, source, labels, controller, replicas }) => {
    expect(podsOf(manifest)).toEqual([{ name: 'cart-0', source, labels: { app: 'cart', ...labels }, controller, replicas }]);
  });

  test.each([
    { it: 'a DeploymentConfig without replicas', manifest: object('apps.openshift.io/v1', 'DeploymentConfig', { template: TEMPLATE }) },
    { it: 'a Rollout of none', manifest: object('argoproj.io/v1alpha1', 'Rollout', { replicas: 0, template: TEMPLATE }) },
    { it: 'a Rollout of a Deployment that is not there', manifest: object('argoproj.io/v1alpha1', 'Rollout', { workloadRef: { apiVersion: 'apps/v1', kind: 'Deployment', name: 'cart' } }) },
    { it: 'a JobSet without jobs', manifest: object('jobset.x-k8s.io/v1alpha2', 'JobSet', {}) },
    { it: 'a LeaderWorkerSet without templates', manifest: object('leaderworkerset.x-k8s.io/v1', 'LeaderWorkerSet', {}) },
  ])('is empty for $it', ({ manifest }) => {
    expect(podsOf(manifest)).toEqual([]);
  });
});

describe('pods of a Rollout that refers to a Deployment', () => {
  const rollout = (more: object = {}) => object('argoproj.io/v1alpha1', 'Rollout', { replicas: 3, workloadRef: { apiVersion: 'apps/v1', kind: 'Deployment', name: 'base', ...more } });
  const deployment = (replicas: number) => workload('Deployment', { name: 'base', spec: { replicas } });

  test.each([
    { it: 'have its template', manifests: [rollout(), deployment(0)], expected: [['cart-0', 3]] },
    { it: 'run beside its own', manifests: [rollout(), deployment(2)], expected: [['base-0', 2], ['cart-0', 3]] },
    { it: 'replace its own on success', manifests: [rollout({ scaleDown: 'onsuccess' }), deployment(2)], expected: [['cart-0', 3]] },
    { it: 'replace its own one by one', manifests: [rollout({ scaleDown: 'progressively' }), deployment(2)], expected: [['cart-0', 3]] },
  ])('$it', ({ manifests, expected }) => {
    const pods = podsIn(objectsOf(...manifests));

    expect(pods.map(({ name, replicas }) => [name, replicas])).toEqual(expected);
    expect(pods.find(({ name }) => name === 'cart-0')).toMatchObject({ labels: { 'app': 'cart', 'rollouts-pod-template-hash': X }, source: 'Rollout/shop/cart' });
  });

  test('are those of its ReplicaSets, if these are among the manifests', () => {
    const replicaSet = workload('ReplicaSet', { name: 'cart-5d', metadata: ownedBy('Rollout', 'cart') });

    expect(podsOf(rollout(), deployment(0), replicaSet).map(({ source }) => source)).toEqual(['ReplicaSet/shop/cart-5d']);
  });
});

describe('pods of a Knative Service', () => {
  const knative = (container: object, metadata: object = {}) => object('serving.knative.dev/v1', 'Service', { template: { metadata, spec: { containers: [container] } } });

  test('have the labels of their revision, and the port under another name', () => {
    const annotations = { 'autoscaling.knative.dev/min-scale': '1', 'prometheus.io/scrape': 'true' };
    const [pod] = podsIn(objectsOf(knative({ image: 'x', ports: [{ containerPort: 3000, name: 'http1' }] }, { labels: { app: 'web' }, annotations })));

    expect(pod).toMatchObject({ source: 'Service.serving.knative.dev/shop/cart', annotations: { 'prometheus.io/scrape': 'true' }, deployment: `cart-${X}-deployment` });
    expect(pod.annotations).not.toHaveProperty(['autoscaling.knative.dev/min-scale']);
    expect(pod.replicas).toBeUndefined();
    expect(pod.labels).toMatchObject({ 'app': 'web', 'serving.knative.dev/service': 'cart', 'serving.knative.dev/revision': `cart-${X}` });
    expect(pod.containers.map(({ name, ports }) => [name, ...ports.map((each) => `${each.name} ${each.containerPort}`)])).toEqual([
      ['user-container', 'user-port 3000'],
      ['queue-proxy', 'http-queueadm 8022', 'http-autometric 9090', 'http-usermetric 9091', 'queue-port 8012', 'https-port 8112'],
    ]);
  });

  test.each([
    { it: 'have port 8080 if none is declared', container: { image: 'x' }, port: 'user-port 8080', queue: 'queue-port 8012' },
    { it: 'have another port of the proxy for HTTP/2', container: { image: 'x', ports: [{ name: 'h2c', containerPort: 9 }] }, port: 'user-port 9', queue: 'queue-port 8013' },
  ])('$it', ({ container, port, queue }) => {
    const [{ labels, containers: [own, proxy] }] = podsIn(objectsOf(knative(container, { name: 'cart-v1' })));
    const texts = [...own.ports, ...proxy.ports].map((each) => `${each.name} ${each.containerPort}`);

    expect(texts).toEqual(expect.arrayContaining([port, queue]));
    expect(labels.app).toBe('cart-v1');
  });
});

describe('pods of several templates', () => {
  const named = (name: string) => ({ ...TEMPLATE, metadata: { labels: { part: name } } });

  test('of a LeaderWorkerSet are its leaders and workers', () => {
    const spec = { replicas: 2, leaderWorkerTemplate: { size: 4, leaderTemplate: named('leader'), workerTemplate: named('worker') } };
    const pods = podsOf(object('leaderworkerset.x-k8s.io/v1', 'LeaderWorkerSet', spec));

    expect(pods.map(({ name, replicas, labels }) => [name, replicas, labels.part, labels['leaderworkerset.sigs.k8s.io/worker-index']])).toEqual([
      ['cart-0', 2, 'leader', '0'], ['cart-0-1', 6, 'worker', '1'],
    ]);
    expect(pods.map(({ controller }) => controller)).toEqual([{ kind: 'StatefulSet', name: 'cart' }, { kind: 'StatefulSet', name: 'cart-0' }]);
  });

  test('of a LeaderWorkerSet are all alike without a template of the leader', () => {
    const spec = { replicas: 2, leaderWorkerTemplate: { size: 4, workerTemplate: named('worker') } };
    const [pod, ...others] = podsOf(object('leaderworkerset.x-k8s.io/v1', 'LeaderWorkerSet', spec));

    expect(others).toEqual([]);
    expect(pod).toMatchObject({ name: 'cart-0', replicas: 8, labels: { 'leaderworkerset.sigs.k8s.io/name': 'cart', 'leaderworkerset.sigs.k8s.io/worker-index': X } });
  });

  test('of a JobSet are those of each replicated job', () => {
    const job = (name: string, replicas: number) => ({ name, replicas, template: { spec: { parallelism: 2, template: named(name) } } });
    const pods = podsOf(object('jobset.x-k8s.io/v1alpha2', 'JobSet', { replicatedJobs: [job('driver', 1), job('workers', 3)] }));

    expect(pods.map(({ name, replicas, labels }) => [name, replicas, labels['jobset.sigs.k8s.io/replicatedjob-name'], labels['job-name']])).toEqual([
      ['cart-driver-0', 2, 'driver', 'cart-driver-0'], ['cart-workers-0', 6, 'workers', 'cart-workers-0'],
    ]);
  });

  test('of a Job of Volcano are those of each task', () => {
    const tasks = [{ name: 'master', replicas: 1, template: TEMPLATE }, { name: 'worker', replicas: 2, template: TEMPLATE }];
    const pods = podsOf(object('batch.volcano.sh/v1alpha1', 'Job', { tasks }));

    expect(pods.map(({ name, replicas, labels, source }) => [name, replicas, labels['volcano.sh/task-spec'], source])).toEqual([
      ['cart-master-0', 1, 'master', 'Job.batch.volcano.sh/shop/cart'], ['cart-worker-0', 2, 'worker', 'Job.batch.volcano.sh/shop/cart'],
    ]);
  });

  test('of a RayCluster are the head and its groups of workers, with a port for metrics', () => {
    const spec = { headGroupSpec: { template: TEMPLATE }, workerGroupSpecs: [{ groupName: 'gpu', replicas: 2, template: TEMPLATE }] };
    const pods = podsIn(objectsOf(object('ray.io/v1', 'RayCluster', spec)));

    expect(pods.map(({ name, replicas, labels }) => [name, replicas, labels['ray.io/cluster'], labels['ray.io/node-type'], labels['ray.io/group']])).toEqual([
      ['cart-head-0', 1, 'cart', 'head', 'headgroup'], ['cart-gpu-worker-0', undefined, 'cart', 'worker', 'gpu'],
    ]);
    expect(pods.map(({ containers }) => containers[0].ports.map(({ name }) => name))).toEqual([['http', 'metrics'], ['http', 'metrics']]);
  });

  test('of a job of Kubeflow are those of each role', () => {
    const spec = { pytorchReplicaSpecs: { Worker: { replicas: 2, template: TEMPLATE }, Master: { replicas: 1, template: TEMPLATE } } };
    const pods = podsOf(object('kubeflow.org/v1', 'PyTorchJob', spec));

    expect(pods.map(({ name, replicas, labels }) => [name, replicas, labels['training.kubeflow.org/replica-type']])).toEqual([
      ['cart-master-0', 1, 'master'], ['cart-worker-0', 2, 'worker'],
    ]);
  });
});
