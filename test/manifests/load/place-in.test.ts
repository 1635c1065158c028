import { readManifests } from '../../../lib/manifests/load/load-manifests';
import { placeIn } from '../../../lib/manifests/load/place-in';

const placesIn = (text: string) => placeIn('shop', readManifests(text, 'app.yaml').manifests).map(({ manifest: { metadata } }) => metadata);

describe('placeIn()', () => {
  test.each<[string, string, object | undefined]>([
    ['an object that states none is put there', 'apiVersion: v1\nkind: Service\nmetadata: {name: cart}', { name: 'cart', namespace: 'shop' }],
    ['an empty one is none', 'apiVersion: v1\nkind: Service\nmetadata: {name: cart, namespace: ""}', { name: 'cart', namespace: 'shop' }],
    ['an object without metadata is put there', 'apiVersion: v1\nkind: Service', { namespace: 'shop' }],
    ['an object that states one keeps it', 'apiVersion: v1\nkind: Service\nmetadata: {name: cart, namespace: x}', { name: 'cart', namespace: 'x' }],
    ['custom resources are put there', 'apiVersion: monitoring.coreos.com/v1\nkind: PodMonitor\nmetadata: {name: cart}', { name: 'cart', namespace: 'shop' }],
    ['kinds without namespaces are left alone', 'apiVersion: rbac.authorization.k8s.io/v1\nkind: ClusterRole\nmetadata: {name: cart}', { name: 'cart' }],
    ['a Namespace is left alone', 'apiVersion: v1\nkind: Namespace\nmetadata: {name: cart}', { name: 'cart' }],
  ])('%s', (_, text, metadata) => expect(placesIn(text)).toEqual([metadata]));

  test('keeps where objects stand', () => {
    const [first, second] = placeIn('shop', readManifests('apiVersion: v1\nkind: A\n---\napiVersion: v1\nkind: B\n', 'app.yaml').manifests);

    expect([first, second].map(({ source, line }) => `${source}:${line}`)).toEqual(['app.yaml:1', 'app.yaml:4']);
  });
});
