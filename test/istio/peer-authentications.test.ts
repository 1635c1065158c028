import { PeerAuthentications } from '../../lib/istio/peer-authentications';
import { Manifest } from '../../lib/manifests/manifest';
import { Objects } from '../../lib/manifests/objects';

const CART = { selector: { matchLabels: { app: 'cart' } } };
const rule = (spec: object, metadata: object = {}, apiVersion = 'security.istio.io/v1'): Manifest => (
  { apiVersion, kind: 'PeerAuthentication', metadata: { namespace: 'shop', name: 'a', ...metadata }, spec });
const mode = (name: string) => ({ mtls: { mode: name } });
const ofPort = (port: number | string, name: string) => ({ portLevelMtls: { [port]: { mode: name } } });
const MESH = { namespace: 'istio-system' };
const created = (day: number) => ({ creationTimestamp: `2026-01-0${day}T00:00:00Z` });

const modesOf = (given: Manifest[], namespace = 'shop') => new PeerAuthentications(new Objects(given)).possibleModesOf({ namespace, labels: { app: 'cart' } }, 9090)
  .map((found) => (found ? `${found.mode} ${found.key}` : 'not set')).join(', ');

describe('possibleModesOf()', () => {
  test.each<{ it: string; given: Manifest[]; expected: string }>([
    { it: 'nothing is set', given: [], expected: 'not set' },
    { it: 'the namespace sets it', given: [rule(mode('STRICT'))], expected: 'STRICT PeerAuthentication/shop/a' },
    { it: 'another namespace sets it', given: [rule(mode('STRICT'), { namespace: 'other' })], expected: 'not set' },
    { it: 'the mesh sets it', given: [rule(mode('STRICT'), MESH)], expected: 'STRICT PeerAuthentication/istio-system/a' },
    { it: 'the namespace goes before the mesh', given: [rule(mode('STRICT'), MESH), rule(mode('DISABLE'))], expected: 'DISABLE PeerAuthentication/shop/a' },
    {
      it: 'the workload goes before the namespace',
      given: [rule(mode('STRICT')), rule({ ...CART, ...mode('PERMISSIVE') }, { name: 'b' })],
      expected: 'PERMISSIVE PeerAuthentication/shop/b',
    },
    { it: 'only another workload sets it', given: [rule({ selector: { matchLabels: { app: 'other' } }, ...mode('STRICT') })], expected: 'not set' },
    { it: 'a selector of the mesh matches, which counts in no other namespace', given: [rule({ ...CART, ...mode('STRICT') }, MESH)], expected: 'not set' },
    {
      it: 'the selector is empty, so that the namespace sets it',
      given: [rule({ selector: {}, ...mode('STRICT') })],
      expected: 'STRICT PeerAuthentication/shop/a',
    },
    { it: 'the port sets it', given: [rule({ ...CART, ...mode('STRICT'), ...ofPort(9090, 'DISABLE') })], expected: 'DISABLE PeerAuthentication/shop/a' },
    { it: 'another port sets it', given: [rule({ ...CART, ...mode('STRICT'), ...ofPort(8080, 'DISABLE') })], expected: 'STRICT PeerAuthentication/shop/a' },
    { it: 'only the port sets it', given: [rule({ ...CART, ...ofPort(9090, 'STRICT') })], expected: 'STRICT PeerAuthentication/shop/a' },
    {
      it: 'the port leaves it to its workload',
      given: [rule({ ...CART, ...mode('STRICT'), ...ofPort(9090, 'UNSET') })],
      expected: 'STRICT PeerAuthentication/shop/a',
    },
    { it: 'a port is set without a selector, which has no effect', given: [rule(ofPort(9090, 'STRICT'))], expected: 'not set' },
    {
      it: 'a port is set without a selector beside the namespace',
      given: [rule({ ...mode('STRICT'), ...ofPort(9090, 'DISABLE') })],
      expected: 'STRICT PeerAuthentication/shop/a',
    },
    {
      it: 'the workload leaves it to the namespace',
      given: [rule({ ...CART, ...mode('UNSET') }), rule(mode('STRICT'), { name: 'b' })],
      expected: 'STRICT PeerAuthentication/shop/b',
    },
    { it: 'the workload says nothing', given: [rule(CART), rule(mode('STRICT'), { name: 'b' })], expected: 'STRICT PeerAuthentication/shop/b' },
    {
      it: 'the namespace leaves it to the mesh',
      given: [rule(mode('UNSET')), rule(mode('STRICT'), MESH)],
      expected: 'STRICT PeerAuthentication/istio-system/a',
    },
    {
      it: 'the older of two is not known',
      given: [rule(mode('STRICT')), rule(mode('DISABLE'), { name: 'b' })],
      expected: 'STRICT PeerAuthentication/shop/a, DISABLE PeerAuthentication/shop/b',
    },
    {
      it: 'the older of two is known',
      given: [rule(mode('STRICT'), created(2)), rule(mode('DISABLE'), { name: 'b', ...created(1) })],
      expected: 'DISABLE PeerAuthentication/shop/b',
    },
    {
      it: 'two are as old',
      given: [rule(mode('STRICT'), created(1)), rule(mode('DISABLE'), { name: 'b', ...created(1) })],
      expected: 'STRICT PeerAuthentication/shop/a, DISABLE PeerAuthentication/shop/b',
    },
    {
      it: 'the age of one is not known',
      given: [rule(mode('STRICT')), rule(mode('DISABLE'), { name: 'b', ...created(1) })],
      expected: 'STRICT PeerAuthentication/shop/a, DISABLE PeerAuthentication/shop/b',
    },
    {
      it: 'one of two leaves it to the namespace',
      given: [rule({ ...CART, ...mode('STRICT') }), rule(CART, { name: 'b' }), rule(mode('PERMISSIVE'), { name: 'c' })],
      expected: 'STRICT PeerAuthentication/shop/a, PERMISSIVE PeerAuthentication/shop/c',
    },
    {
      it: 'one of two sets the port, and the other the workload',
      given: [rule({ ...CART, ...ofPort(9090, 'DISABLE') }), rule({ ...CART, ...mode('STRICT') }, { name: 'b' })],
      expected: 'DISABLE PeerAuthentication/shop/a, STRICT PeerAuthentication/shop/b',
    },
    { it: 'one of two sets nothing', given: [rule(mode('STRICT')), rule({}, { name: 'b' })], expected: 'STRICT PeerAuthentication/shop/a, not set' },
    { it: 'the kind is that of another group', given: [rule(mode('STRICT'), {}, 'authentication.istio.io/v1')], expected: 'not set' },
    { it: 'the mode is of a wrong type', given: [rule({ mtls: { mode: 1 } })], expected: 'not set' },
  ])('is $expected where $it', ({ given, expected }) => {
    expect(modesOf(given)).toBe(expected);
  });

  test('ignores selectors in the namespace of the mesh itself', () => {
    const given = [rule({ ...CART, ...mode('STRICT') }, MESH), rule(mode('DISABLE'), { ...MESH, name: 'b' })];

    expect(modesOf(given, 'istio-system')).toBe('DISABLE PeerAuthentication/istio-system/b');
  });
});
