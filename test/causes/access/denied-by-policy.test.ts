import { namespace } from '../../support/manifests/cluster';
import { object } from '../../support/manifests/manifest';
import { podMonitor, scrapeConfig, serviceMonitor } from '../../support/manifests/monitors';
import { prometheus, prometheusAgent } from '../../support/manifests/servers';
import { service } from '../../support/manifests/services';
import { deployment } from '../../support/manifests/workloads';
import { reported } from '../../support/reported';
import { ANNOTATED } from '../annotated';

const policy = (spec: object, metadata: object = {}) => (
  { apiVersion: 'networking.k8s.io/v1', kind: 'NetworkPolicy', metadata: { namespace: 'shop', name: 'deny', ...metadata }, spec: { podSelector: {}, ...spec } });
const DENY_ALL = policy({ policyTypes: ['Ingress'] });
const cluster = (apiVersion: string, kind: string, spec: object) => object(apiVersion, kind, { spec }, { name: 'open', namespace: undefined });
const from = (...peers: object[]) => policy({ ingress: [{ from: peers }] });
const MONITORING = namespace('monitoring', { team: 'ops' });
const byName = (labels: object) => from({ namespaceSelector: { matchLabels: { 'kubernetes.io/metadata.name': 'monitoring' } }, podSelector: { matchLabels: labels } });

describe('AM933', () => {
  test.each([
    {
      it: 'names the policy',
      given: [prometheus(), podMonitor(), deployment(), DENY_ALL],
      expected: ['error PodMonitor/shop/cart: "Prometheus/monitoring/main" cannot reach port 9090 of "Deployment/shop/cart", so the target is down: NetworkPolicy "shop/deny" does not allow ingress from it; allow ingress to port 9090 from pods of "Prometheus/monitoring/main" in namespace "monitoring"'],
    },
    {
      it: 'is a note where another policy may be installed',
      given: [prometheus(), podMonitor(), deployment(), DENY_ALL, object('helm.toolkit.fluxcd.io/v2', 'HelmRelease', { spec: { targetNamespace: 'shop' } }, { namespace: 'flux-system', name: 'stack' })],
      expected: [expect.stringMatching(/^info .* does not allow ingress from it unless HelmRelease "flux-system\/stack" installs a NetworkPolicy that does, which is not known/)],
    },
    ...[
      object('cilium.io/v2', 'CiliumNetworkPolicy', { spec: { endpointSelector: {}, ingress: [{ fromEntities: ['cluster'] }] } }, { name: 'open' }),
      cluster('cilium.io/v2', 'CiliumClusterwideNetworkPolicy', { endpointSelector: { matchLabels: { app: 'cart' } }, ingress: [{}] }),
      object('projectcalico.org/v3', 'NetworkPolicy', { spec: { selector: 'app == "cart"', ingress: [{ action: 'Allow' }] } }, { name: 'open' }),
      cluster('policy.networking.k8s.io/v1alpha1', 'AdminNetworkPolicy', { subject: { namespaces: {} }, ingress: [{ action: 'Allow' }] }),
      cluster('policy.networking.k8s.io/v1alpha2', 'ClusterNetworkPolicy', { tier: 'Admin', subject: { namespaces: {} }, ingress: [{ action: 'Accept' }] }),
      object('crd.antrea.io/v1beta1', 'NetworkPolicy', { spec: { appliedTo: [{ podSelector: {} }], ingress: [{ action: 'Allow' }] } }, { name: 'open' }),
    ].map((other) => ({
      it: `is a note where a ${other.kind} of ${other.apiVersion} may allow it`,
      given: [prometheus(), podMonitor(), deployment(), DENY_ALL, other],
      expected: [expect.stringMatching(new RegExp(`^info .* does not allow ingress from it unless ${other.kind} "(shop/)?open" does, which is not known; make sure that ${other.kind} `))],
    })),
    ...[
      object('cilium.io/v2', 'CiliumNetworkPolicy', { spec: { endpointSelector: { matchLabels: { app: 'other' } }, ingress: [{}] } }, { name: 'open' }),
      object('cilium.io/v2', 'CiliumNetworkPolicy', { spec: { endpointSelector: {}, egress: [{}] } }, { name: 'open' }),
      object('projectcalico.org/v3', 'NetworkPolicy', { spec: { selector: 'all()', ingress: [{ action: 'Deny' }] } }, { name: 'open' }),
      cluster('policy.networking.k8s.io/v1alpha1', 'BaselineAdminNetworkPolicy', { subject: { namespaces: {} }, ingress: [{ action: 'Allow' }] }),
      object('crd.antrea.io/v1beta1', 'NetworkPolicy', { spec: { tier: 'baseline', appliedTo: [{ podSelector: {} }], ingress: [{ action: 'Allow' }] } }, { name: 'open' }),
      object('policy.linkerd.io/v1beta3', 'Server', { spec: { podSelector: {}, port: 9090 } }, { name: 'open' }),
    ].map((other) => ({
      it: `is certain where a ${other.kind} of ${other.apiVersion} does not allow it: ${JSON.stringify(other.spec)}`,
      given: [prometheus(), podMonitor(), deployment(), DENY_ALL, other],
      expected: [expect.stringMatching(/^error .* does not allow ingress from it; allow/)],
    })),
    {
      it: 'reports other ports that are open',
      given: [prometheus(), podMonitor(), deployment(), policy({ ingress: [{ ports: [{ port: 8080 }] }] })],
      expected: [expect.stringContaining('port 9090')],
    },
    {
      it: 'reports other namespaces that are let in',
      given: [prometheus(), podMonitor(), deployment(), from({ podSelector: {} })],
      expected: [expect.stringContaining('NetworkPolicy "shop/deny"')],
    },
    {
      it: 'reports labels that Prometheus does not have',
      given: [prometheus(), podMonitor(), deployment(), byName({ app: 'prometheus' })],
      expected: [expect.stringContaining('does not allow ingress from it')],
    },
    {
      it: 'distinguishes an agent from a server',
      given: [prometheusAgent(), podMonitor(), deployment(), byName({ 'app.kubernetes.io/name': 'prometheus' })],
      expected: [expect.stringContaining('"PrometheusAgent/monitoring/main"')],
    },
    {
      it: 'reports what does not get out',
      given: [prometheus(), serviceMonitor(), service(), deployment(), policy({ policyTypes: ['Egress'] }, { namespace: 'monitoring', name: 'out' })],
      expected: [expect.stringMatching(/NetworkPolicy "monitoring\/out" does not allow egress to it; allow egress from pods of .* to port 9090 in namespace "shop"$/)],
    },
    {
      it: 'names all policies that select the pods',
      given: [prometheus(), podMonitor(), deployment(), DENY_ALL, policy({ policyTypes: ['Ingress'] }, { name: 'b' })],
      expected: [expect.stringContaining('NetworkPolicies "shop/b", "shop/deny"')],
    },
    {
      it: 'is silent where a policy lets Prometheus in',
      given: [prometheus(), podMonitor(), deployment(), DENY_ALL, byName({ 'app.kubernetes.io/name': 'prometheus', 'prometheus': 'main' })],
      expected: [],
    },
    {
      it: 'is silent where labels of its pods are let in',
      given: [prometheus({ podMetadata: { labels: { app: 'p' } } }), podMonitor(), deployment(), byName({ app: 'p' })],
      expected: [],
    },
    {
      it: 'is silent where a namespace is let in that is declared',
      given: [prometheus(), MONITORING, podMonitor(), deployment(), from({ namespaceSelector: { matchLabels: { team: 'ops' } } })],
      expected: [],
    },
    {
      it: 'is silent where labels of a namespace are not known',
      given: [prometheus(), podMonitor(), deployment(), from({ namespaceSelector: { matchLabels: { team: 'ops' } } })],
      expected: [],
    },
    { it: 'is silent where addresses are let in', given: [prometheus(), podMonitor(), deployment(), from({ ipBlock: { cidr: '10.0.0.0/8' } })], expected: [] },
    {
      it: 'is silent where the policy is for other pods',
      given: [prometheus(), podMonitor(), deployment(), policy({ podSelector: { matchLabels: { app: 'orders' } } })],
      expected: [],
    },
    {
      it: 'is silent where the pods are on the network of their node',
      given: [prometheus(), podMonitor(), deployment({ pod: { hostNetwork: true } }), DENY_ALL],
      expected: [],
    },
    { it: 'is silent where a proxy is asked', given: [prometheus(), podMonitor({ proxyUrl: 'http://proxy:80' }), deployment(), DENY_ALL], expected: [] },
    { it: 'is silent for targets that are no pods', given: [prometheus(), scrapeConfig(), deployment(), DENY_ALL], expected: [] },
  ])('$it', ({ given, expected }) => expect(reported('AM933', given)).toEqual(expected));

  const annotated = deployment({ annotations: { 'prometheus.io/scrape': 'true' } });

  test.each([
    {
      it: 'reports a server anywhere where no one is let in',
      given: [annotated, DENY_ALL],
      expected: [expect.stringContaining('Deployment/shop/cart: "prometheus.yml" cannot reach port 9090')],
    },
    { it: 'is silent of a server anywhere where somebody is let in', given: [annotated, from({ podSelector: {} })], expected: [] },
  ])('$it', ({ given, expected }) => expect(reported('AM933', given, ANNOTATED)).toEqual(expected));
});
