import { namespace } from '../../support/manifests/cluster';
import { podMonitor } from '../../support/manifests/monitors';
import { prometheus } from '../../support/manifests/servers';
import { deployment } from '../../support/manifests/workloads';
import { reported } from '../../support/reported';

const probed = (scheme: string | undefined, port: string | number = 'metrics') => deployment({ pod: { containers: [{ name: 'cart', image: 'cart', ports: [{ name: 'metrics', containerPort: 9090 }], readinessProbe: { httpGet: { path: '/', port, scheme } } }] } });
const declared = (name: string, containerPort: number) => [podMonitor({ port: name }), deployment({ pod: { containers: [{ name: 'cart', image: 'cart', ports: [{ name, containerPort }] }] } })];
const tls = podMonitor({ scheme: 'https', tlsConfig: { insecureSkipVerify: true } });

describe('AM921', () => {
  test.each([
    {
      it: 'believes a probe that speaks TLS',
      given: [prometheus(), podMonitor(), probed('HTTPS')],
      expected: ['warning PodMonitor/shop/cart: port 9090 of "Deployment/shop/cart" is scraped over http, but seems to serve https (its readinessProbe uses https on that port), so scrapes may fail; set podMetricsEndpoints[0].scheme to "https"'],
    },
    {
      it: 'believes a probe that speaks none',
      given: [prometheus(), tls, probed(undefined, 9090)],
      expected: [expect.stringContaining('is scraped over https, but seems to serve http (its readinessProbe uses http on that port)')],
    },
    {
      it: 'believes the name of a port',
      given: [prometheus(), ...declared('https-metrics', 9090)],
      expected: [expect.stringContaining('(the port is named "https-metrics")')],
    },
    {
      it: 'believes the number of a port',
      given: [prometheus(), ...declared('metrics', 8443)],
      expected: [expect.stringContaining('(8443 is a common TLS port)')],
    },
    { it: 'does not believe the number where the name says http', given: [prometheus(), ...declared('http-metrics', 8443)], expected: [] },
    {
      it: 'does not take the name http for a proof: kube-scheduler serves TLS on http-metrics',
      given: [prometheus(), podMonitor({ port: 'http-metrics', scheme: 'https', tlsConfig: { insecureSkipVerify: true } }), declared('http-metrics', 10259)[1]],
      expected: [],
    },
    {
      it: 'believes a probe more than a name',
      given: [
        prometheus(),
        podMonitor({ port: 'https' }),
        deployment({ pod: { containers: [{ name: 'cart', image: 'cart', ports: [{ name: 'https', containerPort: 9090 }], livenessProbe: { httpGet: { port: 'https' } } }] } }),
      ],
      expected: [],
    },
    { it: 'is silent where both speak the same', given: [prometheus(), podMonitor(), probed('HTTP')], expected: [] },
    { it: 'is silent where the probe asks another port', given: [prometheus(), podMonitor(), probed('HTTPS', 8080)], expected: [] },
    { it: 'is silent where nothing is known', given: [prometheus(), tls, deployment()], expected: [] },
    {
      it: 'is silent beside a sidecar of Istio',
      given: [prometheus(), namespace('shop', { 'istio-injection': 'enabled' }), tls, probed('HTTP')],
      expected: [],
    },
  ])('$it', ({ given, expected }) => expect(reported('AM921', given)).toEqual(expected));
});
