import { NetworkPolicy, networkPolicyOf } from '../../../lib/kubernetes/network/network-policy';
import { Objects } from '../../../lib/manifests/objects';

function read(spec: unknown): NetworkPolicy {
  const manifest = { apiVersion: 'networking.k8s.io/v1', kind: 'NetworkPolicy', metadata: { name: 'rules', namespace: 'shop' }, spec };

  return networkPolicyOf(new Objects([manifest]).all()[0]);
}

const NOBODY = { isBlock: false, pods: undefined, namespaces: undefined };

describe('networkPolicyOf()', () => {
  test('reads every field', () => {
    const peer = { podSelector: { matchLabels: { app: 'prometheus' } }, namespaceSelector: {} };

    expect(read({
      podSelector: { matchLabels: { app: 'cart' } },
      ingress: [{ from: [peer, { ipBlock: { cidr: '10.0.0.0/8' } }], ports: [{ port: 80, endPort: 90, protocol: 'UDP' }, { port: 'http' }, {}] }],
      egress: [{ to: [peer] }],
    })).toEqual({
      namespace: 'shop',
      name: 'rules',
      selector: { matchLabels: { app: 'cart' } },
      ingress: [{
        peers: [
          { isBlock: false, pods: { matchLabels: { app: 'prometheus' } }, namespaces: {} },
          { ...NOBODY, isBlock: true },
        ],
        ports: [{ protocol: 'UDP', first: 80, last: 90 }, { protocol: 'TCP', name: 'http' }, { protocol: 'TCP', first: 1, last: 65535 }],
      }],
      egress: [{ peers: [expect.objectContaining({ isBlock: false })], ports: [] }],
    });
  });

  test.each<{ it: string; spec: unknown; expected: ('ingress' | 'egress')[] }>([
    { it: 'is about ingress unless it says otherwise', spec: {}, expected: ['ingress'] },
    { it: 'is about ingress without a spec', spec: undefined, expected: ['ingress'] },
    { it: 'is about egress where it has such rules', spec: { egress: [{}] }, expected: ['ingress', 'egress'] },
    { it: 'is not about egress for an empty list', spec: { egress: [] }, expected: ['ingress'] },
    { it: 'takes an empty list of types for none', spec: { policyTypes: [], egress: [{}] }, expected: ['ingress', 'egress'] },
    { it: 'takes null for none', spec: { policyTypes: null, ingress: null, egress: null }, expected: ['ingress'] },
    { it: 'is about egress alone', spec: { policyTypes: ['Egress'] }, expected: ['egress'] },
    { it: 'leaves out egress rules that its types leave out', spec: { policyTypes: ['Ingress'], egress: [{}] }, expected: ['ingress'] },
    { it: 'is about both', spec: { policyTypes: ['Ingress', 'Egress'] }, expected: ['ingress', 'egress'] },
    { it: 'is about nothing by an unknown type', spec: { policyTypes: ['ingress'] }, expected: [] },
    { it: 'is about nothing by types that are no list', spec: { policyTypes: 'Ingress' }, expected: [] },
  ])('$it', ({ spec, expected }) => {
    expect((['ingress', 'egress'] as const).filter((side) => read(spec)[side] !== undefined)).toEqual(expected);
  });

  test.each<{ it: string; rule: unknown; expected: unknown }>([
    { it: 'is for everybody and all ports when empty', rule: {}, expected: { peers: [], ports: [] } },
    { it: 'is for everybody and all ports by empty lists', rule: { from: [], ports: [] }, expected: { peers: [], ports: [] } },
    { it: 'is for everybody and all ports by null', rule: { from: null, ports: null }, expected: { peers: [], ports: [] } },
    { it: 'is for nobody when it is no object', rule: 'all', expected: { peers: [{ isBlock: false }], ports: [] } },
    { it: 'is for nobody when its peers are no list', rule: { from: { podSelector: {} } }, expected: { peers: [NOBODY], ports: [] } },
    { it: 'is for nobody by a peer without a selector', rule: { from: [{ podSelector: null }] }, expected: { peers: [NOBODY], ports: [] } },
  ])('has a rule that $it', ({ rule, expected }) => {
    expect(read({ ingress: [rule] }).ingress).toEqual([expected]);
  });

  test.each<{ it: string; port: unknown; expected: unknown }>([
    { it: 'one number', port: { port: 80 }, expected: { protocol: 'TCP', first: 80, last: 80 } },
    { it: 'all of a protocol', port: { protocol: 'SCTP' }, expected: { protocol: 'SCTP', first: 1, last: 65535 } },
    { it: 'all of TCP by null', port: { port: null, protocol: null, endPort: null }, expected: { protocol: 'TCP', first: 1, last: 65535 } },
    { it: 'a name', port: { port: 'http', protocol: 'UDP' }, expected: { protocol: 'UDP', name: 'http' } },
    { it: 'none by a name with an end', port: { port: 'http', endPort: 90 }, expected: { protocol: 'TCP', first: 1, last: 0 } },
    { it: 'none by an end alone', port: { endPort: 90 }, expected: { protocol: 'TCP', first: 1, last: 0 } },
    { it: 'none by an end that is a text', port: { port: 80, endPort: '90' }, expected: { protocol: 'TCP', first: 1, last: 0 } },
    { it: 'none by a list', port: { port: [80] }, expected: { protocol: 'TCP', first: 1, last: 0 } },
    { it: 'none by no object', port: 80, expected: { protocol: 'TCP', first: 1, last: 0 } },
    { it: 'none of no protocol', port: { port: 80, protocol: 6 }, expected: { protocol: '', first: 80, last: 80 } },
  ])('reads as a port: $it', ({ port, expected }) => {
    expect(read({ ingress: [{ ports: [port] }] }).ingress![0].ports).toEqual([expected]);
  });
});
