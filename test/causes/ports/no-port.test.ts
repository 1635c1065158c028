import { podMonitor, serviceMonitor } from '../../support/manifests/monitors';
import { prometheus } from '../../support/manifests/servers';
import { service } from '../../support/manifests/services';
import { deployment } from '../../support/manifests/workloads';
import { reported } from '../../support/reported';

const two = deployment({ pod: { containers: [{ name: 'cart', image: 'cart', ports: [{ name: 'metrics', containerPort: 9090 }, { containerPort: 8080 }] }] } });
const addresses = {
  apiVersion: 'v1', kind: 'Endpoints', metadata: { namespace: 'shop', name: 'cart' }, subsets: [{ addresses: [{ ip: '10.0.0.1' }, { ip: '10.0.0.2' }], ports: [{ port: 1 }] }],
};

describe('AM912', () => {
  test.each([
    {
      it: 'lists what is scraped',
      given: [podMonitor({ port: undefined }), two],
      expected: ['warning PodMonitor/shop/cart: podMetricsEndpoints[0] sets no port, so every port of "Deployment/shop/cart" becomes a target ("http://cart-0:8080/metrics", "http://cart-0:9090/metrics"), and targets at ports without metrics are down; set podMetricsEndpoints[0].port to the port that serves metrics'],
    },
    {
      it: 'finds ports that the Service does not lead to',
      given: [serviceMonitor({ port: undefined }), service(), two],
      expected: [expect.stringContaining('"http://cart-0:8080/metrics", "http://cart-0:9090/metrics"')],
    },
    { it: 'takes an empty port for none', given: [podMonitor({ port: '' }), two], expected: [expect.stringContaining('sets no port')] },
    {
      it: 'finds the endpoint',
      given: [podMonitor({}, { podMetricsEndpoints: [{ port: 'metrics' }, {}] }), two],
      expected: [expect.stringContaining('podMetricsEndpoints[1] sets no port')],
    },
    { it: 'is silent with one port', given: [podMonitor({ port: undefined }), serviceMonitor({ port: undefined }), service(), deployment()], expected: [] },
    {
      it: 'is silent where relabeling leaves one',
      given: [
        podMonitor({ port: undefined, relabelings: [{ action: 'keep', sourceLabels: ['__meta_kubernetes_pod_container_port_name'], regex: 'metrics' }] }),
        two,
      ],
      expected: [],
    },
    {
      it: 'is silent where relabeling makes them one',
      given: [podMonitor({ port: undefined, relabelings: [{ targetLabel: '__address__', replacement: 'cart:1' }] }), two],
      expected: [],
    },
    { it: 'is silent with two workloads of one port', given: [podMonitor({ port: undefined }), deployment(), deployment({ name: 'other' })], expected: [] },
    {
      it: 'is silent about many addresses of one port',
      given: [serviceMonitor({ port: undefined }), service({ selector: undefined }), addresses],
      expected: [],
    },
    { it: 'is silent with a port', given: [podMonitor(), two], expected: [] },
  ])('$it', ({ given, expected }) => expect(reported('AM912', [prometheus(), ...given])).toEqual(expected));

  test('is silent without a server', () => expect(reported('AM912', [podMonitor({ port: undefined }), two])).toEqual([]));
});
