import { namespace } from '../../support/manifests/cluster';
import { Fields, object } from '../../support/manifests/manifest';
import { podMonitor, scrapeConfig } from '../../support/manifests/monitors';
import { prometheus } from '../../support/manifests/servers';
import { deployment } from '../../support/manifests/workloads';
import { reported } from '../../support/reported';
import { ANNOTATED } from '../annotated';

const MESH = namespace('shop', { 'istio-injection': 'enabled' });
const AMBIENT = namespace('shop', { 'istio.io/dataplane-mode': 'ambient' });
const OUTSIDE = namespace('monitoring', {});
const policy = (spec: Fields, metadata: Fields = {}) => object('security.istio.io/v1', 'AuthorizationPolicy', { spec }, { name: 'guard', ...metadata });
const principals = (...names: string[]) => policy({ rules: [{ from: [{ source: { principals: names } }] }] });
const ports = (...numbers: string[]) => policy({ rules: [{ to: [{ operation: { ports: numbers } }] }] });
const FRONT = 'cluster.local/ns/shop/sa/front';
const PROMETHEUS = 'cluster.local/ns/monitoring/sa/prom';
const server = (spec: Fields = {}) => prometheus({ serviceAccountName: 'prom', ...spec });
const GIVEN = [server(), OUTSIDE, MESH, podMonitor(), deployment()];

describe('AM962', () => {
  test.each([
    {
      it: 'reports that nothing is allowed',
      given: [...GIVEN, policy({})],
      expected: ['warning PodMonitor/shop/cart: no rule of AuthorizationPolicy "shop/guard" allows requests from "Prometheus/monitoring/main", which is outside the mesh and has no identity there, to port 9090 of "Deployment/shop/cart", so Istio refuses the scrapes; add a rule that allows port "9090" for any source (to.operation.ports without from), or set the pod annotation traffic.sidecar.istio.io/excludeInboundPorts to "9090"'],
    },
    { it: 'reports that others are allowed', given: [...GIVEN, principals(FRONT)], expected: [expect.stringMatching(/^warning .*no rule of AuthorizationPolicy "shop\/guard" allows requests/)] },
    {
      it: 'reports it wherever Prometheus is, if its account is not allowed either',
      given: [server(), MESH, podMonitor(), deployment(), principals(FRONT)],
      expected: [expect.stringMatching(/^warning .* allows requests from "Prometheus\/monitoring\/main" to port 9090/)],
    },
    { it: 'reports that another port is allowed', given: [...GIVEN, ports('8080')], expected: [expect.stringMatching(/^warning /)] },
    {
      it: 'reports that the port is denied',
      given: [...GIVEN, policy({ action: 'DENY', rules: [{ to: [{ operation: { ports: ['9090'] } }] }] })],
      expected: [expect.stringMatching(/^warning .*: AuthorizationPolicy "shop\/guard" denies requests to port 9090 of "Deployment\/shop\/cart", also those of "Prometheus\/monitoring\/main", so Istio refuses the scrapes; add port "9090" to notPorts of the rule/)],
    },
    { it: 'goes by the whole mesh', given: [...GIVEN, policy({}, { namespace: 'istio-system' })], expected: [expect.stringContaining('"istio-system/guard"')] },
    { it: 'names all policies', given: [...GIVEN, policy({}, { name: 'a' }), principals(FRONT)], expected: [expect.stringContaining('AuthorizationPolicies "shop/a", "shop/guard"')] },
    {
      it: 'asks for the principal of an ambient Prometheus',
      given: [server(), namespace('monitoring', { 'istio.io/dataplane-mode': 'ambient' }), AMBIENT, podMonitor(), deployment(), principals(FRONT)],
      expected: [expect.stringMatching(/; add a rule that allows port "9090" for the principal "cluster.local\/ns\/monitoring\/sa\/prom"$/)],
    },
    {
      it: 'is a note where another policy may be installed',
      given: [...GIVEN, policy({}), object('helm.toolkit.fluxcd.io/v2', 'HelmRelease', { spec: { targetNamespace: 'shop' } }, { namespace: 'flux-system', name: 'stack' })],
      expected: [expect.stringMatching(/^info .* so Istio refuses the scrapes unless HelmRelease "flux-system\/stack" installs an AuthorizationPolicy that does, which is not known/)],
    },
    {
      it: 'is a note where Prometheus may have the identity',
      given: [server(), MESH, podMonitor(), deployment(), principals(PROMETHEUS)],
      expected: ['info PodMonitor/shop/cart: AuthorizationPolicy "shop/guard" applies to "Deployment/shop/cart", and it is not known whether it lets "Prometheus/monitoring/main" through: as which account of the mesh it connects is not known; make sure that a rule allows GET requests from Prometheus to port 9090'],
    },
    {
      it: 'is a note where the rules depend on the request',
      given: [...GIVEN, policy({ rules: [{ from: [{ source: { ipBlocks: ['10.0.0.0/8'] } }] }] })],
      expected: [expect.stringMatching(/^info .* their rules depend on more than the manifests show/)],
    },
    {
      it: 'is a note where the mesh is not known',
      given: [server(), podMonitor(), deployment(), policy({})],
      expected: [expect.stringMatching(/^info .* whether the pods are in the mesh is not known, because the manifests do not contain Namespace "shop"/)],
    },
    {
      it: 'reports a policy once, however many ports and pods it is about',
      given: [server(), MESH, podMonitor({}, { podMetricsEndpoints: [{ port: 'metrics' }, { port: 'more' }] }), deployment({ ports: [{ name: 'metrics', containerPort: 9090 }, { name: 'more', containerPort: 9091 }] }), principals(PROMETHEUS)],
      expected: [expect.stringMatching(/to port 9090, 9091$/)],
    },
    { it: 'is silent where the port is allowed', given: [...GIVEN, ports('9090')], expected: [] },
    { it: 'is silent where one of several policies allows it', given: [...GIVEN, policy({}, { name: 'nothing' }), ports('9090')], expected: [] },
    { it: 'is silent where the path is allowed', given: [...GIVEN, policy({ rules: [{ to: [{ operation: { methods: ['GET'], paths: ['/metrics'] } }] }] })], expected: [] },
    { it: 'is silent for a policy of other pods', given: [...GIVEN, policy({ selector: { matchLabels: { app: 'other' } } })], expected: [] },
    { it: 'is silent outside the mesh', given: [server(), OUTSIDE, namespace('shop', {}), podMonitor(), deployment(), policy({})], expected: [] },
    { it: 'is silent for a port that does not go through the sidecar', given: [server(), OUTSIDE, MESH, podMonitor(), deployment({ annotations: { 'traffic.sidecar.istio.io/excludeInboundPorts': '9090' } }), policy({})], expected: [] },
    { it: 'is silent for the port of Envoy', given: [server(), OUTSIDE, MESH, podMonitor({ port: 'http-envoy-prom' }), deployment(), policy({})], expected: [] },
    { it: 'is silent where a proxy is asked', given: [server(), OUTSIDE, MESH, podMonitor({ proxyUrl: 'http://proxy:80' }), deployment(), policy({})], expected: [] },
    { it: 'is silent for targets that are no pods', given: [server(), OUTSIDE, MESH, scrapeConfig(), policy({})], expected: [] },
    { it: 'is silent without a policy', given: GIVEN, expected: [] },
  ])('$it', ({ given, expected }) => expect(reported('AM962', given)).toEqual(expected));

  test('is silent for merged metrics, which the sidecar serves itself', () => {
    const annotated = deployment({ annotations: { 'prometheus.io/scrape': 'true', 'prometheus.io/port': '9090' } });

    expect(reported('AM962', [MESH, annotated, policy({})], ANNOTATED)).toEqual([]);
  });
});
