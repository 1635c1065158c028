import { namespace } from '../support/manifests/cluster';
import { Texts } from '../support/manifests/manifest';
import { clusterOf, pod, seen, service, workload } from '../support/running';

describe('RunningCluster', () => {
  test('is empty without manifests', () => {
    const cluster = clusterOf();

    expect([cluster.pods(), cluster.services(), cluster.ingresses(), cluster.endpointSlices(), cluster.endpoints()].flat()).toEqual([]);
    expect([cluster.nodes().size, cluster.namespaces().size]).toEqual([0, 0]);
  });

  test('makes everything once', () => {
    const cluster = clusterOf(workload('Deployment'), service());

    expect(cluster.pods()).toBe(cluster.pods());
    expect(cluster.endpointSlices()).toBe(cluster.endpointSlices());
  });

  test('finds pods by name and by address', () => {
    const cluster = clusterOf(workload('Deployment'), pod({ name: 'bare', status: seen('10.1.2.3') }));

    expect(cluster.tryPod('shop', 'cart-0')!.source).toBe('Deployment/shop/cart');
    expect(cluster.tryPodAt(cluster.tryPod('shop', 'cart-0')!.ip)!.name).toBe('cart-0');
    expect(cluster.tryPodAt('10.1.2.3')!.name).toBe('bare');
    expect([cluster.tryPod('other', 'cart-0'), cluster.tryPod('shop', 'cart'), cluster.tryPodAt('240.9.9.9')]).toEqual([undefined, undefined, undefined]);
  });

  test('tells pods of a namespace that ends like the name of another\'s pod apart', () => {
    const cluster = clusterOf(pod({ name: 'b', namespace: 'a' }), pod({ name: 'b', namespace: 'c' }));

    expect(cluster.tryPod('a', 'b')!.source).toBe('Pod/a/b');
    expect(cluster.tryPod('c', 'b')!.source).toBe('Pod/c/b');
  });

  test('has the namespaces that objects are in, and what is said of them', () => {
    const cluster = clusterOf(workload('Deployment'), namespace('other', { a: 'b' }, { c: 'd' }));

    expect([...cluster.namespaces().values()]).toEqual([
      { name: 'shop', labels: { 'kubernetes.io/metadata.name': 'shop' }, annotations: {} },
      { name: 'other', labels: { 'a': 'b', 'kubernetes.io/metadata.name': 'other' }, annotations: { c: 'd' } },
    ]);
  });

  test.each<{ it: string; selector: Texts; expected: string[] }>([
    { it: 'by all labels', selector: { app: 'cart' }, expected: ['cart-0'] },
    { it: 'by labels of the controller', selector: { 'statefulset.kubernetes.io/pod-name': 'db-0' }, expected: ['db-0'] },
    { it: 'not by a part of them', selector: { app: 'cart', tier: 'web' }, expected: [] },
    { it: 'not by names that every object has', selector: { constructor: 'x' }, expected: [] },
  ])('selects pods $it', ({ selector, expected }) => {
    const cluster = clusterOf(workload('Deployment'), workload('StatefulSet', { name: 'db', spec: { template: { metadata: { labels: { app: 'db' } } } } }), service({ selector }));

    expect(cluster.podsOf(cluster.services()[0]).map(({ name }) => name)).toEqual(expected);
  });
});
