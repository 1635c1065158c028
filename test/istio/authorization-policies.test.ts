import { AuthorizationPolicies } from '../../lib/istio/authorization-policies';
import { MeshRequest } from '../../lib/istio/authorization-rule';
import { Manifest } from '../../lib/manifests/manifest';
import { Objects } from '../../lib/manifests/objects';

const policy = (spec: object | undefined, metadata: object = {}): Manifest => (
  { apiVersion: 'security.istio.io/v1', kind: 'AuthorizationPolicy', metadata: { namespace: 'shop', name: 'a', ...metadata }, ...spec && { spec } });
const allow = (...rules: object[]) => policy({ action: 'ALLOW', rules });
const deny = (...rules: object[]) => policy({ action: 'DENY', rules }, { name: 'd' });
const from = (source: object) => ({ from: [{ source }] });
const to = (operation: object) => ({ to: [{ operation }] });
const when = (key: string, values: string[]) => ({ when: [{ key, values }] });
const PROMETHEUS = { namespace: 'monitoring', account: 'prom' };
const REQUEST: MeshRequest = { port: 9090, method: 'GET', path: '/metrics', isRead: true };
const POD = { namespace: 'shop', labels: { app: 'cart' } };
const judged = (given: Manifest[], request: Partial<MeshRequest>) => {
  const refusal = new AuthorizationPolicies(new Objects(given)).tryRefusal(POD, { ...REQUEST, ...request });

  return refusal && `${refusal.why} ${refusal.policies.map(({ name }) => name).join(' ')}`;
};

interface Row { readonly it: string; readonly given: Manifest[]; readonly request?: Partial<MeshRequest>; readonly expected: string | undefined }

const ROWS: readonly Row[] = [
  { it: 'without policies', given: [], expected: undefined },
  { it: 'nothing is allowed', given: [policy({})], expected: 'not-allowed a' },
  { it: 'there is no spec, which allows nothing', given: [policy(undefined)], expected: 'not-allowed a' },
  { it: 'everything is allowed', given: [allow({})], expected: undefined },
  { it: 'nothing is denied', given: [deny()], expected: undefined },
  { it: 'everything is denied', given: [deny({})], expected: 'denied d' },
  { it: 'what is allowed is denied, too', given: [allow({}), deny(to({ ports: ['9090'] }))], expected: 'denied d' },
  { it: 'one of two policies allows it', given: [policy({}), policy({ rules: [{}] }, { name: 'b' })], expected: undefined },
  { it: 'none of two policies allows it', given: [policy({}), policy({}, { name: 'b' })], expected: 'not-allowed a b' },
  { it: 'the mesh allows nothing', given: [policy({}, { namespace: 'istio-system' })], expected: 'not-allowed a' },
  { it: 'another namespace allows nothing', given: [policy({}, { namespace: 'other' })], expected: undefined },
  { it: 'the policy is for other pods', given: [policy({ selector: { matchLabels: { app: 'other' } } })], expected: undefined },
  { it: 'the policy is for these pods', given: [policy({ selector: { matchLabels: { app: 'cart' } } })], expected: 'not-allowed a' },
  { it: 'the policy is for a waypoint', given: [policy({ targetRefs: [{ kind: 'Gateway', name: 'w' }] })], expected: undefined },
  { it: 'the policy is for a waypoint, in the older field', given: [policy({ targetRef: { kind: 'Gateway', name: 'w' } })], expected: undefined },
  { it: 'the policy is tried out', given: [policy({}, { annotations: { 'istio.io/dry-run': 'true' } })], expected: undefined },
  { it: 'the kind is that of another group', given: [{ ...policy({}), apiVersion: 'policy.linkerd.io/v1alpha1' }], expected: undefined },
  { it: 'the policy writes a log alone', given: [policy({ action: 'AUDIT', rules: [{}] })], expected: undefined },
  { it: 'somebody else is asked', given: [policy({ action: 'CUSTOM', rules: [{}] })], expected: 'unknown a' },
  { it: 'somebody else is asked about other ports', given: [policy({ action: 'CUSTOM', rules: [to({ ports: ['80'] })] })], expected: undefined },
  { it: 'the port is allowed', given: [allow(to({ ports: ['8080', '9090'] }))], expected: undefined },
  { it: 'another port is allowed', given: [allow(to({ ports: ['8080'] }))], expected: 'not-allowed a' },
  { it: 'all ports but this are allowed', given: [allow(to({ notPorts: ['9090'] }))], expected: 'not-allowed a' },
  { it: 'the method and path are allowed', given: [allow(to({ methods: ['GET'], paths: ['/metrics*'] }))], expected: undefined },
  { it: 'another method is allowed', given: [allow(to({ methods: ['POST'] }))], expected: 'not-allowed a' },
  { it: 'another path is allowed', given: [allow(to({ paths: ['/api/*'] }))], expected: 'not-allowed a' },
  { it: 'the path ends so', given: [allow(to({ paths: ['*/metrics'] }))], expected: undefined },
  { it: 'a template of paths is allowed', given: [allow(to({ paths: ['/{*}'] }))], expected: 'unknown a' },
  { it: 'hosts are allowed', given: [allow(to({ hosts: ['cart'] }))], expected: 'unknown a' },
  { it: 'all paths but this are denied', given: [deny(to({ notPaths: ['/metrics'] }))], expected: undefined },
  { it: 'the path is allowed, and the proxy does not read it', given: [allow(to({ paths: ['/metrics'] }))], request: { isRead: false }, expected: 'unknown a' },
  { it: 'one of two operations is this', given: [allow({ to: [{ operation: { ports: ['80'] } }, { operation: { ports: ['9090'] } }] })], expected: undefined },
  { it: 'an address is allowed', given: [allow(from({ ipBlocks: ['10.0.0.0/8'] }))], expected: 'unknown a' },
  { it: 'addresses are denied for other ports', given: [deny({ ...from({ ipBlocks: ['10.0.0.0/8'] }), ...to({ ports: ['80'] }) })], expected: undefined },
  { it: 'an account is allowed, and the sender is not known', given: [allow(from({ principals: ['*'] }))], expected: 'unknown a' },
  { it: 'any account is allowed, and the sender has none', given: [allow(from({ principals: ['*'] }))], request: { sender: 'no-identity' }, expected: 'not-allowed a' },
  { it: 'any account is allowed, and the sender has one', given: [allow(from({ principals: ['*'] }))], request: { sender: PROMETHEUS }, expected: undefined },
  { it: 'the account is allowed', given: [allow(from({ principals: ['cluster.local/ns/monitoring/sa/prom'] }))], request: { sender: PROMETHEUS }, expected: undefined },
  { it: 'accounts of the namespace are allowed', given: [allow(from({ principals: ['cluster.local/ns/monitoring/*'] }))], request: { sender: PROMETHEUS }, expected: undefined },
  { it: 'the account of any trust domain is allowed', given: [allow(from({ principals: ['*/ns/monitoring/sa/prom'] }))], request: { sender: PROMETHEUS }, expected: undefined },
  { it: 'another account is allowed', given: [allow(from({ principals: ['cluster.local/ns/shop/sa/front'] }))], request: { sender: PROMETHEUS }, expected: 'not-allowed a' },
  { it: 'the account of another trust domain is allowed', given: [allow(from({ principals: ['td/ns/monitoring/sa/prom'] }))], request: { sender: PROMETHEUS }, expected: 'unknown a' },
  { it: 'another account of another trust domain is allowed', given: [allow(from({ principals: ['td/ns/shop/sa/front'] }))], request: { sender: PROMETHEUS }, expected: 'not-allowed a' },
  { it: 'all accounts but others are allowed', given: [allow(from({ notPrincipals: ['cluster.local/ns/shop/sa/front'] }))], request: { sender: 'no-identity' }, expected: undefined },
  { it: 'the namespace is allowed', given: [allow(from({ namespaces: ['monitoring'] }))], request: { sender: PROMETHEUS }, expected: undefined },
  { it: 'the namespace is allowed, and the sender has no identity', given: [allow(from({ namespaces: ['monitoring'] }))], request: { sender: 'no-identity' }, expected: 'not-allowed a' },
  { it: 'other namespaces are denied, also for those without identity', given: [deny(from({ notNamespaces: ['shop'] }))], request: { sender: 'no-identity' }, expected: 'denied d' },
  { it: 'the service account is allowed', given: [allow(from({ serviceAccounts: ['monitoring/prom'] }))], request: { sender: PROMETHEUS }, expected: undefined },
  { it: 'a service account of the own namespace is allowed', given: [allow(from({ serviceAccounts: ['prom'] }))], request: { sender: PROMETHEUS }, expected: 'not-allowed a' },
  { it: 'a token is required', given: [allow(from({ requestPrincipals: ['*'] }))], request: { sender: PROMETHEUS }, expected: 'unknown a' },
  { it: 'the port is a condition', given: [allow(when('destination.port', ['9090']))], expected: undefined },
  { it: 'another port is a condition', given: [allow(when('destination.port', ['80']))], expected: 'not-allowed a' },
  { it: 'the namespace is a condition', given: [allow(when('source.namespace', ['shop']))], request: { sender: PROMETHEUS }, expected: 'not-allowed a' },
  { it: 'a header is a condition', given: [allow(when('request.headers[a]', ['b']))], expected: 'unknown a' },
  { it: 'a rule is null', given: [policy({ rules: [null] })], expected: 'not-allowed a' },
];

describe('tryRefusal()', () => {
  test.each(ROWS)('is $expected where $it', ({ given, request = {}, expected }) => expect(judged(given, request)).toBe(expected));
});
