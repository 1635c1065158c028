import { RunningIngress, runningIngress } from '../../lib/kubernetes/running-ingress';
import { Fields, object } from '../support/manifests/manifest';
import { objectsOf } from '../support/running';

const read = (spec: unknown, metadata: Fields = {}): RunningIngress => runningIngress(objectsOf(object('networking.k8s.io/v1', 'Ingress', { spec }, metadata)).ofKind('Ingress')[0]);

describe('runningIngress()', () => {
  test('reads its routes', () => {
    const spec = {
      ingressClassName: 'nginx', tls: [{ hosts: ['a.example.com', 'b.example.com'] }, {}], rules: [{ host: 'a.example.com', http: { paths: [{ path: '/x' }, {}] } }, { http: { paths: [] } }, { host: 'b.example.com' }],
    };

    expect(read(spec, { labels: { a: 'b' }, annotations: { c: 'd' } })).toEqual({
      namespace: 'shop',
      name: 'cart',
      labels: { a: 'b' },
      annotations: { c: 'd' },
      className: 'nginx',
      rules: [{ host: 'a.example.com', paths: ['/x', ''] }, { host: '', paths: [] }, { host: 'b.example.com' }],
      tlsHosts: ['a.example.com', 'b.example.com'],
      source: 'Ingress/shop/cart',
    });
  });

  test.each([{ spec: undefined }, { spec: {} }, { spec: { rules: 'x', tls: {} } }])('reads $spec as one without routes', ({ spec }) => {
    expect(read(spec)).toMatchObject({ className: undefined, rules: [], tlsHosts: [] });
  });

  test('survives entries that are none', () => {
    expect(read({ rules: [null, { http: null }], tls: [null] }).rules).toEqual([{ host: '' }, { host: '' }]);
  });
});
