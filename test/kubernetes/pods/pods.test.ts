import { PLACEHOLDER } from '../../../lib/kubernetes/placeholder';
import { controllerOf } from '../../../lib/kubernetes/pods/controller';
import { podsIn } from '../../../lib/kubernetes/pods/pods';
import { object } from '../../support/manifests/manifest';
import { clusterOf, objectsOf, ownedBy, pod, seen, workload } from '../../support/running';

const X = PLACEHOLDER;
const JOB_LABELS = (name: string) => ({
  'app': 'cart', 'batch.kubernetes.io/controller-uid': X, 'batch.kubernetes.io/job-name': name, 'controller-uid': X, 'job-name': name,
});

describe('podsIn()', () => {
  test('gives a Deployment one pod that runs, is ready, and stands for all', () => {
    const [found, ...others] = podsIn(objectsOf(workload('Deployment', { annotations: { a: 'b' }, spec: { replicas: 3 } })));

    expect(others).toEqual([]);
    expect(found).toMatchObject({
      isPlaceholder: true,
      namespace: 'shop',
      name: 'cart-0',
      labels: { 'app': 'cart', 'pod-template-hash': X },
      annotations: { a: 'b' },
      containers: [{ name: 'app', image: 'cart:1', isInit: false, isSidecar: false, ports: [{ name: 'http', containerPort: 8080, protocol: 'TCP' }] }],
      ip: '240.0.0.1',
      ips: ['240.0.0.1'],
      hostIp: X,
      hostNetwork: false,
      nodeName: X,
      uid: X,
      phase: 'Running',
      ready: 'true',
      hostname: undefined,
      subdomain: undefined,
      serviceAccount: 'default',
      controller: { kind: 'ReplicaSet', name: `cart-${X}` },
      deployment: 'cart',
      source: 'Deployment/shop/cart',
      replicas: 3,
    });
  });

  test.each([
    {
      kind: 'Deployment',
      labels: { 'app': 'cart', 'pod-template-hash': X },
      controller: { kind: 'ReplicaSet', name: `cart-${X}` },
      more: { deployment: 'cart', replicas: 1 },
    },
    { kind: 'ReplicaSet', labels: { app: 'cart' }, controller: { kind: 'ReplicaSet', name: 'cart' }, more: { replicas: 1 } },
    {
      kind: 'StatefulSet',
      labels: { 'app': 'cart', 'apps.kubernetes.io/pod-index': '0', 'controller-revision-hash': `cart-${X}`, 'statefulset.kubernetes.io/pod-name': 'cart-0' },
      controller: { kind: 'StatefulSet', name: 'cart' },
      more: { replicas: 1, hostname: 'cart-0' },
    },
    {
      kind: 'DaemonSet',
      labels: { 'app': 'cart', 'controller-revision-hash': X, 'pod-template-generation': X },
      controller: { kind: 'DaemonSet', name: 'cart' },
      more: { replicas: undefined },
    },
    { kind: 'Job', labels: JOB_LABELS('cart'), controller: { kind: 'Job', name: 'cart' }, more: { replicas: 1 } },
    { kind: 'CronJob', labels: JOB_LABELS(`cart-${X}`), controller: { kind: 'Job', name: `cart-${X}` }, more: { replicas: 1, cronJob: 'cart' } },
  ])('gives pods of a $kind what its controller gives', ({ kind, labels, controller, more }) => {
    const [found] = podsIn(objectsOf(workload(kind)));

    const { name, source, replicas, deployment, cronJob, hostname } = found;

    expect({ name, source, labels: found.labels, controller: found.controller }).toEqual({ name: 'cart-0', source: `${kind}/shop/cart`, labels, controller });
    expect({ replicas, deployment, cronJob, hostname }).toEqual(more);
  });

  test('gives pods of a StatefulSet the name of its Service', () => {
    expect(podsIn(objectsOf(workload('StatefulSet', { spec: { serviceName: 'headless' } })))[0]).toMatchObject({ hostname: 'cart-0', subdomain: 'headless' });
  });

  test('counts the pods of an indexed Job', () => {
    const [found] = podsIn(objectsOf(workload('Job', { spec: { completionMode: 'Indexed', parallelism: 4 } })));

    expect(found.replicas).toBe(4);
    expect(found.labels).toEqual({ ...JOB_LABELS('cart'), 'batch.kubernetes.io/job-completion-index': '0' });
  });

  test.each([
    { it: 'a Deployment of none', manifest: workload('Deployment', { spec: { replicas: 0 } }) },
    { it: 'a StatefulSet of none', manifest: workload('StatefulSet', { spec: { replicas: 0 } }) },
    { it: 'a ReplicaSet of none', manifest: workload('ReplicaSet', { spec: { replicas: 0 } }) },
    { it: 'a suspended Job', manifest: workload('Job', { spec: { suspend: true, parallelism: 2 } }) },
    { it: 'a Job without parallelism', manifest: workload('Job', { spec: { parallelism: 0 } }) },
    { it: 'a suspended CronJob', manifest: workload('CronJob', { spec: { suspend: true } }) },
    { it: 'a kind of another group', manifest: { ...workload('StatefulSet'), apiVersion: 'example.com/v1' } },
    { it: 'a kind that runs no pods', manifest: object('v1', 'ConfigMap') },
  ])('is empty for $it', ({ manifest }) => {
    expect(podsIn(objectsOf(manifest))).toEqual([]);
  });

  test.each([
    { it: 'null replicas as one', manifest: workload('Deployment', { spec: { replicas: null } }), expected: 1 },
    { it: 'replicas of a wrong type as one', manifest: workload('Deployment', { spec: { replicas: '3' } }), expected: 1 },
    { it: 'suspend: false as running', manifest: workload('CronJob', { spec: { suspend: false } }), expected: 1 },
  ])('takes $it', ({ manifest, expected }) => {
    expect(podsIn(objectsOf(manifest)).map(({ replicas }) => replicas)).toEqual([expected]);
  });

  test('lets labels of the controller win over those of the template', () => {
    const [found] = podsIn(objectsOf(workload('Job', { labels: { 'job-name': 'mine' } })));

    expect(found.labels['job-name']).toBe('cart');
  });

  test('survives a workload without a template', () => {
    expect(podsIn(objectsOf(object('apps/v1', 'Deployment')))).toMatchObject([{ name: 'cart-0', containers: [], labels: { 'pod-template-hash': X } }]);
  });

  test('gives each pod an address, by namespace and name, whatever the order of the manifests', () => {
    const manifests = [workload('Deployment', { name: 'b' }), workload('Deployment', { name: 'a', namespace: 'z' }), pod({ name: 'c' }), workload('DaemonSet', { name: 'a' })];
    const found = podsIn(objectsOf(...manifests)).map(({ namespace, name, ip }) => [namespace, name, ip]);

    expect(found).toEqual([['shop', 'a-0', '240.0.0.1'], ['shop', 'b-0', '240.0.0.2'], ['shop', 'c', '240.0.0.3'], ['z', 'a-0', '240.0.0.4']]);
    expect(podsIn(objectsOf(...manifests.reverse())).map(({ namespace, name, ip }) => [namespace, name, ip])).toEqual(found);
  });
});

describe('podsIn() for a Pod', () => {
  test('without a status takes it as running and ready', () => {
    expect(podsIn(objectsOf(pod()))).toMatchObject([{
      name: 'cart', ip: '240.0.0.1', ips: ['240.0.0.1'], hostIp: X, nodeName: X, uid: X, phase: 'Running', ready: 'true', controller: undefined, source: 'Pod/shop/cart', replicas: 1,
    }]);
  });

  test('with a status takes that', () => {
    const status = seen('10.1.2.3', 'False', { podIPs: [{ ip: '10.1.2.3' }, { ip: 'fd00::3' }] });

    expect(podsIn(objectsOf(pod({ status, pod: { nodeName: 'n1' }, metadata: { uid: 'u-1' } })))).toMatchObject([{
      ip: '10.1.2.3', ips: ['10.1.2.3', 'fd00::3'], hostIp: '10.0.0.1', nodeName: 'n1', uid: 'u-1', phase: 'Running', ready: 'false',
    }]);
  });

  test.each([
    { it: 'an empty status is none', status: {}, expected: { ip: '240.0.0.1', ready: 'true', phase: 'Running' } },
    {
      it: 'without an address it has none',
      status: { phase: 'Pending' },
      expected: { ip: '', ips: [], hostIp: '', nodeName: '', phase: 'Pending', ready: 'unknown' },
    },
    {
      it: 'without conditions nobody knows whether it is ready',
      status: { podIP: '10.1.2.3', phase: 'Running', conditions: [] },
      expected: { ip: '10.1.2.3', ips: ['10.1.2.3'], ready: 'unknown' },
    },
    {
      it: 'other conditions do not count',
      status: { podIP: '10.1.2.3', conditions: [{ type: 'Initialized', status: 'True' }] },
      expected: { ready: 'unknown' },
    },
    { it: 'an unknown condition stays so', status: seen('10.1.2.3', 'Unknown'), expected: { ready: 'unknown' } },
    { it: 'one that has ended keeps its phase', status: seen('10.1.2.3', 'False', { phase: 'Succeeded' }), expected: { phase: 'Succeeded', ready: 'false' } },
    { it: 'of a wrong type is none', status: 'Running', expected: { ip: '240.0.0.1', ready: 'true' } },
  ])('and its status: $it', ({ status, expected }) => {
    expect(podsIn(objectsOf(pod({ status })))).toMatchObject([expected]);
  });

  test('knows the Deployment behind its ReplicaSet, which need no pods of their own', () => {
    const manifests = [workload('Deployment'), workload('ReplicaSet', { name: 'cart-1a', metadata: ownedBy('Deployment', 'cart') }), pod({ name: 'cart-1a-x', metadata: ownedBy('ReplicaSet', 'cart-1a') }), pod({ name: 'cart-1a-y', metadata: ownedBy('ReplicaSet', 'cart-1a') })];

    expect(podsIn(objectsOf(...manifests))).toMatchObject([
      { name: 'cart-1a-x', controller: { kind: 'ReplicaSet', name: 'cart-1a' }, deployment: 'cart' },
      { name: 'cart-1a-y', controller: { kind: 'ReplicaSet', name: 'cart-1a' }, deployment: 'cart' },
    ]);
  });

  test('leaves an older ReplicaSet of none without a pod', () => {
    const manifests = [workload('Deployment'), workload('ReplicaSet', { name: 'cart-0b', spec: { replicas: 0 }, metadata: ownedBy('Deployment', 'cart') }), pod({ name: 'cart-1a-x', metadata: ownedBy('ReplicaSet', 'cart-1a') })];

    expect(podsIn(objectsOf(...manifests)).map(({ name }) => name)).toEqual(['cart-1a-x']);
  });

  test('knows the CronJob behind its Job', () => {
    const manifests = [workload('CronJob'), workload('Job', { name: 'cart-1', metadata: ownedBy('CronJob', 'cart') }), pod({ name: 'cart-1-x', metadata: ownedBy('Job', 'cart-1') })];

    expect(podsIn(objectsOf(...manifests))).toMatchObject([{ name: 'cart-1-x', controller: { kind: 'Job', name: 'cart-1' }, cronJob: 'cart' }]);
  });

  test('has a workload of another namespace keep its own', () => {
    const manifests = [workload('StatefulSet', { namespace: 'other' }), pod({ name: 'cart-0', metadata: ownedBy('StatefulSet', 'cart') })];

    expect(podsIn(objectsOf(...manifests)).map(({ source }) => source)).toEqual(['StatefulSet/other/cart', 'Pod/shop/cart-0']);
  });

  // podLabels in discovery/kubernetes/pod.go asks the ReplicaSet, or the Job, that made the pod.
  test.each([
    {
      it: 'the Deployment of a ReplicaSet',
      manifests: [workload('Deployment'), workload('ReplicaSet', { name: 'cart-1a', metadata: ownedBy('Deployment', 'cart') })],
      expected: { source: 'ReplicaSet/shop/cart-1a', deployment: 'cart' },
    },
    {
      it: 'the CronJob of a Job',
      manifests: [workload('CronJob'), workload('Job', { name: 'cart-1', metadata: ownedBy('CronJob', 'cart') })],
      expected: { source: 'Job/shop/cart-1', cronJob: 'cart' },
    },
  ])('knows $it without pods', ({ manifests, expected }) => {
    expect(clusterOf(...manifests).pods()).toMatchObject([expected]);
  });
});

describe('controllerOf()', () => {
  test.each([
    { it: 'the one that controls', references: [{ kind: 'A', name: 'a' }, { kind: 'B', name: 'b', controller: true }], expected: { kind: 'B', name: 'b' } },
    { it: 'nobody where no owner controls', references: [{ kind: 'A', name: 'a', controller: false }], expected: undefined },
    { it: 'nobody without owners', references: [], expected: undefined },
    { it: 'nobody for a wrong type', references: 'Deployment', expected: undefined },
    { it: 'one without a name', references: [{ controller: true }], expected: { kind: '', name: '' } },
    { it: 'nobody where the list holds nothing', references: [null], expected: undefined },
  ])('is $it', ({ references, expected }) => {
    expect(controllerOf({ metadata: { ownerReferences: references } })).toEqual(expected);
  });
});
