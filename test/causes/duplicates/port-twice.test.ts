import { podMonitor, serviceMonitor } from '../../support/manifests/monitors';
import { prometheus } from '../../support/manifests/servers';
import { service } from '../../support/manifests/services';
import { deployment } from '../../support/manifests/workloads';
import { reported } from '../../support/reported';

const container = (name: string, ...ports: object[]) => ({ name, image: 'cart', ports });
const METRICS = { name: 'metrics', containerPort: 9090 };
const two = (...endpoints: object[]) => podMonitor({}, { podMetricsEndpoints: endpoints.map((endpoint) => ({ port: 'metrics', ...endpoint })) });

describe('AM930', () => {
  test.each([
    {
      it: 'reports containers that share a port',
      given: [prometheus(), podMonitor(), deployment({ pod: { containers: [container('cart', METRICS), container('proxy', METRICS)] } })],
      expected: ['warning PodMonitor/shop/cart: "Prometheus/monitoring/main" scrapes port 9090 of "Deployment/shop/cart" at "/metrics" 2 times, once for each of the containers "cart", "proxy", so every sample is stored 2 times; set port to a port that only one container declares'],
    },
    {
      it: 'reports containers without ports',
      given: [prometheus(), podMonitor({ port: undefined }), deployment({ pod: { containers: [container('a'), container('b')] } })],
      expected: [expect.stringContaining('scrapes port 80 of "Deployment/shop/cart" at "/metrics" 2 times')],
    },
    {
      it: 'reports endpoints that are the same',
      given: [prometheus(), two({}, { interval: '10s' }), deployment()],
      expected: [expect.stringMatching(/2 times, once for each of "podMetricsEndpoints\[0\]", "podMetricsEndpoints\[1\]".*; remove one of the endpoints$/)],
    },
    {
      it: 'reports two ports of a Service that lead to one',
      given: [
        prometheus(),
        serviceMonitor({}, { endpoints: [{ port: 'a' }, { port: 'b' }] }),
        service({ ports: [{ name: 'a', port: 80, targetPort: 9090 }, { name: 'b', port: 81, targetPort: 9090 }] }),
        deployment(),
      ],
      expected: [expect.stringContaining('once for each of "endpoints[0]", "endpoints[1]"')],
    },
    {
      it: 'is silent for endpoints with rules of their own',
      given: [
        prometheus(),
        two({}, { metricRelabelings: [{ action: 'labeldrop', regex: 'a' }] }, { relabelings: [{ targetLabel: 'a', replacement: 'b' }] }),
        deployment(),
      ],
      expected: [],
    },
    {
      it: 'is silent for other paths and parameters',
      given: [prometheus(), two({ params: { module: ['a'] } }, { params: { module: ['b'] } }, { path: '/a' }, {}), deployment()],
      expected: [],
    },
    { it: 'is silent for one port of one container', given: [prometheus(), podMonitor(), deployment()], expected: [] },
    {
      it: 'is silent for several ports',
      given: [
        prometheus(),
        podMonitor({ port: undefined }),
        deployment({ pod: { containers: [container('a', METRICS, { name: 'b', containerPort: 9091 })] } }),
      ],
      expected: [],
    },
    { it: 'leaves two Services to another check', given: [prometheus(), serviceMonitor(), service(), service({}, { name: 'b' }), deployment()], expected: [] },
  ])('$it', ({ given, expected }) => expect(reported('AM930', given)).toEqual(expected));
});
