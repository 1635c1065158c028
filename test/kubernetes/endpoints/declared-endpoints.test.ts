import { declaredEndpoints, declaredSlice } from '../../../lib/kubernetes/endpoints/declared-endpoints';
import { PLACEHOLDER } from '../../../lib/kubernetes/placeholder';
import { Manifest } from '../../../lib/manifests/manifest';
import { Fields, object, Texts } from '../../support/manifests/manifest';
import { clusterOf, objectsOf, service, workload } from '../../support/running';

const SLICE = { addressType: 'IPv4', ports: [{ name: 'http', port: 9100 }], endpoints: [{ addresses: ['192.0.2.1'] }] };
const SUBSET = { addresses: [{ ip: '192.0.2.1' }], ports: [{ port: 9100 }] };
const PLAIN = { hostname: undefined, nodeName: undefined, targetRef: undefined };

const slice = (fields: Fields = {}, labels: Texts = { 'kubernetes.io/service-name': 'cart' }) => object('discovery.k8s.io/v1', 'EndpointSlice', { ...SLICE, ...fields }, { name: 'cart-1', labels });
const endpoints = (subsets: unknown = [SUBSET], metadata: Fields = {}) => object('v1', 'Endpoints', { subsets }, metadata);
const bySelector = service();
const byHand = service({ selector: undefined });

function readSlice(manifest: Manifest): ReturnType<typeof declaredSlice> {
  return declaredSlice(objectsOf(manifest).ofKind('EndpointSlice')[0]);
}

function readEndpoints(manifest: Manifest): ReturnType<typeof declaredEndpoints> {
  return declaredEndpoints(objectsOf(manifest).ofKind('Endpoints')[0]);
}

describe('declaredSlice()', () => {
  test('reads a slice, and fills in what the API server fills in', () => {
    expect(readSlice(slice())).toEqual({
      namespace: 'shop',
      name: 'cart-1',
      labels: { 'kubernetes.io/service-name': 'cart' },
      annotations: {},
      addressType: 'IPv4',
      serviceName: 'cart',
      ports: [{ name: 'http', port: 9100, protocol: 'TCP' }],
      endpoints: [{ addresses: ['192.0.2.1'], ...PLAIN, zone: undefined }],
      source: 'EndpointSlice/shop/cart-1',
    });
  });

  test.each<{ it: string; endpoint: object; expected: object }>([
    {
      it: 'conditions',
      endpoint: { conditions: { ready: false, serving: true, terminating: true } },
      expected: { addresses: [], ready: false, serving: true, terminating: true, ...PLAIN },
    },
    { it: 'no condition that is none', endpoint: { conditions: { ready: 'true' } }, expected: { addresses: [], ...PLAIN } },
    {
      it: 'place and name',
      endpoint: { addresses: ['a', 'b'], hostname: 'h', nodeName: 'n', zone: 'z' },
      expected: { addresses: ['a', 'b'], hostname: 'h', nodeName: 'n', targetRef: undefined, zone: 'z' },
    },
    {
      it: 'a reference',
      endpoint: { targetRef: { kind: 'Pod', name: 'p', namespace: 'other' } },
      expected: { addresses: [], ...PLAIN, targetRef: { kind: 'Pod', name: 'p', namespace: 'other' } },
    },
  ])('reads of an endpoint $it', ({ endpoint, expected }) => {
    expect(readSlice(slice({ endpoints: [endpoint] })).endpoints).toEqual([expected]);
  });

  test.each([
    { it: 'no name as the empty one', port: { port: 1 }, expected: { name: '', port: 1, protocol: 'TCP' } },
    { it: 'all ports as one without a number', port: { name: 'all' }, expected: { name: 'all', protocol: 'TCP' } },
    { it: 'protocols', port: { port: 1, protocol: 'UDP', appProtocol: 'h2c' }, expected: { name: '', port: 1, protocol: 'UDP', appProtocol: 'h2c' } },
    { it: 'nothing', port: null, expected: { name: '', protocol: 'TCP' } },
  ])('reads of a port $it', ({ port, expected }) => {
    expect(readSlice(slice({ ports: [port] })).ports).toEqual([expected]);
  });

  test('belongs to nobody without the label', () => {
    expect(readSlice(slice({}, {})).serviceName).toBeUndefined();
  });
});

describe('declaredEndpoints()', () => {
  test('has one group a subset, ready addresses first', () => {
    const found = readEndpoints(endpoints([{ ...SUBSET, notReadyAddresses: [{ ip: '192.0.2.2', hostname: 'h', nodeName: 'n' }] }, { addresses: [{ ip: '192.0.2.3' }], ports: [{ name: 'x', port: 1 }] }], { labels: { a: 'b' } }));

    expect(found).toEqual([
      {
        namespace: 'shop',
        name: 'cart',
        labels: { a: 'b' },
        annotations: {},
        addressType: 'IPv4',
        serviceName: 'cart',
        source: 'Endpoints/shop/cart',
        ports: [{ name: '', port: 9100, protocol: 'TCP' }],
        endpoints: [
          { addresses: ['192.0.2.1'], ready: true, ...PLAIN },
          { addresses: ['192.0.2.2'], ready: false, hostname: 'h', nodeName: 'n', targetRef: undefined },
        ],
      },
      expect.objectContaining({ ports: [{ name: 'x', port: 1, protocol: 'TCP' }], endpoints: [{ addresses: ['192.0.2.3'], ready: true, ...PLAIN }] }),
    ]);
  });

  test.each([{ subsets: [] }, { subsets: null }, { subsets: 'x' }])('is an empty group for the subsets $subsets', ({ subsets }) => {
    expect(readEndpoints(endpoints(subsets))).toMatchObject([{ name: 'cart', ports: [], endpoints: [] }]);
  });
});

describe('RunningCluster.endpointSlices() and endpoints() with declared ones', () => {
  function sources(...manifests: Manifest[]): { slices: string[]; endpoints: string[] } {
    const cluster = clusterOf(...manifests);

    return { slices: cluster.endpointSlices().map(({ name }) => name), endpoints: cluster.endpoints().map(({ source }) => source) };
  }

  // Like the EndpointSlice mirroring controller of Kubernetes v1.36.3
  test.each<{ it: string; manifests: Manifest[]; slices: string[]; endpoints: string[] }>([
    {
      it: 'are mirrored for a Service without a selector',
      manifests: [byHand, endpoints()],
      slices: [`cart-${PLACEHOLDER}`],
      endpoints: ['Endpoints/shop/cart'],
    },
    {
      it: 'give way to those of a Service with one',
      manifests: [bySelector, endpoints(), workload('Deployment')],
      slices: [`cart-${PLACEHOLDER}`],
      endpoints: ['Service/shop/cart'],
    },
    { it: 'are not mirrored without a Service', manifests: [endpoints()], slices: [], endpoints: ['Endpoints/shop/cart'] },
    {
      it: 'are not mirrored for a Service of another namespace',
      manifests: [service({ selector: undefined }, { namespace: 'other' }), endpoints()],
      slices: [],
      endpoints: ['Endpoints/shop/cart'],
    },
    {
      it: 'are not mirrored where they do not want to be',
      manifests: [byHand, endpoints([SUBSET], { labels: { 'endpointslice.kubernetes.io/skip-mirror': 'true' } })],
      slices: [],
      endpoints: ['Endpoints/shop/cart'],
    },
    {
      it: 'are mirrored for another value of that label',
      manifests: [byHand, endpoints([SUBSET], { labels: { 'endpointslice.kubernetes.io/skip-mirror': 'false' } })],
      slices: [`cart-${PLACEHOLDER}`],
      endpoints: ['Endpoints/shop/cart'],
    },
    { it: 'stand as slices', manifests: [byHand, slice()], slices: ['cart-1'], endpoints: [] },
  ])('$it', ({ manifests, slices, endpoints: expected }) => {
    expect(sources(...manifests)).toEqual({ slices, endpoints: expected });
  });

  test('are mirrored with labels that tell whose they are', () => {
    const [mirrored] = clusterOf(byHand, endpoints([SUBSET], { labels: { a: 'b' }, annotations: { c: 'd' } })).endpointSlices();

    expect(mirrored).toMatchObject({
      labels: { 'a': 'b', 'kubernetes.io/service-name': 'cart', 'endpointslice.kubernetes.io/managed-by': 'endpointslicemirroring-controller.k8s.io' },
      annotations: { c: 'd' },
      endpoints: [{ addresses: ['192.0.2.1'], ready: true }],
      source: 'Endpoints/shop/cart',
    });
  });

  // newEndpointSlice, addressToEndpoint and hasLeaderElection in pkg/controller/endpointslicemirroring/utils.go, Kubernetes v1.36.3
  describe('are mirrored as Kubernetes does it', () => {
    const slices = (subsets: unknown, annotations: Texts = {}) => clusterOf(byHand, endpoints(subsets, { annotations })).endpointSlices();

    test('unless they hold a lease', () => {
      expect(slices([SUBSET], { 'control-plane.alpha.kubernetes.io/leader': '{}' })).toEqual([]);
    });

    test('without annotations of their own', () => {
      expect(slices([SUBSET], { 'a': 'b', 'kubectl.kubernetes.io/last-applied-configuration': '{}', 'endpoints.kubernetes.io/last-change-trigger-time': 'x' })[0].annotations).toEqual({ a: 'b' });
    });

    test('with the family of their addresses', () => {
      expect(slices([{ ...SUBSET, addresses: [{ ip: 'fd00::1' }] }])[0].addressType).toBe('IPv6');
    });

    test('one slice a family', () => {
      expect(slices([{ ...SUBSET, addresses: [{ ip: '192.0.2.1' }, { ip: 'fd00::1' }] }]).map(({ addressType }) => addressType).sort()).toEqual(['IPv4', 'IPv6']);
    });
  });
});
