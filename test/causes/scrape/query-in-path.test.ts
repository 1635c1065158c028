import { podMonitor, probe, scrapeConfig, serviceMonitor } from '../../support/manifests/monitors';
import { prometheus } from '../../support/manifests/servers';
import { deployment } from '../../support/manifests/workloads';
import { reported } from '../../support/reported';
import { ANNOTATED } from '../annotated';

const annotated = (path: string) => deployment({ annotations: { 'prometheus.io/scrape': 'true', 'prometheus.io/path': path } });

describe('AM927', () => {
  test.each([
    {
      it: 'splits the path',
      given: [prometheus(), serviceMonitor({ path: '/metrics?format=prometheus' })],
      expected: ['error ServiceMonitor/shop/cart: endpoints[0].path "/metrics?format=prometheus" contains a query string, but Prometheus escapes "?" as "%3F", so it requests a path that does not exist; set endpoints[0].path to "/metrics", and move the parameters to endpoints[0].params'],
    },
    {
      it: 'looks at Probes',
      given: [prometheus(), probe({ prober: { url: 'a', path: '/probe?module=http' } })],
      expected: [expect.stringContaining('Probe/shop/cart: prober.path "/probe?module=http"')],
    },
    {
      it: 'looks at ScrapeConfigs',
      given: [prometheus(), scrapeConfig({ metricsPath: '/m?' })],
      expected: [expect.stringContaining('; set metricsPath to "/m", and move the parameters to params')],
    },
    { it: 'reports it without a server', given: [podMonitor({ path: '?' })], expected: [expect.stringContaining('podMetricsEndpoints[0].path "?"')] },
    { it: 'is silent for a path', given: [prometheus(), podMonitor({ path: '/metrics' }), probe(), scrapeConfig()], expected: [] },
    { it: 'is silent where parameters stand at their place', given: [prometheus(), podMonitor({ path: '/metrics', params: { a: ['?'] } })], expected: [] },
  ])('$it', ({ given, expected }) => expect(reported('AM927', given)).toEqual(expected));

  test.each([
    {
      it: 'looks at annotations',
      given: [annotated('/metrics?a=b')],
      expected: ['error Deployment/shop/cart: the annotation prometheus.io/path is "/metrics?a=b", but Prometheus escapes "?", so it requests "/metrics%3Fa=b", a path that does not exist; set it to "/metrics", and set each parameter in an annotation prometheus.io/param_<name>'],
    },
    { it: 'is silent for a path in annotations', given: [annotated('/m')], expected: [] },
  ])('$it', ({ given, expected }) => expect(reported('AM927', given, ANNOTATED)).toEqual(expected));
});
