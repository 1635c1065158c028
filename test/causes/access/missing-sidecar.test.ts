import { namespace } from '../../support/manifests/cluster';
import { podMonitor } from '../../support/manifests/monitors';
import { prometheus } from '../../support/manifests/servers';
import { deployment } from '../../support/manifests/workloads';
import { reported } from '../../support/reported';
import { ANNOTATED } from '../annotated';

const INJECT = 'sidecar.istio.io/inject';
const merged = (path = '/stats/prometheus') => podMonitor({ path, relabelings: [{ sourceLabels: ['__meta_kubernetes_pod_ip'], regex: '(.+)', targetLabel: '__address__', replacement: '$1:15020' }] });
const MERGED = merged();
const ENABLED = namespace('shop', { 'istio-injection': 'enabled' });
const DISABLED = namespace('shop', { 'istio-injection': 'disabled' });
const container = (ports: readonly object[] = [{ name: 'metrics', containerPort: 9090 }]) => ({ name: 'cart', image: 'cart', ports });

describe('AM971', () => {
  test.each([
    {
      it: 'reports pods on the network of their node',
      given: [prometheus(), MERGED, ENABLED, deployment({ pod: { hostNetwork: true, containers: [container()] } })],
      expected: ['error PodMonitor/shop/cart: port 15020 of "Deployment/shop/cart" is scraped, which only a sidecar of Istio serves, but its pods do not get one: they have hostNetwork: true; scrape the port of the app, or let Istio inject the sidecar'],
    },
    {
      it: 'reports pods that refuse a sidecar by label',
      given: [prometheus(), MERGED, ENABLED, deployment({ labels: { app: 'cart', [INJECT]: 'false' } })],
      expected: [expect.stringMatching(/^error .*the label sidecar.istio.io\/inject: "false"/)],
    },
    {
      it: 'reports pods that refuse a sidecar by annotation',
      given: [prometheus(), MERGED, ENABLED, deployment({ annotations: { [INJECT]: 'false' } })],
      expected: [expect.stringMatching(/^error .*the annotation sidecar.istio.io\/inject: "false"/)],
    },
    { it: 'reports a namespace that is switched off', given: [prometheus(), MERGED, DISABLED, deployment()], expected: [expect.stringMatching(/^error .*is not "enabled"/)] },
    {
      it: 'warns of a namespace without a label, which someone else may set',
      given: [prometheus(), MERGED, namespace('shop', {}), deployment()],
      expected: [expect.stringMatching(/^warning .*neither they nor Namespace "shop" have a label that asks for injection/)],
    },
    { it: 'is silent in a namespace that injects', given: [prometheus(), MERGED, ENABLED, deployment()], expected: [] },
    { it: 'is silent where nothing is known about the namespace', given: [prometheus(), MERGED, deployment()], expected: [] },
    { it: 'is silent for pods with their sidecar', given: [prometheus(), MERGED, DISABLED, deployment({ pod: { containers: [container(), { name: 'istio-proxy', image: 'proxy' }] } })], expected: [] },
    {
      it: 'is silent for pods with a native sidecar',
      given: [prometheus(), MERGED, DISABLED, deployment({ pod: { containers: [container()], initContainers: [{ name: 'istio-proxy', image: 'proxy', restartPolicy: 'Always' }] } })],
      expected: [],
    },
    { it: 'is silent where a container declares the port', given: [prometheus(), MERGED, DISABLED, deployment({ pod: { containers: [container([{ name: 'metrics', containerPort: 15020 }])] } })], expected: [] },
    { it: 'is silent for another page on that port', given: [prometheus(), merged('/metrics'), DISABLED, deployment()], expected: [] },
    { it: 'is silent for another port', given: [prometheus(), podMonitor({ path: '/stats/prometheus' }), DISABLED, deployment()], expected: [] },
  ])('$it', ({ given, expected }) => expect(reported('AM971', given)).toEqual(expected));

  test('reports annotations that a sidecar left behind', () => {
    const annotations = { 'prometheus.io/scrape': 'true', 'prometheus.io/port': '15020', 'prometheus.io/path': '/stats/prometheus' };

    expect(reported('AM971', [DISABLED, deployment({ annotations })], ANNOTATED)).toEqual([expect.stringContaining('Deployment/shop/cart')]);
  });
});
