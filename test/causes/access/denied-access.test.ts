import { podMonitor, probe, scrapeConfig, serviceMonitor } from '../../conformance/sample-manifests';
import { binding, role, server } from '../rbac';
import { said } from '../scene';

const all = ['pods', 'services', 'endpoints'];
const elsewhere = [role('monitoring', all), binding('monitoring')];

describe('AM913', () => {
  test.each([
    {
      it: 'says what is not permitted',
      given: [server(), ...elsewhere, serviceMonitor()],
      expected: ['error ServiceMonitor/shop/cart: ServiceAccount "monitoring/prometheus" of "Prometheus/monitoring/main" is not allowed to list and watch endpoints, services, pods in "shop", so Prometheus finds no targets there; create a Role with get, list and watch on endpoints, services, pods in "shop", and bind it to this ServiceAccount'],
    },
    { it: 'needs pods alone for a PodMonitor', given: [server(), role('shop', ['services']), binding('shop'), podMonitor()], expected: [expect.stringContaining('is not allowed to list and watch pods in "shop"')] },
    { it: 'needs Ingresses for a Probe of these', given: [server(), ...elsewhere, probe({ targets: { ingress: { selector: {} } } })], expected: [expect.stringContaining('is not allowed to list and watch ingresses in "shop"')] },
    { it: 'needs watch beside list', given: [server(), role('shop', all, ['get', 'list']), binding('shop'), podMonitor()], expected: [expect.stringContaining('pods in "shop"')] },
    { it: 'names the namespaces that are missing', given: [server(), role('shop', all), binding('shop'), podMonitor({}, { namespaceSelector: { matchNames: ['shop', 'web'] } })], expected: [expect.stringContaining('pods in "web", so Prometheus finds no targets there')] },
    { it: 'asks for all namespaces at once', given: [server(), role('shop', all), binding('shop'), podMonitor({}, { namespaceSelector: { any: true } })], expected: [expect.stringMatching(/pods in all namespaces, so Prometheus finds no targets there; create a ClusterRole .* with a ClusterRoleBinding$/)] },
    { it: 'is silent where it is permitted', given: [server(), role('shop', all), binding('shop'), serviceMonitor(), podMonitor()], expected: [] },
    { it: 'is silent where it is permitted everywhere', given: [server(), role('', all), binding(''), podMonitor({}, { namespaceSelector: { any: true } })], expected: [] },
    { it: 'is silent where no binding is known', given: [server(), podMonitor()], expected: [] },
    { it: 'is silent where a role is not known', given: [server(), ...elsewhere, binding('shop'), podMonitor()], expected: [] },
    { it: 'is silent where another server may', given: [server(), ...elsewhere, server('other', { serviceAccountName: 'other' }), podMonitor()], expected: [] },
    { it: 'is silent with another API server', given: [server('main', { apiserverConfig: { host: 'https://x' } }), ...elsewhere, podMonitor()], expected: [] },
    { it: 'is silent where only the command line knows the namespace', given: [server(), ...elsewhere, podMonitor({}, {}, { namespace: undefined })], expected: [] },
    { it: 'is silent where nothing is discovered', given: [server(), ...elsewhere, probe(), scrapeConfig()], expected: [] },
    { it: 'asks for the own namespace where servers ignore the selector', given: [server('main', { ignoreNamespaceSelectors: true }), role('shop', all), binding('shop'), podMonitor({}, { namespaceSelector: { any: true } })], expected: [] },
  ])('$it', ({ given, expected }) => expect(said('AM913', given)).toEqual(expected));
});
