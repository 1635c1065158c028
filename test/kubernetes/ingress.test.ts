import { tryIngress } from '../../lib/kubernetes/ingress';

const backend = (name: string) => ({ service: { name, port: { number: 80 } } });
const ingress = (spec: object) => ({ apiVersion: 'networking.k8s.io/v1', kind: 'Ingress', metadata: { name: 'cart', namespace: 'shop' }, spec });

describe('tryIngress()', () => {
  test.each([
    { it: 'the default backend', spec: { defaultBackend: backend('a') }, expected: ['a'] },
    {
      it: 'every path of every rule',
      spec: { rules: [{ http: { paths: [{ backend: backend('b') }, { backend: backend('a') }] } }, { http: { paths: [{ backend: backend('c') }] } }] },
      expected: ['b', 'a', 'c'],
    },
    { it: 'each Service once', spec: { defaultBackend: backend('a'), rules: [{ http: { paths: [{ backend: backend('a') }] } }] }, expected: ['a'] },
    { it: 'no resource backend', spec: { defaultBackend: { resource: { kind: 'Bucket', name: 'x' } } }, expected: [] },
    { it: 'nothing in a rule without paths', spec: { rules: [{ host: 'a' }, null] }, expected: [] },
  ])('routes to $it', ({ spec, expected }) => {
    expect(tryIngress(ingress(spec))!.backends).toEqual(expected);
  });

  test('reads name, namespace and hosts', () => {
    expect(tryIngress(ingress({ rules: [{ host: 'a' }, {}, null] }))).toEqual({
      kind: 'Ingress',
      name: 'cart',
      namespace: 'shop',
      labels: {},
      annotations: {},
      backends: [],
      hosts: ['a', '', ''],
      routes: ['a', '', ''].map((host) => ({ host, path: '/', pathType: 'Prefix', service: undefined })),
    });
  });

  test('reads the paths of its rules', () => {
    const to = (name: string) => ({ backend: { service: { name, port: { number: 80 } } } });
    const rules = [{ host: 'a', http: { paths: [{ path: '/x', pathType: 'Exact', ...to('cart') }, { pathType: 'ImplementationSpecific', ...to('basket') }] } }, { host: 'b' }];

    expect(tryIngress(ingress({ rules, defaultBackend: to('other').backend }))!.routes).toEqual([
      { host: 'a', path: '/x', pathType: 'Exact', service: 'cart' },
      { host: 'a', path: '/', pathType: 'ImplementationSpecific', service: 'basket' },
      { host: 'b', path: '/', pathType: 'Prefix', service: 'other' },
    ]);
  });

  test.each([{ apiVersion: 'v1', kind: 'Ingress' }, { apiVersion: 'networking.k8s.io/v1', kind: 'NetworkPolicy' }, {}])('is nothing for %j', (manifest) => {
    expect(tryIngress(manifest)).toBeUndefined();
  });
});
