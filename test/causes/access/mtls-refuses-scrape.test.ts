import { Manifest, StringMap } from '../../../lib/manifests/manifest';
import { namespace } from '../../support/manifests/cluster';
import { Fields } from '../../support/manifests/manifest';
import { podMonitor, serviceMonitor } from '../../support/manifests/monitors';
import { prometheus } from '../../support/manifests/servers';
import { deployment } from '../../support/manifests/workloads';
import { reported } from '../../support/reported';
import { ANNOTATED } from '../annotated';

const MESH = namespace('shop', { 'istio-injection': 'enabled' });
const AMBIENT = namespace('shop', { 'istio.io/dataplane-mode': 'ambient' });
const OUTSIDE = namespace('monitoring', {});
const rule = (mode: string, spec: object = {}, metadata: object = {}) => (
  { apiVersion: 'security.istio.io/v1', kind: 'PeerAuthentication', metadata: { namespace: 'shop', name: 'default', ...metadata }, spec: { mtls: { mode }, ...spec } });
const STRICT = rule('STRICT');
const annotated = (annotations: Fields) => deployment({ annotations });
const CART = { selector: { matchLabels: { app: 'cart' } } };
const CERTIFICATES = { caFile: '/etc/prom-certs/root-cert.pem', certFile: '/etc/prom-certs/cert-chain.pem', keyFile: '/etc/prom-certs/key.pem', insecureSkipVerify: true };
const TLS = podMonitor({ scheme: 'https' }, { scrapeClass: 'istio' });
const WITH_CLASS = prometheus({ scrapeClasses: [{ name: 'istio', tlsConfig: CERTIFICATES }] });
const OUTSIDE_FOR_CERTAIN = [expect.stringMatching(/^error .*which is outside the mesh/)];

describe('AM934', () => {
  test.each([
    {
      it: 'reports plain http to a port that is strict',
      given: [prometheus(), OUTSIDE, MESH, STRICT, podMonitor(), deployment()],
      expected: ['error PodMonitor/shop/cart: "PeerAuthentication/shop/default" requires mutual TLS on port 9090 of "Deployment/shop/cart", but "Prometheus/monitoring/main", which is outside the mesh, scrapes it over plain http, so Istio closes the connection; set the pod annotation traffic.sidecar.istio.io/excludeInboundPorts to "9090", or set its scheme to "https" and its scrapeClass to one that holds the certificates of the mesh'],
    },
    {
      it: 'only warns where it is not known where Prometheus is',
      given: [prometheus(), MESH, STRICT, podMonitor(), deployment()],
      expected: [expect.stringMatching(/^warning .* which may be outside the mesh/)],
    },
    {
      it: 'goes by the whole mesh',
      given: [prometheus(), OUTSIDE, MESH, rule('STRICT', {}, { namespace: 'istio-system' }), podMonitor(), deployment()],
      expected: [expect.stringContaining('"PeerAuthentication/istio-system/default"')],
    },
    {
      it: 'goes by the workload first',
      given: [prometheus(), OUTSIDE, MESH, rule('PERMISSIVE'), rule('STRICT', CART, { name: 'cart' }), podMonitor(), deployment()],
      expected: [expect.stringContaining('"PeerAuthentication/shop/cart"')],
    },
    {
      it: 'looks at ambient pods',
      given: [prometheus(), OUTSIDE, AMBIENT, STRICT, podMonitor(), deployment()],
      expected: [expect.stringContaining('; set portLevelMtls of a PeerAuthentication to PERMISSIVE for port 9090')],
    },
    {
      it: 'reports certificates of the mesh for a port that is permissive',
      given: [WITH_CLASS, OUTSIDE, MESH, rule('PERMISSIVE'), TLS, deployment()],
      expected: [expect.stringContaining('is scraped with mesh certificates, but "PeerAuthentication/shop/default" is PERMISSIVE')],
    },
    { it: 'is silent for certificates and a port that is strict', given: [WITH_CLASS, OUTSIDE, MESH, STRICT, TLS, deployment()], expected: [] },
    {
      it: 'is silent for the app\'s own TLS',
      given: [prometheus(), OUTSIDE, MESH, rule('PERMISSIVE'), serviceMonitor({ scheme: 'https' }), deployment()],
      expected: [],
    },
    {
      it: 'is silent where the port is exempt',
      given: [prometheus(), OUTSIDE, MESH, STRICT, podMonitor(), annotated({ 'traffic.sidecar.istio.io/excludeInboundPorts': '8080, 9090' })],
      expected: [],
    },
    {
      it: 'is silent where other ports are captured',
      given: [prometheus(), OUTSIDE, MESH, STRICT, podMonitor(), annotated({ 'traffic.sidecar.istio.io/includeInboundPorts': '8080' })],
      expected: [],
    },
    {
      it: 'is silent where the port is permissive',
      given: [
        prometheus(),
        OUTSIDE,
        MESH,
        STRICT,
        rule('STRICT', { ...CART, portLevelMtls: { 9090: { mode: 'PERMISSIVE' } } }, { name: 'cart' }),
        podMonitor(),
        deployment(),
      ],
      expected: [],
    },
    {
      it: 'is silent for the port of Envoy',
      given: [prometheus(), OUTSIDE, MESH, STRICT, podMonitor({ port: 'http-envoy-prom', path: '/stats/prometheus' }), deployment()],
      expected: [],
    },
    { it: 'is silent without a sidecar', given: [prometheus(), OUTSIDE, STRICT, podMonitor(), deployment()], expected: [] },
    {
      it: 'is silent where Prometheus is in the mesh',
      given: [prometheus({ podMetadata: { labels: { 'sidecar.istio.io/inject': 'true' } } }), MESH, STRICT, podMonitor(), deployment()],
      expected: [],
    },
    {
      it: 'is silent where the namespace of Prometheus is ambient',
      given: [prometheus(), namespace('monitoring', { 'istio.io/dataplane-mode': 'ambient' }), AMBIENT, STRICT, podMonitor(), deployment()],
      expected: [],
    },
    { it: 'is silent where no one says strict', given: [prometheus(), OUTSIDE, MESH, podMonitor(), deployment()], expected: [] },
    {
      it: 'is silent where rules of one level contradict each other',
      given: [prometheus(), OUTSIDE, MESH, STRICT, rule('PERMISSIVE', {}, { name: 'b' }), podMonitor(), deployment()],
      expected: [],
    },
    { it: 'takes a mode that is unset for none', given: [prometheus(), OUTSIDE, MESH, rule('UNSET'), podMonitor(), deployment()], expected: [] },
  ])('$it', ({ given, expected }) => expect(reported('AM934', given)).toEqual(expected));

  test.each([
    {
      it: 'reports merged metrics that are scraped by TLS',
      given: [MESH, annotated({ 'prometheus.io/scrape': 'true', 'prometheus.io/port': '9090', 'prometheus.io/scheme': 'https' })],
      expected: ['error Deployment/shop/cart: the sidecar of "Deployment/shop/cart" serves merged metrics over plain http on port 15020, but they are scraped over https, so the target is down; remove the annotation prometheus.io/scheme from the pods'],
    },
    {
      it: 'is silent for merged metrics by http, strict or not',
      given: [MESH, STRICT, annotated({ 'prometheus.io/scrape': 'true', 'prometheus.io/port': '9090' })],
      expected: [],
    },
  ])('$it', ({ given, expected }) => expect(reported('AM934', given, ANNOTATED)).toEqual(expected));

  const INJECT = 'sidecar.istio.io/inject';
  const SPELLED_OUT = { labels: { [INJECT]: 'true' } };

  // What decides is Istio's webhook, as for every pod: see test/istio/membership.test.ts.
  test.each<{ it: string; server: Manifest; labels?: StringMap; expected: unknown[] }>([
    {
      it: 'a namespace that is switched off and names a revision',
      server: prometheus(),
      labels: { 'istio-injection': 'disabled', 'istio.io/rev': 'canary' },
      expected: OUTSIDE_FOR_CERTAIN,
    },
    {
      it: 'an annotation that asks for a sidecar, in a namespace without a label',
      server: prometheus({ podMetadata: { annotations: { [INJECT]: 'true' } } }),
      labels: {},
      expected: OUTSIDE_FOR_CERTAIN,
    },
    { it: 'a label that names a revision', server: prometheus({ podMetadata: { labels: { 'istio.io/rev': 'canary' } } }), labels: {}, expected: [] },
    {
      it: 'a label that asks for a sidecar, in a namespace that is switched off',
      server: prometheus({ podMetadata: SPELLED_OUT }),
      labels: { 'istio-injection': 'disabled' },
      expected: OUTSIDE_FOR_CERTAIN,
    },
    { it: 'a label that asks for a sidecar', server: prometheus({ podMetadata: SPELLED_OUT }), labels: {}, expected: [] },
    { it: 'the network of the host', server: prometheus({ hostNetwork: true }), labels: { 'istio-injection': 'enabled' }, expected: OUTSIDE_FOR_CERTAIN },
    {
      it: 'the network of the host, in an ambient namespace',
      server: prometheus({ hostNetwork: true }),
      labels: { 'istio.io/dataplane-mode': 'ambient' },
      expected: OUTSIDE_FOR_CERTAIN,
    },
    { it: 'the network of the host, in an undeclared namespace', server: prometheus({ hostNetwork: true }), expected: OUTSIDE_FOR_CERTAIN },
    {
      it: 'an annotation that asks for a sidecar, in an undeclared namespace',
      server: prometheus({ podMetadata: { annotations: { [INJECT]: 'true' } } }),
      expected: [expect.stringMatching(/^warning /)],
    },
    {
      it: 'a label that leaves ambient mode',
      server: prometheus({ podMetadata: { labels: { 'istio.io/dataplane-mode': 'none' } } }),
      labels: { 'istio.io/dataplane-mode': 'ambient' },
      expected: OUTSIDE_FOR_CERTAIN,
    },
  ])('knows where Prometheus is by $it', ({ server, labels, expected }) => {
    const manifests = [server, ...labels ? [namespace('monitoring', labels)] : [], MESH, STRICT, podMonitor(), deployment()];

    expect(reported('AM934', manifests)).toEqual(expected);
  });
});
