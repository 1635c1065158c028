import { namespace } from '../../support/manifests/cluster';
import { Fields, object } from '../../support/manifests/manifest';
import { podMonitor } from '../../support/manifests/monitors';
import { prometheus } from '../../support/manifests/servers';
import { deployment } from '../../support/manifests/workloads';
import { reported } from '../../support/reported';

const MESH = namespace('shop', { 'istio-injection': 'enabled' });
const OUTSIDE = namespace('monitoring', {});
const rule = (name: string, mode: string | undefined, spec: Fields = {}, metadata: Fields = {}) => (
  object('security.istio.io/v1', 'PeerAuthentication', { spec: { ...mode && { mtls: { mode } }, ...spec } }, { name, ...metadata }));
const CART = { selector: { matchLabels: { app: 'cart' } } };
const GIVEN = [prometheus(), OUTSIDE, MESH, podMonitor(), deployment()];
const created = (creationTimestamp: string) => ({ creationTimestamp });

describe('AM961', () => {
  test.each([
    {
      it: 'reports two modes of one namespace',
      given: [...GIVEN, rule('a', 'STRICT'), rule('b', 'PERMISSIVE')],
      expected: ['warning PodMonitor/shop/cart: "PeerAuthentication/shop/a" (STRICT) and "PeerAuthentication/shop/b" (PERMISSIVE) are for the same pods, "Deployment/shop/cart": Istio uses the oldest one, which the manifests do not show. With STRICT it refuses the scrapes of port 9090 by "Prometheus/monitoring/main"; keep only one of them for these pods, or set the same mode in all of them'],
    },
    { it: 'reports two modes of one workload', given: [...GIVEN, rule('a', 'STRICT', CART), rule('b', 'DISABLE', CART)], expected: [expect.stringContaining('"PeerAuthentication/shop/b" (DISABLE)')] },
    { it: 'reports two modes of the mesh', given: [...GIVEN, rule('a', 'STRICT', {}, { namespace: 'istio-system' }), rule('b', 'PERMISSIVE', {}, { namespace: 'istio-system' })], expected: [expect.stringContaining('"PeerAuthentication/istio-system/b"')] },
    { it: 'reports a port that only one of them sets', given: [...GIVEN, rule('a', 'STRICT', CART), rule('b', undefined, { ...CART, portLevelMtls: { 9090: { mode: 'PERMISSIVE' } } })], expected: [expect.stringContaining('(PERMISSIVE)')] },
    { it: 'reports one that leaves it to the namespace', given: [...GIVEN, rule('a', 'STRICT', CART), rule('b', undefined, CART), rule('c', 'PERMISSIVE')], expected: [expect.stringContaining('"PeerAuthentication/shop/c" (PERMISSIVE)')] },
    { it: 'reports one that sets nothing', given: [...GIVEN, rule('a', 'STRICT'), rule('b', undefined)], expected: [expect.stringContaining('and another one, which sets no mode, are for the same pods')] },
    { it: 'is found where it is not known whether Prometheus is in the mesh', given: [prometheus(), MESH, podMonitor(), deployment(), rule('a', 'STRICT'), rule('b', 'PERMISSIVE')], expected: [expect.stringMatching(/^warning /)] },
    { it: 'is silent where they agree', given: [...GIVEN, rule('a', 'STRICT'), rule('b', 'STRICT')], expected: [] },
    { it: 'is silent where plain http gets through with both', given: [...GIVEN, rule('a', 'DISABLE'), rule('b', 'PERMISSIVE')], expected: [] },
    { it: 'is silent for two levels', given: [...GIVEN, rule('a', 'STRICT'), rule('b', 'PERMISSIVE', CART)], expected: [] },
    { it: 'is silent for other pods', given: [...GIVEN, rule('a', 'PERMISSIVE'), rule('b', 'STRICT', { selector: { matchLabels: { app: 'other' } } })], expected: [] },
    { it: 'is silent where the oldest is known', given: [...GIVEN, rule('a', 'STRICT', {}, created('2026-01-02T00:00:00Z')), rule('b', 'PERMISSIVE', {}, created('2026-01-01T00:00:00Z'))], expected: [] },
    { it: 'is silent where another level decides', given: [...GIVEN, rule('a', 'STRICT'), rule('b', 'PERMISSIVE'), rule('c', 'PERMISSIVE', CART)], expected: [] },
    { it: 'is silent outside the mesh', given: [prometheus(), OUTSIDE, podMonitor(), deployment(), rule('a', 'STRICT'), rule('b', 'PERMISSIVE')], expected: [] },
    { it: 'is silent where the port does not go through the sidecar', given: [prometheus(), OUTSIDE, MESH, podMonitor(), deployment({ annotations: { 'traffic.sidecar.istio.io/excludeInboundPorts': '9090' } }), rule('a', 'STRICT'), rule('b', 'PERMISSIVE')], expected: [] },
  ])('$it', ({ given, expected }) => expect(reported('AM961', given)).toEqual(expected));

  test('leaves it to AM934 where all of them refuse the scrape', () => {
    const given = [...GIVEN, rule('a', 'STRICT', CART), rule('b', undefined, CART), rule('c', 'STRICT')];

    expect(reported('AM961', given)).toEqual([]);
    expect(reported('AM934', given)).toEqual([expect.stringContaining('"PeerAuthentication/shop/a" requires mutual TLS')]);
  });

  test('leaves it to AM934 where the oldest is known to refuse it', () => {
    const given = [...GIVEN, rule('a', 'PERMISSIVE', {}, created('2026-01-02T00:00:00Z')), rule('b', 'STRICT', {}, created('2026-01-01T00:00:00Z'))];

    expect(reported('AM934', given)).toEqual([expect.stringContaining('"PeerAuthentication/shop/b" requires mutual TLS')]);
  });
});
