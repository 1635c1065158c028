import { namespace } from '../../support/manifests/cluster';
import { Fields, object } from '../../support/manifests/manifest';
import { discover } from '../../support/running';

const INGRESS = { role: 'ingress' };
const ingress = (spec: Fields, metadata: Fields = {}) => object('networking.k8s.io/v1', 'Ingress', { spec }, metadata);
const http = (...paths: unknown[]) => ({ http: { paths: paths.map((path) => ({ path })) } });
const schemeOf = (hosts: string[], host?: string) => discover(INGRESS, ingress({ rules: [{ host, ...http('/') }], tls: [{ hosts }] }))[0].__meta_kubernetes_ingress_scheme;

describe('discoverIngress()', () => {
  test('has all labels', () => {
    const manifest = ingress({ ingressClassName: 'nginx', rules: [{ host: 'example.com', ...http('/x') }] }, { labels: { a: 'b' }, annotations: { c: 'd' } });

    expect(discover({ ...INGRESS, attach_metadata: { namespace: true } }, manifest, namespace('shop'))).toEqual([{
      __address__: 'example.com',
      __meta_kubernetes_namespace: 'shop',
      __meta_kubernetes_ingress_name: 'cart',
      __meta_kubernetes_ingress_class_name: 'nginx',
      __meta_kubernetes_ingress_label_a: 'b',
      __meta_kubernetes_ingress_labelpresent_a: 'true',
      __meta_kubernetes_ingress_annotation_c: 'd',
      __meta_kubernetes_ingress_annotationpresent_c: 'true',
      __meta_kubernetes_ingress_scheme: 'http',
      __meta_kubernetes_ingress_host: 'example.com',
      __meta_kubernetes_ingress_path: '/x',
      __meta_kubernetes_namespace_label_kubernetes_io_metadata_name: 'shop',
      __meta_kubernetes_namespace_labelpresent_kubernetes_io_metadata_name: 'true',
    }]);
  });

  test.each([
    { it: 'each path of each rule', rules: [{ host: 'a', ...http('/x', '/y') }, { host: 'b', ...http('/x') }], expected: ['a/x', 'a/y', 'b/x'] },
    { it: 'the root for an empty path', rules: [{ host: 'a', ...http('', undefined) }], expected: ['a/', 'a/'] },
    { it: 'the root for a rule without routes', rules: [{ host: 'a' }], expected: ['a/'] },
    { it: 'nothing for routes without paths', rules: [{ host: 'a', http: {} }, { host: 'b', http: { paths: [] } }], expected: [] },
    { it: 'a rule without a host', rules: [{ ...http('/x') }], expected: ['undefined/x'] },
    { it: 'nothing without rules', rules: [], expected: [] },
  ])('has a target for $it', ({ rules, expected }) => {
    expect(discover(INGRESS, ingress({ rules })).map((labels) => `${labels.__address__}${labels.__meta_kubernetes_ingress_path}`)).toEqual(expected);
  });

  // matchesHostnamePattern in discovery/kubernetes/ingress.go, Prometheus v0.314.0
  test.each([
    { hosts: [], host: 'a.example.com', expected: 'http' },
    { hosts: ['a.example.com'], host: 'a.example.com', expected: 'https' },
    { hosts: ['b.example.com', 'a.example.com'], host: 'a.example.com', expected: 'https' },
    { hosts: ['*.example.com'], host: 'a.example.com', expected: 'https' },
    { hosts: ['*.example.com'], host: 'example.com', expected: 'http' },
    { hosts: ['*.example.com'], host: 'b.a.example.com', expected: 'http' },
    { hosts: ['*.example.com'], host: '*.example.com', expected: 'https' },
    { hosts: ['a*.example.com'], host: 'ab.example.com', expected: 'http' },
    { hosts: ['*.*.com'], host: 'a.example.com', expected: 'http' },
    { hosts: ['*'], host: 'localhost', expected: 'https' },
    { hosts: ['*'], host: 'example.com', expected: 'http' },
    { hosts: ['A.example.com'], host: 'a.example.com', expected: 'http' },
    { hosts: ['example.com'], host: undefined, expected: 'http' },
  ])('takes $host for $expected with certificates for $hosts', ({ hosts, host, expected }) => {
    expect(schemeOf(hosts, host)).toBe(expected);
  });

  test('wants as many names in a host as in a pattern, empty ones too', () => {
    expect(schemeOf(['*.'], 'localhost')).toBe('http');
  });
});
