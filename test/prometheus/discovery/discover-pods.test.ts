import { PLACEHOLDER } from '../../../lib/kubernetes/placeholder';
import { namespace } from '../../support/manifests/cluster';
import { APP, discover, ownedBy, pod, seen, workload } from '../../support/running';

const LABELS = {
  __meta_kubernetes_namespace: 'shop',
  __meta_kubernetes_pod_name: 'cart',
  __meta_kubernetes_pod_ip: '10.1.2.3',
  __meta_kubernetes_pod_ready: 'true',
  __meta_kubernetes_pod_phase: 'Running',
  __meta_kubernetes_pod_node_name: 'n1',
  __meta_kubernetes_pod_host_ip: '10.0.0.1',
  __meta_kubernetes_pod_uid: 'u-1',
  __meta_kubernetes_pod_label_app: 'cart',
  __meta_kubernetes_pod_labelpresent_app: 'true',
};
const CONTAINER = { __meta_kubernetes_pod_container_name: 'app', __meta_kubernetes_pod_container_image: 'cart:1', __meta_kubernetes_pod_container_init: 'false' };
const PORT = { __meta_kubernetes_pod_container_port_name: 'http', __meta_kubernetes_pod_container_port_number: '8080', __meta_kubernetes_pod_container_port_protocol: 'TCP' };

const SEEN = { metadata: { uid: 'u-1' }, status: seen('10.1.2.3'), pod: { nodeName: 'n1' } };
const NODE = { apiVersion: 'v1', kind: 'Node', metadata: { name: 'n1', labels: { zone: 'eu-1' } } };
const POD = { role: 'pod' };

describe('discoverPod()', () => {
  test('has all labels of a pod that was read from a cluster', () => {
    expect(discover(POD, pod(SEEN))).toEqual([{ __address__: '10.1.2.3:8080', ...LABELS, ...CONTAINER, ...PORT }]);
  });

  test('has the labels of a pod that is to come', () => {
    expect(discover(POD, workload('StatefulSet', { name: 'db', annotations: { 'a/b': 'c' } }))).toEqual([{
      __address__: '240.0.0.1:8080',
      __meta_kubernetes_namespace: 'shop',
      __meta_kubernetes_pod_container_id: PLACEHOLDER,
      __meta_kubernetes_pod_name: 'db-0',
      __meta_kubernetes_pod_ip: '240.0.0.1',
      __meta_kubernetes_pod_ready: 'true',
      __meta_kubernetes_pod_phase: 'Running',
      __meta_kubernetes_pod_node_name: PLACEHOLDER,
      __meta_kubernetes_pod_host_ip: PLACEHOLDER,
      __meta_kubernetes_pod_uid: PLACEHOLDER,
      __meta_kubernetes_pod_controller_kind: 'StatefulSet',
      __meta_kubernetes_pod_controller_name: 'db',
      __meta_kubernetes_pod_label_app: 'cart',
      __meta_kubernetes_pod_labelpresent_app: 'true',
      __meta_kubernetes_pod_label_apps_kubernetes_io_pod_index: '0',
      __meta_kubernetes_pod_labelpresent_apps_kubernetes_io_pod_index: 'true',
      __meta_kubernetes_pod_label_controller_revision_hash: `db-${PLACEHOLDER}`,
      __meta_kubernetes_pod_labelpresent_controller_revision_hash: 'true',
      __meta_kubernetes_pod_label_statefulset_kubernetes_io_pod_name: 'db-0',
      __meta_kubernetes_pod_labelpresent_statefulset_kubernetes_io_pod_name: 'true',
      __meta_kubernetes_pod_annotation_a_b: 'c',
      __meta_kubernetes_pod_annotationpresent_a_b: 'true',
      ...CONTAINER,
      ...PORT,
    }]);
  });

  test.each([
    {
      it: 'each port',
      spec: { containers: [{ ...APP, ports: [{ containerPort: 1 }, { containerPort: 2, protocol: 'UDP' }] }] },
      expected: ['10.1.2.3:1 app', '10.1.2.3:2 app'],
    },
    { it: 'a container without ports', spec: { containers: [{ name: 'a' }, APP] }, expected: ['10.1.2.3 a', '10.1.2.3:8080 app'] },
    {
      it: 'init containers, after the others',
      spec: { initContainers: [{ name: 'setup', ports: [{ containerPort: 7 }] }, { name: 'side', restartPolicy: 'Always' }] },
      expected: ['10.1.2.3:8080 app', '10.1.2.3:7 setup', '10.1.2.3 side'],
    },
    { it: 'nothing without containers', spec: { containers: [] }, expected: [] },
  ])('has a target for $it', ({ spec, expected }) => {
    expect(discover(POD, pod({ ...SEEN, pod: spec })).map((labels) => `${labels.__address__} ${labels.__meta_kubernetes_pod_container_name}`)).toEqual(expected);
  });

  test('tells init containers', () => {
    const found = discover(POD, pod({ pod: { initContainers: [{ name: 'setup' }] } }));

    expect(found.map((labels) => labels.__meta_kubernetes_pod_container_init)).toEqual(['false', 'true']);
  });

  test('puts brackets around an address of six', () => {
    const [withPort, without] = discover(POD, pod({ status: seen('fd00::3'), pod: { containers: [APP, { name: 'b' }] } }));

    expect([withPort.__address__, without.__address__]).toEqual(['[fd00::3]:8080', 'fd00::3']);
  });

  test.each([
    { it: 'has no address', status: { phase: 'Pending' }, expected: 0 },
    { it: 'has ended', status: seen('10.1.2.3', 'False', { phase: 'Succeeded' }), expected: 1 },
    { it: 'is not ready', status: seen('10.1.2.3', 'False'), expected: 1 },
  ])('has $expected targets for a pod that $it', ({ status, expected }) => {
    expect(discover(POD, pod({ status }))).toHaveLength(expected);
  });

  test('has the id of a container that was read from a cluster', () => {
    const containerStatuses = [{ name: 'app', containerID: 'containerd://1a' }];

    expect(discover(POD, pod({ status: seen('10.1.2.3', 'True', { containerStatuses }) }))[0].__meta_kubernetes_pod_container_id).toBe('containerd://1a');
  });

  test('has some id of a container that is to come', () => {
    expect(discover(POD, workload('Deployment'))[0].__meta_kubernetes_pod_container_id).toContain(PLACEHOLDER);
  });
});

describe('discoverPod() with attached metadata', () => {
  const ATTACHED = /^__meta_kubernetes_(?:node_|namespace_|pod_(?:deployment|job|cronjob)_name$)/;
  const attach = (metadata: object, ...manifests: Parameters<typeof discover>[1][]) => discover({ ...POD, attach_metadata: metadata }, ...manifests)
    .map((labels) => Object.fromEntries(Object.entries(labels).filter(([name]) => ATTACHED.test(name))));
  const OWNERS = [workload('Deployment'), workload('ReplicaSet', { name: 'cart-1a', metadata: ownedBy('Deployment', 'cart') })];
  const JOBS = [workload('CronJob'), workload('Job', { name: 'cart-1', metadata: ownedBy('CronJob', 'cart') })];
  const ALL = { deployment: true, job: true, cronjob: true };

  test.each([
    {
      it: 'nothing unless asked to',
      metadata: {},
      manifests: [pod({ ...SEEN, metadata: { ...SEEN.metadata, ...ownedBy('ReplicaSet', 'cart-1a') } }), NODE, namespace('shop', { team: 'a' }), ...OWNERS],
      expected: [{}],
    },
    {
      it: 'the node',
      metadata: { node: true },
      manifests: [pod(SEEN), NODE],
      expected: [{ __meta_kubernetes_node_name: 'n1', __meta_kubernetes_node_label_zone: 'eu-1', __meta_kubernetes_node_labelpresent_zone: 'true' }],
    },
    {
      it: 'the name of a node that is not among the manifests',
      metadata: { node: true },
      manifests: [pod(SEEN)],
      expected: [{ __meta_kubernetes_node_name: 'n1' }],
    },
    { it: 'no node where there is none yet', metadata: { node: true }, manifests: [pod({ status: seen('10.1.2.3') })], expected: [{}] },
    {
      it: 'the namespace',
      metadata: { namespace: true },
      manifests: [pod(SEEN), namespace('shop', { team: 'a' }, { note: 'x' })],
      expected: [{
        __meta_kubernetes_namespace_label_team: 'a',
        __meta_kubernetes_namespace_labelpresent_team: 'true',
        __meta_kubernetes_namespace_label_kubernetes_io_metadata_name: 'shop',
        __meta_kubernetes_namespace_labelpresent_kubernetes_io_metadata_name: 'true',
        __meta_kubernetes_namespace_annotation_note: 'x',
        __meta_kubernetes_namespace_annotationpresent_note: 'true',
      }],
    },
    {
      it: 'the Deployment',
      metadata: ALL,
      manifests: [...OWNERS, pod({ name: 'cart-1a-x', metadata: ownedBy('ReplicaSet', 'cart-1a') })],
      expected: [{ __meta_kubernetes_pod_deployment_name: 'cart' }],
    },
    { it: 'the Deployment of pods to come', metadata: ALL, manifests: [workload('Deployment')], expected: [{ __meta_kubernetes_pod_deployment_name: 'cart' }] },
    {
      it: 'no Deployment of a ReplicaSet that is not there',
      metadata: ALL,
      manifests: [pod({ name: 'cart-1a-x', metadata: ownedBy('ReplicaSet', 'cart-1a') })],
      expected: [{}],
    },
    {
      it: 'Job and CronJob',
      metadata: ALL,
      manifests: [...JOBS, pod({ name: 'cart-1-x', metadata: ownedBy('Job', 'cart-1') })],
      expected: [{ __meta_kubernetes_pod_job_name: 'cart-1', __meta_kubernetes_pod_cronjob_name: 'cart' }],
    },
    { it: 'the Job alone', metadata: { job: true }, manifests: [workload('Job')], expected: [{ __meta_kubernetes_pod_job_name: 'cart' }] },
    { it: 'the CronJob alone', metadata: { cronjob: true }, manifests: [workload('CronJob')], expected: [{ __meta_kubernetes_pod_cronjob_name: 'cart' }] },
    { it: 'nothing of other controllers', metadata: ALL, manifests: [workload('DaemonSet')], expected: [{}] },
  ])('adds $it', ({ metadata, manifests, expected }) => {
    expect(attach(metadata, ...manifests)).toEqual(expected);
  });

  test.each([
    { it: 'that node selectors leave', selector: { label: 'zone=eu-1' }, expected: 1 },
    { it: 'that node selectors do not leave', selector: { label: 'zone=us-1' }, expected: 0 },
    { it: 'with that name', selector: { field: 'metadata.name=n1' }, expected: 1 },
  ])('has $expected targets on nodes $it', ({ selector, expected }) => {
    const config = { ...POD, attach_metadata: { node: true }, selectors: [{ role: 'node', ...selector }] };

    expect(discover(config, pod(SEEN), NODE)).toHaveLength(expected);
  });

  test('does not look at node selectors without nodes', () => {
    expect(discover({ ...POD, selectors: [{ role: 'node', label: 'zone=us-1' }] }, pod(SEEN), NODE)).toHaveLength(1);
  });
});
