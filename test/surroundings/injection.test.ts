import { Objects } from '../../lib/manifests/objects';
import { Injection } from '../../lib/surroundings/injection';
import { Texts } from '../support/manifests/manifest';
import { deployment } from '../support/manifests/workloads';

interface Facts { readonly labels?: Texts; readonly annotations?: Texts; readonly namespace?: object; readonly workload?: Texts }

const given = ({ labels = {}, annotations = {}, namespace, workload }: Facts) => {
  const owner = deployment({ labels, annotations, ...workload && { metadata: { annotations: workload } } });
  const objects = new Objects([owner, ...namespace ? [{ apiVersion: 'v1', kind: 'Namespace', metadata: { name: 'shop', ...namespace } }] : []]);

  return { injection: new Injection(objects), pod: { namespace: 'shop', labels, annotations, source: 'Deployment/shop/cart' } };
};

describe('Injection.mayAddPort()', () => {
  test.each<{ readonly it: string; readonly facts: Facts; readonly port: string | number; readonly expected: string[] }>([
    { it: 'Linkerd', facts: { annotations: { 'linkerd.io/inject': 'enabled' } }, port: 'linkerd-admin', expected: ['Linkerd injects its proxy (Deployment "shop/cart" has linkerd.io/inject)'] },
    { it: 'Linkerd, by the workload', facts: { workload: { 'linkerd.io/inject': 'enabled' } }, port: 4191, expected: ['Linkerd injects its proxy (Deployment "shop/cart" has linkerd.io/inject)'] },
    { it: 'Linkerd, by the namespace', facts: { namespace: { annotations: { 'linkerd.io/inject': 'ingress' } } }, port: 4191, expected: ['Linkerd injects its proxy (Namespace "shop" has linkerd.io/inject)'] },
    { it: 'Linkerd, refused by the pod', facts: { annotations: { 'linkerd.io/inject': 'disabled' }, namespace: { annotations: { 'linkerd.io/inject': 'enabled' } } }, port: 4191, expected: [] },
    { it: 'Linkerd, asked for elsewhere', facts: {}, port: 4191, expected: ['Linkerd injects its proxy'] },
    { it: 'Linkerd, another port', facts: { annotations: { 'linkerd.io/inject': 'enabled' } }, port: 'metrics', expected: [] },
    { it: 'Istio', facts: { namespace: { labels: { 'istio.io/rev': 'stable' } } }, port: 'http-envoy-prom', expected: ['Istio injects its proxy (Namespace "shop" has istio.io/rev)'] },
    { it: 'Consul, whose ports are set elsewhere', facts: { annotations: { 'consul.hashicorp.com/connect-inject': 'true' } }, port: 20200, expected: ['Consul injects its proxy (Deployment "shop/cart" has consul.hashicorp.com/connect-inject)'] },
    { it: 'Kuma', facts: { labels: { 'kuma.io/sidecar-injection': 'enabled' } }, port: 5670, expected: ['Kuma injects its proxy (Deployment "shop/cart" has kuma.io/sidecar-injection)'] },
    { it: 'Dapr', facts: { annotations: { 'dapr.io/enabled': 'true' } }, port: 'dapr-metrics', expected: ['Dapr injects its sidecar (Deployment "shop/cart" has dapr.io/enabled)'] },
    { it: 'Dapr, with a port of the pod', facts: { annotations: { 'dapr.io/enabled': 'true', 'dapr.io/metrics-port': '9095' } }, port: 9095, expected: ['Dapr injects its sidecar (Deployment "shop/cart" has dapr.io/enabled)'] },
    { it: 'Linkerd, with a port of the namespace', facts: { namespace: { annotations: { 'linkerd.io/inject': 'enabled', 'config.linkerd.io/admin-port': '5191' } } }, port: 5191, expected: ['Linkerd injects its proxy (Namespace "shop" has linkerd.io/inject)'] },
    { it: 'a collector of OpenTelemetry', facts: { annotations: { 'sidecar.opentelemetry.io/inject': 'my-collector' } }, port: 8889, expected: ['the OpenTelemetry operator injects a collector (Deployment "shop/cart" has sidecar.opentelemetry.io/inject)'] },
    { it: 'the agent of Vault, which has no port', facts: { annotations: { 'vault.hashicorp.com/agent-inject': 'true' } }, port: 8200, expected: [] },
    { it: 'another webhook', facts: { annotations: { 'sidecar.example.com/inject': 'yes' } }, port: 1, expected: ['a webhook injects a container (Deployment "shop/cart" has sidecar.example.com/inject)'] },
    { it: 'another webhook that is refused', facts: { annotations: { 'sidecar.example.com/inject': 'false' } }, port: 1, expected: [] },
    { it: 'no webhook', facts: { labels: { app: 'cart' } }, port: 'metrics', expected: [] },
  ])('knows: $it', ({ facts, port, expected }) => {
    const { injection, pod } = given(facts);

    expect(injection.mayAddPort(pod, port)).toEqual(expected);
  });
});

describe('Injection.mayAddLabel()', () => {
  test.each([
    { key: 'linkerd.io/control-plane-ns', expected: ['Linkerd injects its proxy'] },
    { key: 'service.istio.io/canonical-name', expected: ['Istio injects its proxy'] },
    { key: 'dapr.io/app-id', expected: ['Dapr injects its sidecar'] },
    { key: 'app', expected: [] },
  ])('$key', ({ key, expected }) => {
    const { injection, pod } = given({});

    expect(injection.mayAddLabel(pod, key)).toEqual(expected);
  });
});

describe('Injection.mayPass()', () => {
  const CONTAINER = '__meta_kubernetes_pod_container_name';

  test.each([
    { it: 'a rule for its container', labels: [CONTAINER], text: '^linkerd-proxy$', expected: true },
    { it: 'a rule for its port', labels: ['__meta_kubernetes_pod_container_port_name'], text: 'linkerd-admin', expected: true },
    { it: 'a rule for its label', labels: ['__meta_kubernetes_pod_label_linkerd_io_control_plane_ns'], text: 'linkerd', expected: true },
    { it: 'a rule for the container of the app', labels: [CONTAINER], text: 'crat', expected: false },
    { it: 'a rule for a label of the app', labels: ['__meta_kubernetes_pod_label_app'], text: 'linkerd-proxy', expected: false },
  ])('$it: $expected', ({ labels, text, expected }) => {
    const { injection, pod } = given({});

    expect(injection.mayPass(pod, labels, text).length > 0).toBe(expected);
  });
});
