import { podMonitor, serviceMonitor } from '../../support/manifests/monitors';
import { prometheus } from '../../support/manifests/servers';
import { service } from '../../support/manifests/services';
import { deployment } from '../../support/manifests/workloads';
import { reported } from '../../support/reported';

const runs = (image: string, ...others: object[]) => deployment({ pod: { containers: [{ name: 'cart', image, ports: [{ name: 'metrics', containerPort: 9090 }] }, ...others] } });
const NGINX = runs('nginx:1.29');
const FALLBACK = { fallbackScrapeProtocol: 'PrometheusText0.0.4' };

describe('AM936', () => {
  test.each([
    {
      it: 'reports a plain web server',
      given: [prometheus(), podMonitor(), NGINX],
      expected: ['warning PodMonitor/shop/cart: image "nginx:1.29" serves the metrics and derives the Content-Type from the file name, but Prometheus 3.14.0 refuses a Content-Type that it does not know, so scrapes may fail; set fallbackScrapeProtocol to "PrometheusText0.0.4", or serve the metrics as text/plain'],
    },
    {
      it: 'takes the image of a registry with a port',
      given: [prometheus({ version: 'v3.0.0' }), serviceMonitor(), service(), runs('registry:5000/library/busybox')],
      expected: [expect.stringContaining('"registry:5000/library/busybox"')],
    },
    { it: 'is silent with a fallback', given: [prometheus(), podMonitor({}, FALLBACK), NGINX], expected: [] },
    {
      it: 'is silent with a fallback of the scrape class',
      given: [prometheus({ scrapeClasses: [{ name: 'a', default: true, ...FALLBACK }] }), podMonitor(), NGINX],
      expected: [],
    },
    { it: 'is silent before Prometheus 3', given: [prometheus({ version: 'v2.55.1' }), podMonitor(), NGINX], expected: [] },
    { it: 'is silent for an exporter', given: [prometheus(), podMonitor(), runs('nginx/nginx-prometheus-exporter:1.4')], expected: [] },
    {
      it: 'is silent where another container has the port',
      given: [prometheus(), podMonitor(), runs('cart', { name: 'web', image: 'nginx', ports: [{ name: 'http', containerPort: 80 }] })],
      expected: [],
    },
  ])('$it', ({ given, expected }) => expect(reported('AM936', given)).toEqual(expected));
});
