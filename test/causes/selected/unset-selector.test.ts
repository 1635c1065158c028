import { podMonitor, probe, scrapeConfig, serviceMonitor } from '../../support/manifests/monitors';
import { prometheus, prometheusAgent } from '../../support/manifests/servers';
import { reported } from '../../support/reported';

const none = (name = 'main') => prometheus({ podMonitorSelector: null }, { name });

describe('AM902', () => {
  test.each([
    {
      it: 'names the field that is not set',
      given: [none(), podMonitor()],
      expected: ['error PodMonitor/shop/cart: "Prometheus/monitoring/main" does not set podMonitorSelector, so it selects no PodMonitor, and this one has no targets; set podMonitorSelector to labels of this PodMonitor, or to {} to select every PodMonitor'],
    },
    {
      it: 'looks at each kind',
      given: [prometheus({ probeSelector: null, scrapeConfigSelector: undefined }), probe(), scrapeConfig(), podMonitor()],
      expected: [
        expect.stringContaining('Probe/shop/cart: "Prometheus/monitoring/main" does not set probeSelector'),
        expect.stringContaining('does not set scrapeConfigSelector'),
      ],
    },
    {
      it: 'reports every monitor',
      given: [none(), podMonitor(), podMonitor({}, {}, { name: 'orders' })],
      expected: [expect.stringContaining('PodMonitor/shop/cart'), expect.stringContaining('PodMonitor/shop/orders')],
    },
    {
      it: 'names several servers',
      given: [none(), none('other'), podMonitor()],
      expected: [expect.stringContaining('"Prometheus/monitoring/main", "Prometheus/monitoring/other" do not set podMonitorSelector')],
    },
    {
      it: 'finds it where nothing at all is selected',
      given: [{ ...none(), spec: {} }, serviceMonitor()],
      expected: [expect.stringContaining('does not set serviceMonitorSelector')],
    },
    { it: 'takes an empty selector for one', given: [prometheus({ podMonitorSelector: {} }), podMonitor()], expected: [] },
    { it: 'is silent where another server has a selector', given: [none(), prometheusAgent(), podMonitor()], expected: [] },
    {
      it: 'leaves it to another check where that selector wants other labels',
      given: [none(), prometheus({ podMonitorSelector: { matchLabels: { a: '1' } } }, { name: 'other' }), podMonitor()],
      expected: [],
    },
    { it: 'is silent without monitors', given: [none()], expected: [] },
    { it: 'is silent without a server', given: [podMonitor()], expected: [] },
  ])('$it', ({ given, expected }) => expect(reported('AM902', given)).toEqual(expected));

  test('takes the place of the general finding', () => expect(reported('AM614', [none(), podMonitor()])).toEqual([]));
});
