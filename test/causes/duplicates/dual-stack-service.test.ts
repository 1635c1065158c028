import { Fields } from '../../support/manifests/manifest';
import { podMonitor, serviceMonitor } from '../../support/manifests/monitors';
import { prometheus } from '../../support/manifests/servers';
import { service } from '../../support/manifests/services';
import { deployment } from '../../support/manifests/workloads';
import { reported } from '../../support/reported';

const server = (spec: Fields = {}) => prometheus({ version: 'v3.10.0', serviceDiscoveryRole: 'EndpointSlice', ...spec });
const BOTH = { ipFamilyPolicy: 'RequireDualStack', ipFamilies: ['IPv6', 'IPv4'] };
const keeping = (...sourceLabels: string[]) => ({ relabelings: [{ sourceLabels, action: 'keep', regex: 'IPv4' }] });

describe('AM964', () => {
  test.each([
    {
      it: 'reports a Service with two families',
      given: [server(), serviceMonitor(), service(BOTH), deployment()],
      expected: ['warning ServiceMonitor/shop/cart: "Service/shop/cart" has addresses of both IP families. "Prometheus/monitoring/main" runs Prometheus 3.10.0 and discovers EndpointSlices, of which there is one for each family, so it scrapes each pod twice; run Prometheus 3.11.0 or later, or add a relabeling that keeps only "IPv6" in __meta_kubernetes_endpointslice_address_type'],
    },
    { it: 'reports a Service that requires both', given: [server(), serviceMonitor(), service({ ipFamilyPolicy: 'RequireDualStack' }), deployment()], expected: [expect.stringMatching(/^warning .* keeps only "IPv4"/)] },
    { it: 'reports a monitor that asks for EndpointSlices itself', given: [server({ serviceDiscoveryRole: undefined }), serviceMonitor({}, { serviceDiscoveryRole: 'EndpointSlice' }), service(BOTH), deployment()], expected: [expect.stringMatching(/^warning /)] },
    { it: 'leaves out a server that does not select the monitor', given: [server(), prometheus({ version: 'v3.10.0', serviceDiscoveryRole: 'EndpointSlice', serviceMonitorSelector: { matchLabels: { a: 'b' } } }, { name: 'other' }), serviceMonitor(), service(BOTH), deployment()], expected: [expect.stringContaining('"Prometheus/monitoring/main" runs')] },
    { it: 'is a note where the cluster decides', given: [server(), serviceMonitor(), service({ ipFamilyPolicy: 'PreferDualStack' }), deployment()], expected: [expect.stringMatching(/^info .* has addresses of both IP families, if the cluster has both/)] },
    { it: 'is silent since 3.11.0', given: [server({ version: 'v3.11.0' }), serviceMonitor(), service(BOTH), deployment()], expected: [] },
    { it: 'is silent for Endpoints, which hold one family', given: [server({ serviceDiscoveryRole: 'Endpoints' }), serviceMonitor(), service(BOTH), deployment()], expected: [] },
    { it: 'is silent for one family', given: [server(), serviceMonitor(), service({ ipFamilyPolicy: 'SingleStack', ipFamilies: ['IPv6'] }), deployment()], expected: [] },
    { it: 'is silent where nothing is set', given: [server(), serviceMonitor(), service(), deployment()], expected: [] },
    { it: 'is silent for a PodMonitor', given: [server(), podMonitor(), service(BOTH), deployment()], expected: [] },
    { it: 'is silent where a rule reads the family', given: [server(), serviceMonitor(keeping('__meta_kubernetes_endpointslice_address_type')), service(BOTH), deployment()], expected: [] },
    { it: 'is silent where a rule reads the address', given: [server(), serviceMonitor(keeping('__address__')), service(BOTH), deployment()], expected: [] },
    { it: 'is silent where a rule of the scrape class reads the family', given: [server({ scrapeClasses: [{ name: 'a', default: true, ...keeping('__meta_kubernetes_endpointslice_address_type') }] }), serviceMonitor(), service(BOTH), deployment()], expected: [] },
    { it: 'is silent where nothing is scraped', given: [server(), serviceMonitor({ port: 'other' }), service(BOTH), deployment()], expected: [] },
  ])('$it', ({ given, expected }) => expect(reported('AM964', given)).toEqual(expected));
});
