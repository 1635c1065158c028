import { Answer } from '../../../lib/kubernetes/answer';
import { NetworkPolicies, Passage, TrafficSource, TrafficTarget } from '../../../lib/kubernetes/network/network-policies';
import { Manifest } from '../../../lib/manifests/manifest';
import { Objects } from '../../../lib/manifests/objects';
import { namespace } from '../../support/manifests/cluster';

const PORT = (name: string, containerPort: number, protocol = 'TCP') => ({ name, containerPort, protocol });
const CART: TrafficTarget = {
  namespace: 'shop',
  name: 'cart-0',
  labels: { app: 'cart', tier: 'web' },
  containers: [
    { id: '', name: 'cart', image: 'cart', isInit: false, isSidecar: false, ports: [PORT('http', 8080), PORT('dns', 53, 'UDP')] },
    { id: '', name: 'proxy', image: 'proxy', isInit: true, isSidecar: true, ports: [PORT('stats', 9901)] },
    { id: '', name: 'setup', image: 'setup', isInit: true, isSidecar: false, ports: [PORT('setup', 8080)] },
  ],
  hostNetwork: false,
  replicas: 1,
};
const PROMETHEUS: TrafficSource = { namespace: 'monitoring', labels: { app: 'prometheus' } };
const NEIGHBOUR: TrafficSource = { namespace: 'shop', labels: { app: 'prometheus' } };
const HOST: TrafficSource = { ...PROMETHEUS, hostNetwork: true };
const NAMELESS: TrafficSource = { namespace: 'monitoring' };
const MONITORING = namespace('monitoring', { team: 'platform' });

function policy(spec: unknown, name = 'rules', where = 'shop', apiVersion = 'networking.k8s.io/v1'): Manifest {
  return { apiVersion, kind: 'NetworkPolicy', metadata: { name, namespace: where }, spec };
}

function ask(manifests: Manifest[], source: TrafficSource | undefined = PROMETHEUS, target = CART): Passage {
  return new NetworkPolicies(new Objects(manifests)).passage(source, target, 8080);
}

const DENY = { podSelector: {} };
const from = (...peers: unknown[]) => ({ podSelector: {}, ingress: [{ from: peers }] });
const to = (...peers: unknown[]) => ({ podSelector: {}, policyTypes: ['Egress'], egress: [{ to: peers }] });
const APP = (app: string) => ({ matchLabels: { app } });
const NAMED = (name: string) => ({ matchLabels: { 'kubernetes.io/metadata.name': name } });

describe('NetworkPolicies.passage()', () => {
  describe('selected pods', () => {
    test.each<{ it: string; manifests: Manifest[]; expected: Answer }>([
      { it: 'there are no policies', manifests: [], expected: 'allowed' },
      { it: 'an empty selector selects all', manifests: [policy(DENY)], expected: 'denied' },
      { it: 'no selector selects all', manifests: [policy({})], expected: 'denied' },
      { it: 'there is no spec', manifests: [policy(undefined)], expected: 'denied' },
      { it: 'the selector matches', manifests: [policy({ podSelector: APP('cart') })], expected: 'denied' },
      { it: 'the selector matches others', manifests: [policy({ podSelector: APP('basket') })], expected: 'allowed' },
      { it: 'an expression matches', manifests: [policy({ podSelector: { matchExpressions: [{ key: 'tier', operator: 'Exists' }] } })], expected: 'denied' },
      {
        it: 'labels match and an expression does not',
        manifests: [policy({ podSelector: { ...APP('cart'), matchExpressions: [{ key: 'tier', operator: 'DoesNotExist' }] } })],
        expected: 'allowed',
      },
      { it: 'the selector is a text', manifests: [policy({ podSelector: 'app=cart' })], expected: 'allowed' },
      { it: 'the policy is in another namespace', manifests: [policy(DENY, 'rules', 'other')], expected: 'allowed' },
      { it: 'the policy is of another group', manifests: [policy(DENY, 'rules', 'shop', 'crd.projectcalico.org/v1')], expected: 'allowed' },
      { it: 'the policy has no group', manifests: [{ ...policy(DENY), apiVersion: undefined }], expected: 'allowed' },
      { it: 'the policy is about egress alone', manifests: [policy({ podSelector: {}, policyTypes: ['Egress'] })], expected: 'allowed' },
    ])('$expected when $it', ({ manifests, expected }) => {
      expect(ask(manifests).answer).toBe(expected);
    });
  });

  describe('peers', () => {
    test.each<{ it: string; spec: unknown; source?: TrafficSource; manifests?: Manifest[]; expected: Answer }>([
      { it: 'an empty list of rules', spec: { podSelector: {}, ingress: [] }, expected: 'denied' },
      { it: 'an empty rule', spec: { podSelector: {}, ingress: [{}] }, expected: 'allowed' },
      { it: 'an empty list of peers', spec: from(), expected: 'allowed' },
      { it: 'pods of its own namespace, from there', spec: from({ podSelector: APP('prometheus') }), source: NEIGHBOUR, expected: 'allowed' },
      { it: 'pods of its own namespace, from another one', spec: from({ podSelector: APP('prometheus') }), expected: 'denied' },
      { it: 'all pods of its own namespace, from there', spec: from({ podSelector: {} }), source: NEIGHBOUR, expected: 'allowed' },
      { it: 'all pods of its own namespace, from another one', spec: from({ podSelector: {} }), expected: 'denied' },
      { it: 'other pods of its own namespace', spec: from({ podSelector: APP('grafana') }), source: NEIGHBOUR, expected: 'denied' },
      { it: 'all namespaces', spec: from({ namespaceSelector: {} }), expected: 'allowed' },
      { it: 'a namespace by name', spec: from({ namespaceSelector: NAMED('monitoring') }), expected: 'allowed' },
      { it: 'another namespace by name', spec: from({ namespaceSelector: NAMED('shop') }), expected: 'denied' },
      { it: 'a namespace by a label', spec: from({ namespaceSelector: { matchLabels: { team: 'platform' } } }), manifests: [MONITORING], expected: 'allowed' },
      { it: 'another by a label', spec: from({ namespaceSelector: { matchLabels: { team: 'shop' } } }), manifests: [MONITORING], expected: 'denied' },
      { it: 'a namespace without a Namespace by a label', spec: from({ namespaceSelector: { matchLabels: { team: 'shop' } } }), expected: 'unknown' },
      {
        it: 'both, where both match', spec: from({ namespaceSelector: NAMED('monitoring'), podSelector: APP('prometheus') }), expected: 'allowed',
      },
      { it: 'both, where the pod differs', spec: from({ namespaceSelector: NAMED('monitoring'), podSelector: APP('grafana') }), expected: 'denied' },
      { it: 'both, where the namespace differs', spec: from({ namespaceSelector: NAMED('shop'), podSelector: APP('prometheus') }), expected: 'denied' },
      {
        it: 'two, where one of them matches', spec: from({ namespaceSelector: NAMED('shop') }, { namespaceSelector: NAMED('monitoring') }), expected: 'allowed',
      },
      { it: 'addresses', spec: from({ ipBlock: { cidr: '10.0.0.0/8' } }), expected: 'unknown' },
      { it: 'all addresses', spec: from({ ipBlock: { cidr: '0.0.0.0/0' } }), expected: 'unknown' },
      { it: 'addresses or all namespaces', spec: from({ ipBlock: { cidr: '10.0.0.0/8' } }, { namespaceSelector: {} }), expected: 'allowed' },
      { it: 'addresses and all namespaces at once', spec: from({ ipBlock: { cidr: '10.0.0.0/8' }, namespaceSelector: {} }), expected: 'denied' },
      { it: 'a peer that says nothing', spec: from({}), expected: 'denied' },
      { it: 'a peer of null', spec: from(null), expected: 'denied' },
      { it: 'peers that are a text', spec: { ingress: [{ from: 'all' }] }, expected: 'denied' },
      { it: 'rules that are a text', spec: { ingress: 'all' }, expected: 'denied' },
    ])('$expected: $it', ({ spec, source, manifests = [], expected }) => {
      expect(ask([policy(spec), ...manifests], source).answer).toBe(expected);
    });
  });

  describe('ports', () => {
    test.each<{ it: string; ports: unknown; port?: number; protocol?: string; expected: Answer }>([
      { it: 'no list', ports: undefined, expected: 'allowed' },
      { it: 'an empty list', ports: [], expected: 'allowed' },
      { it: 'its number', ports: [{ port: 8080 }], expected: 'allowed' },
      { it: 'another number', ports: [{ port: 8081 }], expected: 'denied' },
      { it: 'its number of another protocol', ports: [{ port: 8080, protocol: 'UDP' }], expected: 'denied' },
      { it: 'its number and protocol', ports: [{ port: 53, protocol: 'UDP' }], port: 53, protocol: 'UDP', expected: 'allowed' },
      { it: 'all of its protocol', ports: [{ protocol: 'TCP' }], expected: 'allowed' },
      { it: 'all of another protocol', ports: [{ protocol: 'UDP' }], expected: 'denied' },
      { it: 'a range that ends with it', ports: [{ port: 8000, endPort: 8080 }], expected: 'allowed' },
      { it: 'a range that begins with it', ports: [{ port: 8080, endPort: 8090 }], expected: 'allowed' },
      { it: 'a range before it', ports: [{ port: 8000, endPort: 8079 }], expected: 'denied' },
      { it: 'a range after it', ports: [{ port: 8081, endPort: 8090 }], expected: 'denied' },
      { it: 'a range from back to front', ports: [{ port: 8090, endPort: 8000 }], expected: 'denied' },
      { it: 'an end without a beginning', ports: [{ endPort: 8090 }], expected: 'denied' },
      { it: 'its name', ports: [{ port: 'http' }], expected: 'allowed' },
      { it: 'its name with an end', ports: [{ port: 'http', endPort: 8090 }], expected: 'denied' },
      { it: 'the name of another port', ports: [{ port: 'http' }], port: 9901, expected: 'denied' },
      { it: 'the name of a port of a sidecar', ports: [{ port: 'stats' }], port: 9901, expected: 'allowed' },
      { it: 'the name of a port of an init container', ports: [{ port: 'setup' }], expected: 'denied' },
      { it: 'a name that is not declared', ports: [{ port: 'metrics' }], expected: 'denied' },
      { it: 'its number as a text', ports: [{ port: '8080' }], expected: 'denied' },
      { it: 'a name of another protocol', ports: [{ port: 'dns' }], port: 53, expected: 'denied' },
      { it: 'a name of its protocol', ports: [{ port: 'dns', protocol: 'UDP' }], port: 53, protocol: 'UDP', expected: 'allowed' },
      { it: 'several, one of them its own', ports: [{ port: 1 }, { port: 'http' }], expected: 'allowed' },
      { it: 'the last there is', ports: [{}], port: 65535, expected: 'allowed' },
      { it: 'a text', ports: 'all', expected: 'denied' },
      { it: 'a list of null', ports: [null], expected: 'denied' },
    ])('$expected: $it', ({ ports, port = 8080, protocol, expected }) => {
      const policies = new NetworkPolicies(new Objects([policy({ podSelector: {}, ingress: [{ ports }] })]));

      expect(policies.passage(PROMETHEUS, CART, port, protocol).answer).toBe(expected);
    });

    test('have to be those of the rule with the peer', () => {
      const ingress = [{ from: [{ namespaceSelector: {} }], ports: [{ port: 1 }] }, { from: [{ podSelector: {} }], ports: [{ port: 8080 }] }];

      expect(ask([policy({ podSelector: {}, ingress })]).answer).toBe('denied');
    });
  });

  describe('several policies', () => {
    test.each<{ it: string; manifests: Manifest[]; expected: Passage }>([
      { it: 'allow together', manifests: [policy(DENY, 'deny'), policy(from({ namespaceSelector: {} }), 'allow')], expected: { answer: 'allowed' } },
      {
        it: 'are not denied by what is not known',
        manifests: [policy(DENY, 'deny'), policy(from({ ipBlock: {} }), 'block')],
        expected: unknown('block', 'deny'),
      },
      {
        it: 'are named once each, sorted',
        manifests: [policy(DENY, 'b'), policy(DENY, 'a'), policy({ podSelector: APP('cart') }, 'c')],
        expected: denied('a', 'b', 'c'),
      },
      { it: 'that select others are not named', manifests: [policy(DENY, 'a'), policy({ podSelector: APP('basket') }, 'b')], expected: denied('a') },
      { it: 'of one name are the later one', manifests: [policy(DENY), policy({ ingress: [{}] })], expected: { answer: 'allowed' } },
    ])('$it', ({ manifests, expected }) => {
      expect(ask(manifests)).toEqual(expected);
    });
  });

  describe('egress of the source', () => {
    const there = (spec: unknown, name = 'out') => policy(spec, name, 'monitoring');
    test.each<{ it: string; manifests: Manifest[]; source?: TrafficSource; expected: Passage }>([
      { it: 'is stopped by an empty list', manifests: [there({ policyTypes: ['Egress'] })], expected: deniedOut('out') },
      { it: 'is let through by an empty rule', manifests: [there({ policyTypes: ['Egress'], egress: [{}] })], expected: { answer: 'allowed' } },
      {
        it: 'is let through to the target',
        manifests: [there(to({ namespaceSelector: NAMED('shop'), podSelector: APP('cart') }))],
        expected: { answer: 'allowed' },
      },
      { it: 'is stopped on the way to others', manifests: [there(to({ podSelector: APP('cart') }))], expected: deniedOut('out') },
      { it: 'takes names from the target', manifests: [there({ egress: [{ ports: [{ port: 'http' }] }] })], expected: { answer: 'allowed' } },
      { it: 'does not know addresses', manifests: [there(to({ ipBlock: { cidr: '0.0.0.0/0' } }))], expected: { ...deniedOut('out'), answer: 'unknown' } },
      { it: 'is of the pods that are selected', manifests: [there({ podSelector: APP('grafana'), policyTypes: ['Egress'] })], expected: { answer: 'allowed' } },
      { it: 'is not a matter of ingress', manifests: [there(DENY)], expected: { answer: 'allowed' } },
      { it: 'is not asked where labels are not known', manifests: [there({ policyTypes: ['Egress'] })], source: NAMELESS, expected: { answer: 'allowed' } },
      { it: 'is named after ingress', manifests: [there({ policyTypes: ['Egress'] }), policy(DENY)], expected: denied('rules') },
      { it: 'denies what ingress does not know', manifests: [there({ policyTypes: ['Egress'] }), policy(from({ ipBlock: {} }))], expected: deniedOut('out') },
      { it: 'allows what ingress does not know', manifests: [there({ egress: [{}] }), policy(from({ ipBlock: {} }))], expected: unknown('rules') },
    ])('$it', ({ manifests, source, expected }) => {
      expect(ask(manifests, source)).toEqual(expected);
    });
  });

  describe('sources that are not known', () => {
    test.each<{ it: string; manifests: Manifest[]; source: TrafficSource | undefined; expected: Answer }>([
      { it: 'anybody, no policies', source: undefined, manifests: [], expected: 'allowed' },
      { it: 'anybody, a rule for everybody', source: undefined, manifests: [policy(from())], expected: 'allowed' },
      { it: 'anybody, all namespaces', source: undefined, manifests: [policy(from({ namespaceSelector: {} }))], expected: 'unknown' },
      { it: 'anybody, no rules', source: undefined, manifests: [policy(DENY)], expected: 'denied' },
      {
        it: 'a pod of a namespace, all pods of it',
        source: NAMELESS,
        manifests: [policy(from({ namespaceSelector: NAMED('monitoring') }))],
        expected: 'allowed',
      },
      { it: 'a pod of a namespace, another one', source: NAMELESS, manifests: [policy(from({ podSelector: {} }))], expected: 'denied' },
      {
        it: 'a pod of a namespace, some pods of it',
        source: NAMELESS,
        manifests: [policy(from({ namespaceSelector: {}, podSelector: APP('prometheus') }))],
        expected: 'unknown',
      },
    ])('$expected: $it', ({ manifests, source, expected }) => {
      expect(new NetworkPolicies(new Objects(manifests)).passage(source, CART, 8080).answer).toBe(expected);
    });
  });

  describe('pods in the network of their node', () => {
    const onNode = { ...CART, hostNetwork: true };
    test.each<{ it: string; manifests: Manifest[]; source?: TrafficSource; target?: TrafficTarget; expected: Answer }>([
      { it: 'to one, no policies', target: onNode, manifests: [], expected: 'allowed' },
      { it: 'to one, allowed either way', target: onNode, manifests: [policy(from({ namespaceSelector: {} }))], expected: 'allowed' },
      { it: 'to one, no rules', target: onNode, manifests: [policy(DENY)], expected: 'unknown' },
      { it: 'from one, no policies', source: HOST, manifests: [], expected: 'allowed' },
      { it: 'from one, a rule for everybody', source: HOST, manifests: [policy(from())], expected: 'allowed' },
      { it: 'from one, a peer that matches', source: HOST, manifests: [policy(from({ namespaceSelector: {} }))], expected: 'unknown' },
      { it: 'from one, a peer that does not', source: HOST, manifests: [policy(from({ podSelector: {} }))], expected: 'unknown' },
      { it: 'from one, no egress', source: HOST, manifests: [policy({ policyTypes: ['Egress'] }, 'out', 'monitoring')], expected: 'unknown' },
      { it: 'to one, egress by selector', target: onNode, manifests: [policy(to({ namespaceSelector: {} }), 'out', 'monitoring')], expected: 'unknown' },
    ])('$expected: $it', ({ manifests, source, target, expected }) => {
      expect(ask(manifests, source, target).answer).toBe(expected);
    });
  });

  describe('a pod and itself', () => {
    test.each<{ it: string; source: TrafficSource; replicas?: number; expected: Answer }>([
      { it: 'the same pod', source: { ...CART }, replicas: 1, expected: 'allowed' },
      { it: 'one of several that it stands for', source: { ...CART }, replicas: 2, expected: 'denied' },
      { it: 'one of nobody knows how many', source: { ...CART }, expected: 'denied' },
      { it: 'a namesake of another namespace', source: { ...CART, namespace: 'other' }, replicas: 1, expected: 'denied' },
    ])('$expected: $it', ({ source, replicas, expected }) => {
      expect(ask([policy(DENY)], source, { ...CART, replicas }).answer).toBe(expected);
    });
  });

  test('finds its policies for ten thousand pods', () => {
    const apps = Array.from({ length: 10_000 }, (_, i) => `app-${i}`);
    const policies = new NetworkPolicies(new Objects(apps.map((app) => policy({ podSelector: APP(app) }, app))));
    const answers = apps.map((app) => policies.passage(PROMETHEUS, { ...CART, labels: { app, tier: 'web' } }, 8080));

    expect(answers).toEqual(apps.map((app) => denied(app)));
  });
});

function denied(...names: string[]): Passage {
  return { answer: 'denied', side: 'ingress', policies: names.map((name) => ({ kind: 'NetworkPolicy', namespace: 'shop', name })) };
}

function deniedOut(...names: string[]): Passage & { answer: 'denied' | 'unknown' } {
  return { answer: 'denied', side: 'egress', policies: names.map((name) => ({ kind: 'NetworkPolicy', namespace: 'monitoring', name })) };
}

function unknown(...names: string[]): Passage {
  return { ...denied(...names), answer: 'unknown' } as Passage;
}
