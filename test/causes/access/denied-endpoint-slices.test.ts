import { binding, role, serverWithAccount } from '../../support/manifests/access';
import { podMonitor, serviceMonitor } from '../../support/manifests/monitors';
import { reported } from '../../support/reported';

const slices = { serviceDiscoveryRole: 'EndpointSlice' };
const old = ['pods', 'services', 'endpoints'];

describe('AM914', () => {
  test.each([
    {
      it: 'finds a role that names endpoints alone',
      given: [serverWithAccount('main', slices), role('shop', old), binding('shop'), serviceMonitor()],
      expected: ['error ServiceMonitor/shop/cart: serviceDiscoveryRole is "EndpointSlice", but ServiceAccount "monitoring/prometheus" of "Prometheus/monitoring/main" is not allowed to list and watch endpointslices in "shop", so Prometheus finds no targets there; allow get, list and watch on endpointslices of API group discovery.k8s.io, or set serviceDiscoveryRole to "Endpoints"'],
    },
    {
      it: 'reads the field of the monitor',
      given: [serverWithAccount(), role('shop', old), binding('shop'), serviceMonitor({}, slices)],
      expected: [expect.stringContaining('serviceDiscoveryRole is "EndpointSlice"')],
    },
    {
      it: 'asks for all namespaces at once',
      given: [serverWithAccount('main', slices), role('', old), binding(''), serviceMonitor({}, { namespaceSelector: { any: true } })],
      expected: [expect.stringContaining('in all namespaces')],
    },
    {
      it: 'is silent where slices are permitted',
      given: [serverWithAccount('main', slices), role('shop', [...old, 'endpointslices']), binding('shop'), serviceMonitor()],
      expected: [],
    },
    { it: 'is silent where Endpoints are discovered', given: [serverWithAccount(), role('shop', old), binding('shop'), serviceMonitor()], expected: [] },
    {
      it: 'is silent where the monitor asks for Endpoints',
      given: [serverWithAccount('main', slices), role('shop', old), binding('shop'), serviceMonitor({}, { serviceDiscoveryRole: 'Endpoints' })],
      expected: [],
    },
    {
      it: 'is silent where nothing is permitted',
      given: [serverWithAccount('main', slices), role('monitoring', old), binding('monitoring'), serviceMonitor()],
      expected: [],
    },
    { it: 'is silent where no binding is known', given: [serverWithAccount('main', slices), role('shop', old), serviceMonitor()], expected: [] },
    { it: 'is silent about pods', given: [serverWithAccount('main', slices), role('shop', old), binding('shop'), podMonitor()], expected: [] },
  ])('$it', ({ given, expected }) => expect(reported('AM914', given)).toEqual(expected));

  test('is reported alone', () => {
    expect(reported('AM913', [serverWithAccount('main', slices), role('shop', old), binding('shop'), serviceMonitor()])).toEqual([]);
  });
});
