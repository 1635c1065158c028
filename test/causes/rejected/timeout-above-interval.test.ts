import { podMonitor, probe, scrapeConfig, serviceMonitor } from '../../support/manifests/monitors';
import { prometheus } from '../../support/manifests/servers';
import { deployment } from '../../support/manifests/workloads';
import { reported } from '../../support/reported';

const FAST = prometheus({ scrapeInterval: '15s' }, { name: 'fast' });

describe('AM917', () => {
  test.each([
    {
      it: 'names the interval that a monitor has from the server',
      given: [prometheus(), podMonitor({ scrapeTimeout: '45s' }), deployment()],
      expected: ['error PodMonitor/shop/cart: podMetricsEndpoints[0].scrapeTimeout "45s" is longer than the scrapeInterval "30s" of "Prometheus/monitoring/main", so the operator rejects the whole PodMonitor, and it has no targets; set podMetricsEndpoints[0].scrapeTimeout to "30s" or less, or podMetricsEndpoints[0].interval to "45s" or more'],
    },
    {
      it: 'names the interval of the endpoint',
      given: [prometheus(), serviceMonitor({ interval: '10s', scrapeTimeout: '10001ms' })],
      expected: [expect.stringContaining('endpoints[0].scrapeTimeout "10001ms" is longer than the interval "10s", so')],
    },
    {
      it: 'looks at Probes',
      given: [prometheus(), probe({ interval: '1m', scrapeTimeout: '2m' })],
      expected: [expect.stringContaining('Probe/shop/cart: scrapeTimeout "2m" is longer than the interval "1m"')],
    },
    {
      it: 'looks at ScrapeConfigs',
      given: [prometheus(), scrapeConfig({ scrapeInterval: '1m', scrapeTimeout: '61s' })],
      expected: [expect.stringContaining('set scrapeTimeout to "1m" or less, or scrapeInterval to "61s" or more')],
    },
    {
      it: 'reports each endpoint',
      given: [prometheus(), podMonitor({}, { podMetricsEndpoints: [{ port: 'a', scrapeTimeout: '1m' }, { port: 'b' }, { port: 'c', scrapeTimeout: '31s' }] })],
      expected: [expect.stringContaining('podMetricsEndpoints[0]'), expect.stringContaining('podMetricsEndpoints[2]')],
    },
    {
      it: 'reports each server with an interval of its own, and of one with the same once',
      given: [prometheus(), prometheus({}, { name: 'same' }), FAST, podMonitor({ scrapeTimeout: '31s' })],
      expected: [expect.stringContaining('"15s" of "Prometheus/monitoring/fast"'), expect.stringContaining('"30s" of "Prometheus/monitoring/main"')],
    },
    {
      it: 'is silent where it equals the interval',
      given: [prometheus(), podMonitor({ interval: '45s', scrapeTimeout: '45s' }), podMonitor({ scrapeTimeout: '30s' }, {}, { name: 'b' })],
      expected: [],
    },
    {
      it: 'is silent where the server has the longer timeout',
      given: [prometheus({ scrapeInterval: '1m', scrapeTimeout: '1m' }), podMonitor({ interval: '10s' })],
      expected: [],
    },
    { it: 'is silent without a server', given: [podMonitor({ scrapeTimeout: '45s' })], expected: [] },
  ])('$it', ({ given, expected }) => expect(reported('AM917', given)).toEqual(expected));

  test('takes the place of the general finding', () => {
    expect(reported('AM611', [prometheus(), podMonitor({ scrapeTimeout: '45s' })])).toEqual([]);
  });

  test('leaves the general findings where another server has a cause that no check knows', () => {
    const given = [prometheus(), prometheus({ scrapeInterval: '1m' }, { name: 'other' }), podMonitor({ scrapeTimeout: '45s', noProxy: 'a' })];

    expect(reported('AM917', given)).toEqual([]);
    expect(reported('AM611', given)).toHaveLength(2);
  });
});
