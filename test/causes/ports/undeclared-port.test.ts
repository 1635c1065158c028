import { namespace } from '../../support/manifests/cluster';
import { object } from '../../support/manifests/manifest';
import { podMonitor, serviceMonitor } from '../../support/manifests/monitors';
import { prometheus } from '../../support/manifests/servers';
import { service } from '../../support/manifests/services';
import { deployment } from '../../support/manifests/workloads';
import { reported } from '../../support/reported';

const to = (targetPort: string | number) => serviceMonitor({ port: undefined, targetPort });
const declaring = (...ports: object[]) => deployment({ pod: { containers: [{ name: 'cart', image: 'cart', ports }] } });
const SELF = { selector: { matchLabels: { 'operated-prometheus': 'true' } } };
const IN_MESH = { 'app': 'cart', 'sidecar.istio.io/inject': 'true' };
const PODS = { selector: { matchLabels: { 'app.kubernetes.io/name': 'prometheus' } } };

describe('AM910', () => {
  test.each([
    {
      it: 'finds a number that no container declares',
      given: [to(8080), service(), deployment()],
      expected: ['error ServiceMonitor/shop/cart: endpoints[0].targetPort is 8080, but no container of "Deployment/shop/cart" declares that port (it declares "metrics" 9090), so this endpoint has no targets; declare containerPort: 8080 in the container that serves it'],
    },
    {
      it: 'does not ask for a port in pods that an operator creates',
      given: [
        prometheus(),
        serviceMonitor({ port: 'admin' }, { namespaceSelector: { any: true } }),
        service({ selector: { 'operator.prometheus.io/name': 'main' }, ports: [{ name: 'admin', port: 80, targetPort: 'admin' }] }, { namespace: 'monitoring' }),
      ],
      expected: [expect.stringMatching(/no container of "Prometheus\/monitoring\/main" declares that port .*; set targetPort of the Service to one of these$/)],
    },
    {
      it: 'names listenLocal of a Prometheus behind its Service',
      given: [prometheus({ listenLocal: true }), serviceMonitor({ port: 'web' }, SELF, { namespace: 'monitoring' })],
      expected: ['error ServiceMonitor/monitoring/cart: endpoints[0].port "web" is a port of "Service/monitoring/prometheus-operated" with targetPort "web", but no container of "Prometheus/monitoring/main" declares that port (it sets listenLocal, so its server listens on localhost alone), so this endpoint has no targets; remove spec.listenLocal of "Prometheus/monitoring/main", or add a proxy that declares a port to its spec.containers, and scrape that port'],
    },
    {
      it: 'names listenLocal of a Prometheus to a PodMonitor, by the name of its own',
      given: [prometheus({ listenLocal: true, portName: 'own' }), podMonitor({ port: 'own' }, PODS, { namespace: 'monitoring' })],
      expected: [expect.stringMatching(/\(it sets listenLocal, .*; remove spec\.listenLocal of "Prometheus\/monitoring\/main", or add a proxy/)],
    },
    {
      it: 'does not blame listenLocal for another name',
      given: [prometheus({ listenLocal: true, thanos: {} }), podMonitor({ port: 'metrics' }, PODS, { namespace: 'monitoring' })],
      expected: [expect.stringMatching(/\(it declares "http" 10902, .*; set podMetricsEndpoints\[0\]\.port to one of these$/)],
    },
    {
      it: 'offers a PodMonitor the ports of pods that an operator creates',
      given: [prometheus(), podMonitor({ port: 'admin' }, { selector: { matchLabels: { 'operator.prometheus.io/name': 'main' } } }, { namespace: 'monitoring' })],
      expected: [expect.stringMatching(/^error .*no container of "Prometheus\/monitoring\/main" declares that port .*; set podMetricsEndpoints\[0\]\.port to one of these$/)],
    },
    {
      it: 'names the port that was meant',
      given: [podMonitor({ port: 'metrcs' }), deployment()],
      expected: [expect.stringMatching(/podMetricsEndpoints\[0\]\.port is "metrcs", but no container .*; set podMetricsEndpoints\[0\]\.port to "metrics"$/)],
    },
    {
      it: 'says whose port it names, where the first pods do not have it',
      given: [podMonitor({ port: 'metrics' }), deployment({ name: 'a', ports: [{ name: 'web', containerPort: 80 }] }), deployment({ name: 'b', ports: [{ name: 'app-metrics', containerPort: 81 }] })],
      expected: [expect.stringMatching(/no container of "Deployment\/shop\/a" or of 1 more declares that port .*; set podMetricsEndpoints\[0\]\.port to "app-metrics", which "Deployment\/shop\/b" has$/)],
    },
    {
      it: 'prefers a port that all pods have',
      given: [podMonitor({ port: 'metrics' }), ...['a', 'b'].map((name) => deployment({ name, ports: [{ name: `${name}-metrics`, containerPort: 80 }, { name: 'main-metrics', containerPort: 81 }] }))],
      expected: [expect.stringMatching(/; set podMetricsEndpoints\[0\]\.port to "main-metrics"$/)],
    },
    {
      it: 'does not propose a port of the proxy',
      given: [podMonitor({ port: 'http-prom' }), deployment({ labels: IN_MESH, ports: [{ name: 'web', containerPort: 80 }] })],
      expected: [expect.stringMatching(/\(it declares "web" 80, "http-envoy-prom" 15090\).*; declare a container port named "http-prom" in the container that serves it$/)],
    },
    {
      it: 'proposes a port of the proxy whose name is misspelt',
      given: [podMonitor({ port: 'http-envoy-prm' }), deployment({ labels: IN_MESH, ports: [{ name: 'web', containerPort: 80 }] })],
      expected: [expect.stringMatching(/; set podMetricsEndpoints\[0\]\.port to "http-envoy-prom"$/)],
    },
    {
      it: 'finds it where nothing is declared at all',
      given: [podMonitor(), declaring()],
      expected: [expect.stringMatching(/\(it declares no port\).*; declare a container port named "metrics" in the container that serves it$/)],
    },
    {
      it: 'knows the other fields of PodMonitors',
      given: [
        podMonitor({ port: undefined, portNumber: 1 }),
        podMonitor({ port: undefined, targetPort: 'admin' }, {}, { name: 'x' }),
        declaring({ containerPort: 2 }),
      ],
      expected: [
        expect.stringContaining('portNumber is 1, but no container of "Deployment/shop/cart" declares that port (it declares 2)'),
        expect.stringContaining('targetPort is "admin"'),
      ],
    },
    {
      it: 'follows the port of a Service',
      given: [serviceMonitor(), service(), declaring({ name: 'http', containerPort: 9090 })],
      expected: ['error ServiceMonitor/shop/cart: endpoints[0].port "metrics" is a port of "Service/shop/cart" with targetPort "metrics", but no container of "Deployment/shop/cart" declares that port (it declares "http" 9090), so this endpoint has no targets; declare a container port named "metrics", or set targetPort of the Service to the port number'],
    },
    {
      it: 'names what the Service means',
      given: [serviceMonitor(), service(), declaring({ name: 'metric', containerPort: 9090 })],
      expected: [expect.stringMatching(/; set targetPort of the Service to "metric"$/)],
    },
    {
      it: 'counts the workloads',
      given: [podMonitor({ port: 'admin' }), deployment(), deployment({ name: 'other' })],
      expected: [expect.stringContaining('no container of "Deployment/shop/cart" or of 1 more')],
    },
    { it: 'is silent where a container declares the port', given: [to(9090), podMonitor(), service(), deployment()], expected: [] },
    { it: 'is silent where one of several does', given: [podMonitor(), deployment(), deployment({ name: 'other', pod: { containers: [] } })], expected: [] },
    {
      it: 'is silent where the Service leads to a number',
      given: [serviceMonitor(), service({ ports: [{ name: 'metrics', port: 80, targetPort: 1234 }] }), declaring()],
      expected: [],
    },
    {
      it: 'is silent where an init container declares it',
      given: [
        podMonitor(),
        deployment({ pod: { containers: [], initContainers: [{ name: 'x', image: 'x', ports: [{ name: 'metrics', containerPort: 1 }] }] } }),
      ],
      expected: [],
    },
    { it: 'is silent where pods are not known', given: [to(8080), podMonitor({ port: 'admin' }), service()], expected: [] },
    {
      it: 'is a note about ports of sidecars',
      given: [podMonitor({ port: 'http-envoy-prom' }), to(4191), service(), deployment()],
      expected: [
        'info PodMonitor/shop/cart: podMetricsEndpoints[0].port is "http-envoy-prom", but no container of "Deployment/shop/cart" declares that port (it declares "metrics" 9090), so this endpoint has no targets unless Istio injects its proxy, which is not known; make sure that Istio injects its proxy; otherwise declare a container port named "http-envoy-prom" in the container that serves it',
        expect.stringMatching(/^info .* unless Linkerd injects its proxy, which is not known/),
      ],
    },
    {
      it: 'is a note where pods ask for a sidecar',
      given: [podMonitor({ port: 'admin' }), deployment({ annotations: { 'sidecar.opentelemetry.io/inject': 'true' } })],
      expected: [expect.stringContaining('unless the OpenTelemetry operator injects a collector (Deployment "shop/cart" has sidecar.opentelemetry.io/inject), which is not known')],
    },
    {
      it: 'is a note where the namespace asks for a sidecar',
      given: [podMonitor({ port: 'admin' }), namespace('shop', { 'x.example/injection': 'enabled' }), deployment()],
      expected: [expect.stringContaining('unless a webhook injects a container (Namespace "shop" has x.example/injection), which is not known')],
    },
    {
      it: 'is a note where a gateway is injected',
      given: [podMonitor({ port: 'http-envoy-prom' }), deployment({ annotations: { 'inject.istio.io/templates': 'gateway' }, container: { name: 'istio-proxy', image: 'auto' } })],
      expected: [expect.stringContaining('unless Istio injects its proxy (Deployment "shop/cart" has inject.istio.io/templates), which is not known')],
    },
    {
      it: 'is a note behind a Service of a gateway that is injected',
      given: [
        serviceMonitor(), service({ ports: [{ name: 'metrics', port: 15090, targetPort: 'http-envoy-prom' }] }),
        deployment({ annotations: { 'inject.istio.io/templates': 'gateway' }, container: { name: 'istio-proxy', image: 'auto', ports: [] } }),
      ],
      expected: [expect.stringMatching(/^info .* unless Istio injects its proxy/)],
    },
    {
      it: 'is an error where the sidecar does not have the port',
      given: [podMonitor({ port: 'admin' }), deployment({ annotations: { 'dapr.io/enabled': 'true', 'dapr.io/app-id': 'cart' } })],
      expected: [expect.stringMatching(/^error /)],
    },
    {
      it: 'is an error where the sidecar declares no port at all',
      given: [podMonitor({ port: 'admin' }), deployment({ annotations: { 'vault.hashicorp.com/agent-inject': 'true' } })],
      expected: [expect.stringMatching(/^error /)],
    },
    {
      it: 'is a note where an operator of the same app runs pods',
      given: [podMonitor({ port: 'admin' }), deployment(), object('db.example.com/v1', 'Database', { spec: {} }, { labels: { app: 'cart' } })],
      expected: [expect.stringMatching(/^info .* unless the operator of Database "shop\/cart" creates other such pods, which is not known/)],
    },
    {
      it: 'is an error where an operator runs pods of another app',
      given: [podMonitor({ port: 'admin' }), deployment(), object('db.example.com/v1', 'Database', { spec: {} }, { name: 'orders' })],
      expected: [expect.stringMatching(/^error /)],
    },
    {
      it: 'is not silent where a sidecar is refused',
      given: [podMonitor({ port: 'admin' }), deployment({ annotations: { 'sidecar.istio.io/inject': 'false' } })],
      expected: [expect.stringContaining('"admin"')],
    },
    { it: 'is silent without a port', given: [podMonitor({ port: undefined }), deployment()], expected: [] },
  ])('$it', ({ given, expected }) => expect(reported('AM910', given)).toEqual(expected));

  test('is not contradicted by targets', () => {
    expect(reported('AM910', [prometheus(), to(8080), podMonitor({ port: 'admin' }), service(), deployment()])).toHaveLength(2);
  });
});
