import { KubernetesConfig } from '../../../lib/prometheus/configuration/scrape-job';
import { KubernetesDiscovery } from '../../../lib/prometheus/discovery/kubernetes-discovery';
import { Fields } from '../../support/manifests/manifest';
import { clusterOf, discover, pod, service, workload } from '../../support/running';

const NONE = { node: false, namespace: false, deployment: false, job: false, cronjob: false };
const CONFIG: KubernetesConfig = { role: 'pod', namespaces: [], selectors: [], attach: NONE };
const NODE = { apiVersion: 'v1', kind: 'Node', metadata: { name: 'n1', namespace: 'a' }, status: { addresses: [{ type: 'Hostname', address: 'n1' }] } };

describe('KubernetesDiscovery.find()', () => {
  const discovery = new KubernetesDiscovery(clusterOf(pod({ name: 'x', namespace: 'a' }), pod({ name: 'y', namespace: 'b' }), pod({ name: 'z', namespace: 'c' }), NODE));
  const namesIn = (namespaces: string[]) => discovery.find({ ...CONFIG, namespaces }).all.map(({ labels }) => labels.get('__meta_kubernetes_pod_name'));

  test.each([
    { it: 'everywhere', namespaces: [], expected: ['x', 'y', 'z'] },
    { it: 'in one namespace', namespaces: ['b'], expected: ['y'] },
    { it: 'in several', namespaces: ['c', 'a'], expected: ['z', 'x'] },
    { it: 'once in one that is named twice', namespaces: ['a', 'a'], expected: ['x'] },
    { it: 'nothing in one that is not there', namespaces: ['nope'], expected: [] },
    { it: 'nothing in one without a name', namespaces: [''], expected: [] },
  ])('finds pods $it', ({ namespaces, expected }) => {
    expect(namesIn(namespaces)).toEqual(expected);
  });

  test('finds nodes whatever the namespaces', () => {
    expect(discovery.find({ ...CONFIG, role: 'node', namespaces: ['nope'] }).all).toHaveLength(1);
  });

  test('finds the same for the same configuration', () => {
    expect(discovery.find({ ...CONFIG, namespaces: ['a'] })).toBe(discovery.find({ ...CONFIG, namespaces: ['a'] }));
    expect(discovery.find(CONFIG).all[0]).toBe(discovery.find({ ...CONFIG, namespaces: ['a'] }).all[0]);
  });

  test('does not take one configuration for another', () => {
    const others: KubernetesConfig[] = [{ ...CONFIG, selectors: [{ role: 'pod', label: 'app=nope', field: '' }] }, { ...CONFIG, selectors: [{ role: 'pod', label: '', field: 'metadata.name=x' }] }, CONFIG];

    expect(others.map((config) => discovery.find(config).all.length)).toEqual([0, 1, 3]);
  });

  test('joins the subsets of one Endpoints object', () => {
    const ported = (containerPort: number) => ({ template: { metadata: { labels: { app: 'cart' } }, spec: { containers: [{ name: 'app', ports: [{ name: 'http', containerPort }] }] } } });
    const groups = new KubernetesDiscovery(clusterOf(service(), workload('Deployment', { name: 'a', spec: ported(1) }), workload('Deployment', { name: 'b', spec: ported(2) }))).find({ ...CONFIG, role: 'endpoints' }).all;

    expect(groups.map(({ targets }) => targets.map(({ labels }) => labels.get('__address__')))).toEqual([['240.0.0.1:1', '240.0.0.2:2']]);
  });

  test('tells where targets come from, and for how many pods they stand', () => {
    const found = new KubernetesDiscovery(clusterOf(workload('Deployment', { spec: { replicas: 3 } }), workload('DaemonSet', { name: 'agent' }))).find(CONFIG).all.flatMap(({ targets }) => targets);

    expect(found.map(({ source, replicas }) => ({ source, replicas }))).toEqual([{ source: 'DaemonSet/shop/agent', replicas: undefined }, { source: 'Deployment/shop/cart', replicas: 3 }]);
  });
});

describe('KubernetesDiscovery.find() with selectors of fields', () => {
  const count = (role: string, of: string, field: string, spec: Fields = {}) => discover(
    { role, selectors: [{ role: of, field }] }, pod({ pod: { nodeName: 'n1', serviceAccountName: 'robot', ...spec } }), service({ clusterIP: '10.9.9.9' }), NODE).length;

  test.each([
    { role: 'pod', of: 'pod', field: 'metadata.name=cart', expected: 1 },
    { role: 'pod', of: 'pod', field: 'metadata.namespace=shop', expected: 1 },
    { role: 'pod', of: 'pod', field: 'metadata.namespace=other', expected: 0 },
    { role: 'pod', of: 'pod', field: 'spec.nodeName=n1', expected: 1 },
    { role: 'pod', of: 'pod', field: 'spec.nodeName=n2', expected: 0 },
    { role: 'pod', of: 'pod', field: 'status.phase=Running', expected: 1 },
    { role: 'pod', of: 'pod', field: 'status.phase!=Running', expected: 0 },
    { role: 'pod', of: 'pod', field: 'spec.serviceAccountName=robot', expected: 1 },
    { role: 'pod', of: 'pod', field: 'status.podIP!=', expected: 1 },
    { role: 'service', of: 'service', field: 'spec.type=ClusterIP', expected: 1 },
    { role: 'service', of: 'service', field: 'spec.clusterIP=None', expected: 0 },
    { role: 'service', of: 'service', field: 'metadata.name=cart,metadata.namespace=shop', expected: 1 },
    { role: 'node', of: 'node', field: 'metadata.name=n1', expected: 1 },
    { role: 'node', of: 'node', field: 'metadata.name!=n1', expected: 0 },
  ])('has $expected of role $role for $field', ({ role, of, field, expected }) => {
    expect(count(role, of, field)).toBe(expected);
  });

  // addConversionFuncs in pkg/apis/core/v1/conversion.go, Kubernetes v1.36.3: the fields that can be selected by.
  test.each([
    { role: 'pod', field: 'spec.restartPolicy=Always' },
    { role: 'pod', field: 'spec.schedulerName=default-scheduler' },
    { role: 'pod', field: 'spec.hostNetwork=false' },
    { role: 'pod', field: 'status.podIP=10.1.2.3' },
    { role: 'node', field: 'spec.unschedulable=false' },
  ])('has one of role $role for $field', ({ role, field }) => {
    expect(count(role, role, field)).toBe(1);
  });
});
