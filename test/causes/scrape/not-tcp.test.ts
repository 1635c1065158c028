import { podMonitor, serviceMonitor } from '../../support/manifests/monitors';
import { prometheus } from '../../support/manifests/servers';
import { service } from '../../support/manifests/services';
import { deployment } from '../../support/manifests/workloads';
import { reported } from '../../support/reported';

const declaring = (...ports: readonly object[]) => deployment({ pod: { containers: [{ name: 'cart', image: 'cart', ports }] } });
const UDP = { name: 'metrics', containerPort: 9125, protocol: 'UDP' };

describe('AM973', () => {
  test.each([
    {
      it: 'names a port of UDP',
      given: [prometheus(), podMonitor(), declaring(UDP)],
      expected: ['warning PodMonitor/shop/cart: port 9125 of "Deployment/shop/cart" is declared for UDP, and Prometheus scrapes over TCP, so scrapes fail unless the app listens there over TCP, too; set podMetricsEndpoints[0].port to the port of the metrics, or declare port 9125 with protocol: TCP as well if they are served there'],
    },
    { it: 'names a port of SCTP', given: [prometheus(), podMonitor(), declaring({ ...UDP, protocol: 'SCTP' })], expected: [expect.stringContaining('is declared for SCTP')] },
    {
      it: 'names it once where several endpoints scrape it',
      given: [prometheus(), podMonitor({ path: '/a' }, { podMetricsEndpoints: [{ port: 'metrics' }, { port: 'metrics', path: '/b' }] }), declaring(UDP)],
      expected: [expect.stringContaining('port 9125')],
    },
    {
      it: 'looks behind a Service',
      given: [prometheus(), serviceMonitor(), service({ ports: [{ name: 'metrics', port: 80, targetPort: 9125, protocol: 'UDP' }] }), declaring(UDP)],
      expected: [expect.stringContaining('endpoints[0].port')],
    },
    {
      it: 'believes the Service where no container declares the port',
      given: [prometheus(), serviceMonitor(), service({ ports: [{ name: 'metrics', port: 80, targetPort: 9125, protocol: 'UDP' }] }), declaring()],
      expected: [expect.stringContaining('port 9125 of "Deployment/shop/cart" is declared for UDP')],
    },
    {
      it: 'is silent where a Service leads there over TCP, too',
      given: [prometheus(), serviceMonitor(), service({ ports: [{ name: 'metrics', port: 80, targetPort: 9125, protocol: 'UDP' }, { name: 'tcp', port: 80, targetPort: 9125 }] }), declaring()],
      expected: [],
    },
    { it: 'is silent where the number is declared for TCP, too', given: [prometheus(), podMonitor(), declaring(UDP, { name: 'tcp', containerPort: 9125 })], expected: [] },
    { it: 'is silent where another port is scraped', given: [prometheus(), podMonitor(), declaring({ ...UDP, name: 'statsd' }, { name: 'metrics', containerPort: 9102 })], expected: [] },
    { it: 'is silent where the port is not declared', given: [prometheus(), podMonitor({ port: undefined, portNumber: 9102 }), declaring({ ...UDP, name: 'statsd' })], expected: [] },
  ])('$it', ({ given, expected }) => expect(reported('AM973', given)).toEqual(expected));
});
