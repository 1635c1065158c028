import { namespace } from '../../support/manifests/cluster';
import { Fields, object } from '../../support/manifests/manifest';
import { podMonitor, scrapeConfig } from '../../support/manifests/monitors';
import { prometheus } from '../../support/manifests/servers';
import { deployment } from '../../support/manifests/workloads';
import { reported } from '../../support/reported';

const cilium = (spec: Fields, metadata: Fields = {}) => object('cilium.io/v2', 'CiliumNetworkPolicy', { spec: { endpointSelector: {}, ...spec } }, { name: 'guard', ...metadata });
const cluster = (apiVersion: string, kind: string, spec: Fields) => object(apiVersion, kind, { spec }, { name: 'guard', namespace: undefined });
const calico = (spec: Fields) => object('projectcalico.org/v3', 'NetworkPolicy', { spec }, { name: 'guard' });
const clusterCilium = (spec: Fields) => cluster('cilium.io/v2', 'CiliumClusterwideNetworkPolicy', spec);
const globalCalico = (spec: Fields) => cluster('crd.projectcalico.org/v1', 'GlobalNetworkPolicy', spec);
const admin = (subject: Fields, action = 'Deny') => cluster('policy.networking.k8s.io/v1alpha1', 'AdminNetworkPolicy', { subject, ingress: [{ action, from: [{ namespaces: {} }] }] });
const antrea = (appliedTo: Fields, action = 'Drop') => cluster('crd.antrea.io/v1beta1', 'ClusterNetworkPolicy', { appliedTo: [appliedTo], ingress: [{ action }] });
const linkerd = (spec: Fields) => object('policy.linkerd.io/v1beta3', 'Server', { spec: { podSelector: { matchLabels: { app: 'cart' } }, ...spec } }, { name: 'guard' });
const labels = (matchLabels: Fields) => ({ matchLabels });
const INGRESS = { ingress: [{}] };
const GIVEN = [prometheus(), podMonitor(), deployment()];
const SHOP = namespace('shop', { team: 'web' });
const NAMED = (kind: string) => [expect.stringMatching(new RegExp(`^info PodMonitor/shop/cart: ${kind} "(?:shop/)?guard" selects "Deployment/shop/cart" and may keep traffic out`))];
const LEAVING = (kind: string) => [expect.stringMatching(new RegExp(`^info PodMonitor/shop/cart: ${kind} "guard" selects the pods of "Prometheus/monitoring/main" and may not let their requests out`))];

describe('AM963', () => {
  test.each([
    {
      it: 'names the policy',
      given: [...GIVEN, cilium(INGRESS)],
      expected: ['info PodMonitor/shop/cart: CiliumNetworkPolicy "shop/guard" selects "Deployment/shop/cart" and may keep traffic out. Policies of this kind (cilium.io) are not judged, so it is not known whether "Prometheus/monitoring/main" can reach the pods; make sure that it allows ingress from the pods of "Prometheus/monitoring/main" to port 9090'],
    },
    { it: 'takes the prefix off labels', given: [...GIVEN, cilium({ ...INGRESS, endpointSelector: labels({ 'k8s:app': 'cart', 'k8s:io.kubernetes.pod.namespace': 'shop' }) })], expected: NAMED('CiliumNetworkPolicy') },
    { it: 'takes labels that Cilium adds for any', given: [...GIVEN, cilium({ ...INGRESS, endpointSelector: labels({ 'io.cilium.k8s.policy.serviceaccount': 'cart' }) })], expected: NAMED('CiliumNetworkPolicy') },
    { it: 'looks at several rules', given: [...GIVEN, object('cilium.io/v2', 'CiliumNetworkPolicy', { specs: [{ endpointSelector: {}, ...INGRESS }] }, { name: 'guard' })], expected: NAMED('CiliumNetworkPolicy') },
    { it: 'knows rules that deny', given: [...GIVEN, cilium({ ingressDeny: [{}], enableDefaultDeny: { ingress: false } })], expected: NAMED('CiliumNetworkPolicy') },
    { it: 'knows policies of Cilium for the whole cluster', given: [...GIVEN, clusterCilium({ endpointSelector: labels({ 'io.kubernetes.pod.namespace': 'shop' }), ...INGRESS })], expected: NAMED('CiliumClusterwideNetworkPolicy') },
    { it: 'knows policies of Calico', given: [...GIVEN, calico({ selector: 'app == \'cart\'' })], expected: NAMED('NetworkPolicy') },
    { it: 'knows global policies of Calico', given: [...GIVEN, SHOP, globalCalico({ namespaceSelector: 'team == \'web\'', types: ['Ingress'] })], expected: NAMED('GlobalNetworkPolicy') },
    { it: 'takes a selector that it does not understand for any', given: [...GIVEN, calico({ selector: 'pcsa.role == \'a\'' })], expected: NAMED('NetworkPolicy') },
    { it: 'knows policies of administrators', given: [...GIVEN, admin({ namespaces: {} })], expected: NAMED('AdminNetworkPolicy') },
    { it: 'knows policies of administrators for pods', given: [...GIVEN, admin({ pods: { namespaceSelector: {}, podSelector: labels({ app: 'cart' }) } })], expected: NAMED('AdminNetworkPolicy') },
    { it: 'knows policies of Antrea', given: [...GIVEN, antrea({ podSelector: labels({ app: 'cart' }) })], expected: NAMED('ClusterNetworkPolicy') },
    { it: 'knows servers of Linkerd', given: [...GIVEN, linkerd({ port: 'metrics' })], expected: NAMED('Server') },
    {
      it: 'reports a policy once for each monitor',
      given: [prometheus(), podMonitor(), podMonitor({}, {}, { name: 'second' }), deployment(), deployment({ name: 'b' }), cilium(INGRESS)],
      expected: [expect.stringContaining('PodMonitor/shop/cart: CiliumNetworkPolicy "shop/guard" selects "Deployment/shop/b", "Deployment/shop/cart" and'), expect.stringContaining('PodMonitor/shop/second')],
    },
    {
      it: 'names a policy of what leaves the pods of Prometheus',
      given: [...GIVEN, cilium({ egress: [{}] }, { namespace: 'monitoring' })],
      expected: ['info PodMonitor/shop/cart: CiliumNetworkPolicy "monitoring/guard" selects the pods of "Prometheus/monitoring/main" and may not let their requests out. Policies of this kind (cilium.io) are not judged, so it is not known whether they can reach "Deployment/shop/cart"; make sure that it allows egress to port 9090 of "Deployment/shop/cart"'],
    },
    { it: 'knows global policies of Calico for what leaves', given: [...GIVEN, globalCalico({ selector: 'app.kubernetes.io/name == \'prometheus\'', types: ['Egress'] })], expected: LEAVING('GlobalNetworkPolicy') },
    { it: 'knows policies of administrators for what leaves', given: [...GIVEN, cluster('policy.networking.k8s.io/v1alpha1', 'AdminNetworkPolicy', { subject: { namespaces: {} }, egress: [{ action: 'Deny' }] })], expected: LEAVING('AdminNetworkPolicy') },
    { it: 'knows policies of Antrea for what leaves', given: [...GIVEN, cluster('crd.antrea.io/v1beta1', 'ClusterNetworkPolicy', { appliedTo: [{ podSelector: {}, namespaceSelector: {} }], egress: [{ action: 'Drop' }] })], expected: LEAVING('ClusterNetworkPolicy') },
    { it: 'is silent for what leaves other pods of the namespace of Prometheus', given: [...GIVEN, cilium({ endpointSelector: labels({ app: 'other' }), egress: [{}] }, { namespace: 'monitoring' })], expected: [] },
    { it: 'is silent for a policy of what gets to Prometheus', given: [...GIVEN, cilium(INGRESS, { namespace: 'monitoring' })], expected: [] },
    { it: 'is silent for a policy of other pods', given: [...GIVEN, cilium({ ...INGRESS, endpointSelector: labels({ app: 'other' }) })], expected: [] },
    { it: 'is silent for a policy of another namespace', given: [...GIVEN, cilium(INGRESS, { namespace: 'other' })], expected: [] },
    { it: 'is silent for a policy of what leaves the pods', given: [...GIVEN, cilium({ egress: [{}] })], expected: [] },
    { it: 'is silent for a policy that denies nothing', given: [...GIVEN, cilium({ ...INGRESS, enableDefaultDeny: { ingress: false } })], expected: [] },
    { it: 'is silent for a policy of nodes', given: [...GIVEN, clusterCilium({ endpointSelector: undefined, nodeSelector: {}, ...INGRESS })], expected: [] },
    { it: 'is silent for another namespace in the selector', given: [...GIVEN, clusterCilium({ endpointSelector: labels({ 'io.kubernetes.pod.namespace': 'other' }), ...INGRESS })], expected: [] },
    { it: 'is silent for another selector of Calico', given: [...GIVEN, calico({ selector: 'app == \'other\'' })], expected: [] },
    { it: 'is silent for a policy of Calico for what leaves', given: [...GIVEN, calico({ egress: [] }), globalCalico({ selector: 'app == \'cart\'', types: ['Egress'] })], expected: [] },
    { it: 'is silent for other namespaces of Calico', given: [...GIVEN, SHOP, globalCalico({ namespaceSelector: 'team == \'ops\'' })], expected: [] },
    { it: 'is silent for policies of administrators that allow', given: [...GIVEN, admin({ namespaces: {} }, 'Allow')], expected: [] },
    { it: 'is silent for other namespaces of administrators', given: [...GIVEN, SHOP, admin({ namespaces: labels({ team: 'ops' }) })], expected: [] },
    { it: 'is silent for policies of Antrea that allow', given: [...GIVEN, antrea({ podSelector: {} }, 'Allow')], expected: [] },
    { it: 'is silent for another port of Linkerd', given: [...GIVEN, linkerd({ port: 8080 })], expected: [] },
    { it: 'is silent for a server of Linkerd that lets all in', given: [...GIVEN, linkerd({ port: 9090, accessPolicy: 'all-unauthenticated' })], expected: [] },
    { it: 'is silent for pods on the network of their node', given: [prometheus(), podMonitor(), deployment({ pod: { hostNetwork: true } }), cilium(INGRESS)], expected: [] },
    { it: 'is silent where a proxy is asked', given: [prometheus(), podMonitor({ proxyUrl: 'http://proxy:80' }), deployment(), cilium(INGRESS)], expected: [] },
    { it: 'is silent for targets that are no pods', given: [prometheus(), scrapeConfig(), deployment(), cilium(INGRESS)], expected: [] },
    { it: 'is silent for policies of Kubernetes, which AM933 judges', given: [...GIVEN, object('networking.k8s.io/v1', 'NetworkPolicy', { spec: { podSelector: {} } })], expected: [] },
  ])('$it', ({ given, expected }) => expect(reported('AM963', given)).toEqual(expected));
});
