import { admitBuiltIn } from '../../../lib/kubernetes/admission/admit-built-in';
import { explainUnknownBuiltInField } from '../../../lib/kubernetes/admission/explain-unknown-field';
import { Manifest } from '../../../lib/manifests/manifest';
import { refusals } from '../../support/refusals';

const HTTP = { name: 'http', port: 80, protocol: 'HTTP' };

function of(kind: string, spec: object, version = 'v1'): Manifest {
  return { apiVersion: `gateway.networking.k8s.io/${version}`, kind, metadata: { name: 'cart', namespace: 'shop' }, spec };
}

const gateway = (rest: object) => of('Gateway', { gatewayClassName: 'istio', listeners: [HTTP], ...rest });
const route = (rule: object, rest: object = {}) => of('HTTPRoute', { parentRefs: [{ name: 'web' }], rules: [{ backendRefs: [{ name: 'cart', port: 80 }], ...rule }], ...rest });

describe('admitBuiltIn(), of the Gateway API', () => {
  test.each([
    { it: 'a Gateway', manifest: gateway({}) },
    { it: 'a Gateway with an address and infrastructure', manifest: gateway({ addresses: [{ value: '10.1.2.3' }], infrastructure: { labels: { 'a.b/c': 'd' } } }) },
    { it: 'a GatewayClass, which has no namespace', manifest: { ...of('GatewayClass', { controllerName: 'a.b/c' }), metadata: { name: 'istio' } } },
    { it: 'a route', manifest: route({ matches: [{ path: { type: 'PathPrefix', value: '/a' } }] }) },
    { it: 'a route without rules', manifest: of('HTTPRoute', {}) },
    { it: 'a route of v1beta1', manifest: of('HTTPRoute', { hostnames: ['a.example.com'] }, 'v1beta1') },
    { it: 'a filter that only experimental releases have', manifest: route({ filters: [{ type: 'ExternalAuth', externalAuth: { anything: 1 } }] }) },
    { it: 'a field that only experimental releases have', manifest: route({ sessionPersistence: { sessionName: 'a', later: 1 } }) },
    { it: 'a rule of gRPC', manifest: of('GRPCRoute', { rules: [{ matches: [{ method: { service: 'a.b', method: 'C' } }] }] }) },
    { it: 'an API version that may still change', manifest: of('TCPRoute', { anything: 1 }, 'v1alpha2'), isJudged: false },
    { it: 'a kind that is not known', manifest: of('Later', { anything: 1 }), isJudged: false },
  ])('takes $it', ({ manifest, isJudged = true }) => {
    const admitted = admitBuiltIn(manifest);

    expect(admitted === undefined).toBe(!isJudged);
    expect(admitted?.faults ?? []).toEqual([]);
    expect(admitted?.unknownFields ?? []).toEqual([]);
  });

  test.each([
    { it: 'no class', manifest: of('Gateway', { listeners: [HTTP] }), expected: ['spec.gatewayClassName: Required value'] },
    { it: 'no listeners', manifest: gateway({ listeners: [] }), expected: ['spec.listeners: Invalid value: 0: should have at least 1 items'] },
    { it: 'a port that is a text', manifest: gateway({ listeners: [{ ...HTTP, port: '80' }] }), expected: ['spec.listeners[0].port: Invalid value: "80": must be of type integer: "string"'] },
    { it: 'two listeners of one name', manifest: gateway({ listeners: [HTTP, { ...HTTP, port: 81 }] }), expected: ['spec.listeners[1]: Duplicate value: {"name":"http"}', 'spec.listeners: Invalid value: Listener name must be unique within the Gateway'] },
    { it: 'TLS without https', manifest: gateway({ listeners: [{ ...HTTP, tls: { certificateRefs: [{ name: 'a' }] } }] }), expected: [expect.stringContaining('tls must not be specified for protocols')] },
    { it: 'a Service without a port', manifest: route({ backendRefs: [{ name: 'cart' }] }), expected: ['spec.rules[0].backendRefs[0]: Invalid value: Must have port for Service reference'] },
    { it: 'a path without a slash', manifest: route({ matches: [{ path: { value: 'a' } }] }), expected: [expect.stringContaining('value must be an absolute path')] },
    { it: 'a host name in upper case', manifest: route({}, { hostnames: ['A.example.com'] }), expected: [expect.stringContaining('spec.hostnames[0]')] },
    { it: 'a name in upper case', manifest: { ...route({}), metadata: { name: 'Cart', namespace: 'shop' } }, expected: [expect.stringContaining('metadata.name')] },
  ])('refuses $it', ({ manifest, expected }) => {
    expect(refusals(admitBuiltIn(manifest)!)).toEqual(expected);
  });

  test('names a field that no release has, and the one that was meant', () => {
    const manifest = route({}, { hostname: ['a.example.com'] });

    expect(admitBuiltIn(manifest)).toMatchObject({ faults: [], unknownFields: ['spec.hostname'] });
    expect(explainUnknownBuiltInField(manifest, 'spec.hostname')).toEqual({
      why: 'no release of the Gateway API up to v1.7.0 knows it, so it is dropped, and kubectl refuses the object; did you mean "hostnames"',
      fix: 'rename it to "hostnames", or remove it',
    });
  });
});
