import { podMonitor, serviceMonitor } from '../../support/manifests/monitors';
import { prometheus } from '../../support/manifests/servers';
import { service } from '../../support/manifests/services';
import { deployment } from '../../support/manifests/workloads';
import { reported } from '../../support/reported';

const of = (replicas: number | undefined, name = 'cart') => deployment({ name, spec: { replicas } });
const slices = { serviceDiscoveryRole: 'EndpointSlice' };

describe('AM915', () => {
  test.each([
    {
      it: 'counts the pods that are left out',
      given: [prometheus(), serviceMonitor(), service(), of(1001)],
      expected: ['warning ServiceMonitor/shop/cart: "Service/shop/cart" selects 1001 pods, but an Endpoints object holds at most 1000 addresses, so Prometheus does not scrape 1 of them; set serviceDiscoveryRole to "EndpointSlice" in the ServiceMonitor or the Prometheus, or use a PodMonitor'],
    },
    {
      it: 'adds up workloads',
      given: [prometheus(), serviceMonitor(), service(), of(600), of(600, 'other')],
      expected: [expect.stringContaining('selects 1200 pods')],
    },
    {
      it: 'reads the field of the monitor',
      given: [prometheus(slices), serviceMonitor({}, { serviceDiscoveryRole: 'Endpoints' }), service(), of(2000)],
      expected: [expect.stringContaining('does not scrape 1000 of them')],
    },
    { it: 'is silent up to the limit', given: [prometheus(), serviceMonitor(), service(), of(1000)], expected: [] },
    { it: 'is silent where slices are discovered', given: [prometheus(slices), serviceMonitor(), service(), of(2000)], expected: [] },
    { it: 'is silent where no one says how many', given: [prometheus(), serviceMonitor(), service(), of(undefined)], expected: [] },
    {
      it: 'is silent about two Services of fewer',
      given: [prometheus(), serviceMonitor(), service({ selector: { a: '1' } }), service(), of(600)],
      expected: [],
    },
    { it: 'is silent about pods', given: [prometheus(), podMonitor(), service(), of(2000)], expected: [] },
    { it: 'is silent without a server', given: [serviceMonitor(), service(), of(2000)], expected: [] },
  ])('$it', ({ given, expected }) => expect(reported('AM915', given)).toEqual(expected));
});
