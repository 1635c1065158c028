import { PLACEHOLDER } from '../../../lib/kubernetes/placeholder';
import { Manifest } from '../../../lib/manifests/manifest';
import { Fields, object } from '../../support/manifests/manifest';
import { APP, clusterOf, pod, seen, service, workload } from '../../support/running';

const ZONE = { apiVersion: 'v1', kind: 'Node', metadata: { name: 'n1', labels: { 'topology.kubernetes.io/zone': 'eu-1' } } };

const slices = (...manifests: Manifest[]) => clusterOf(...manifests).endpointSlices();
const endpoints = (...manifests: Manifest[]) => clusterOf(...manifests).endpoints();
const deployment = (spec: Fields, name = 'cart') => workload('Deployment', { name, pod: spec });

/** Ports of each slice with the names of its pods. */
const ledTo = (...manifests: Manifest[]) => slices(...manifests).map(({ ports, endpoints: found }) => ({ ports: ports.map(({ name, port }) => `${name}:${port}`), pods: found.map(({ targetRef }) => targetRef!.name) }));

describe('endpointSlicesOf()', () => {
  test('leads to the pods, as the controller writes it', () => {
    const found = slices(service({}, { labels: { a: 'b' }, annotations: { c: 'd' } }), pod({ status: seen('10.1.2.3'), pod: { nodeName: 'n1', hostname: 'h', subdomain: 'cart' } }), ZONE);

    expect(found).toEqual([{
      namespace: 'shop',
      name: `cart-${PLACEHOLDER}`,
      labels: { 'a': 'b', 'kubernetes.io/service-name': 'cart', 'endpointslice.kubernetes.io/managed-by': 'endpointslice-controller.k8s.io' },
      annotations: { 'endpoints.kubernetes.io/last-change-trigger-time': PLACEHOLDER },
      addressType: 'IPv4',
      serviceName: 'cart',
      ports: [{ name: 'http', port: 8080, protocol: 'TCP' }],
      endpoints: [{
        addresses: ['10.1.2.3'], ready: true, serving: true, terminating: false, hostname: 'h', nodeName: 'n1', zone: 'eu-1', targetRef: { kind: 'Pod', namespace: 'shop', name: 'cart' },
      }],
      source: 'Service/shop/cart',
    }]);
  });

  test('marks a headless Service', () => {
    expect(slices(service({ clusterIP: 'None' }))[0].labels).toEqual({
      'kubernetes.io/service-name': 'cart', 'endpointslice.kubernetes.io/managed-by': 'endpointslice-controller.k8s.io', 'service.kubernetes.io/headless': '',
    });
  });

  test.each([
    { it: 'another hostname\'s Service', spec: { hostname: 'h', subdomain: 'other' } },
    { it: 'a pod without a subdomain', spec: { hostname: 'h' } },
    { it: 'a pod without a hostname', spec: { subdomain: 'cart' } },
  ])('has no hostname for $it', ({ spec }) => {
    expect(slices(service(), pod({ pod: spec }))[0].endpoints[0]).not.toHaveProperty('hostname');
  });

  test('has the hostname of a StatefulSet\'s pod', () => {
    expect(slices(service(), workload('StatefulSet', { name: 'db', spec: { serviceName: 'cart' } }))[0].endpoints[0].hostname).toBe('db-0');
  });

  test.each([
    { it: 'pods of another namespace', manifests: [service(), workload('Deployment', { namespace: 'other' })] },
    { it: 'pods with other labels', manifests: [service({ selector: { app: 'cart', tier: 'web' } }), workload('Deployment')] },
    { it: 'no pods', manifests: [service()] },
    { it: 'pods without an address', manifests: [service(), pod({ status: { phase: 'Pending' } })] },
    { it: 'pods that have ended', manifests: [service(), pod({ status: seen('10.1.2.3', 'False', { phase: 'Succeeded' }) })] },
    { it: 'pods that have failed', manifests: [service(), pod({ status: seen('10.1.2.3', 'False', { phase: 'Failed' }) })] },
    { it: 'pods without a port of the wanted name', manifests: [service({ ports: [{ port: 80, targetPort: 'metrics' }] }), workload('Deployment')] },
  ])('leads nowhere for $it', ({ manifests }) => {
    expect(ledTo(...manifests)).toEqual([{ ports: [], pods: [] }]);
    expect(endpoints(...manifests)).toEqual([]);
  });

  test.each([
    { it: 'has no selector', spec: { selector: undefined } },
    { it: 'is an ExternalName, selector or not', spec: { type: 'ExternalName', externalName: 'example.com' } },
  ])('is not there for a Service that $it', ({ spec }) => {
    expect(slices(service(spec), workload('Deployment'))).toEqual([]);
    expect(endpoints(service(spec), workload('Deployment'))).toEqual([]);
  });

  // An empty selector is none once the Service has been stored.
  test('is not there for a Service with an empty selector', () => {
    expect(slices(service({ selector: {} }), workload('Deployment'))).toEqual([]);
  });
});

describe('endpointSlicesOf() by ports', () => {
  const PORTS = [{ name: 'http', containerPort: 8080 }, { name: 'metrics', containerPort: 9090 }];
  const TWO = { ports: [{ name: 'http', port: 80, targetPort: 'http' }, { name: 'metrics', port: 81, targetPort: 'metrics' }] };

  test.each([
    { it: 'a number, declared or not', ports: [{ name: 'a', port: 80, targetPort: 1234 }], spec: {}, expected: ['a:1234'] },
    { it: 'the Service\'s own number', ports: [{ port: 80 }], spec: {}, expected: [':80'] },
    { it: 'a named port', ports: [{ name: 'a', port: 80, targetPort: 'http' }], spec: {}, expected: ['a:8080'] },
    {
      it: 'the first container with that name',
      ports: [{ port: 80, targetPort: 'http' }],
      spec: { containers: [APP, { name: 'b', ports: [{ name: 'http', containerPort: 1 }] }] },
      expected: [':8080'],
    },
    {
      it: 'the protocol that is wanted',
      ports: [{ port: 53, targetPort: 'dns', protocol: 'UDP' }],
      spec: { containers: [{ name: 'a', ports: [{ name: 'dns', containerPort: 1 }, { name: 'dns', containerPort: 2, protocol: 'UDP' }] }] },
      expected: [':2'],
    },
    {
      it: 'a sidecar',
      ports: [{ port: 80, targetPort: 'side' }],
      spec: { initContainers: [{ name: 's', restartPolicy: 'Always', ports: [{ name: 'side', containerPort: 7 }] }] },
      expected: [':7'],
    },
    {
      it: 'no init container that ends',
      ports: [{ name: 'a', port: 80 }, { name: 'b', port: 81, targetPort: 'setup' }],
      spec: { initContainers: [{ name: 's', ports: [{ name: 'setup', containerPort: 7 }] }] },
      expected: ['a:80'],
    },
    {
      it: 'main containers before sidecars',
      ports: [{ port: 80, targetPort: 'http' }],
      spec: { initContainers: [{ name: 's', restartPolicy: 'Always', ports: [{ name: 'http', containerPort: 7 }] }] },
      expected: [':8080'],
    },
    { it: 'those ports that are there', ports: TWO.ports, spec: {}, expected: ['http:8080'] },
    {
      it: 'two ports of one number',
      ports: [{ name: 'a', port: 80, targetPort: 'http' }, { name: 'b', port: 81, targetPort: 8080 }],
      spec: {},
      expected: ['a:8080', 'b:8080'],
    },
  ])('finds $it', ({ ports, spec, expected }) => {
    expect(ledTo(service({ ports }), deployment(spec))).toEqual([{ ports: expected, pods: ['cart-0'] }]);
    expect(endpoints(service({ ports }), deployment(spec))).toMatchObject([{ ports: expected.map((text) => ({ port: Number(text.split(':')[1]) })) }]);
  });

  test('makes one slice for each set of numbers', () => {
    const manifests = [
      service(TWO), deployment({ containers: [{ name: 'app', ports: PORTS }] }, 'a'), deployment({ containers: [{ name: 'app', ports: PORTS.slice(1) }] }, 'b'),
      deployment({ containers: [{ name: 'x', ports: PORTS }] }, 'c'), deployment({ containers: [{ name: 'app', ports: [{ name: 'http', containerPort: 1 }, PORTS[1]] }] }, 'd'),
    ];

    expect(ledTo(...manifests)).toEqual([
      {
        ports: ['http:8080', 'metrics:9090'],
        pods: ['a-0', 'c-0'],
      }, { ports: ['metrics:9090'], pods: ['b-0'] }, { ports: ['http:1', 'metrics:9090'], pods: ['d-0'] },
    ]);
  });

  test('lists pods of a headless Service without ports', () => {
    expect(ledTo(service({ clusterIP: 'None', ports: [] }), workload('Deployment'))).toEqual([{ ports: [], pods: ['cart-0'] }]);
  });

  test('tells the application\'s protocol', () => {
    expect(slices(service({ ports: [{ port: 80, targetPort: 'http', appProtocol: 'http' }] }), workload('Deployment'))[0].ports).toEqual([{ name: '', port: 8080, protocol: 'TCP', appProtocol: 'http' }]);
  });
});

describe('endpointSlicesOf() by state and family', () => {
  test.each([
    { it: 'ready', ready: 'True', publish: false, expected: { ready: true, serving: true } },
    { it: 'not ready', ready: 'False', publish: false, expected: { ready: false, serving: false } },
    { it: 'not ready, and published all the same', ready: 'False', publish: true, expected: { ready: true, serving: false } },
    { it: 'unknown', ready: 'Unknown', publish: false, expected: { ready: false, serving: false } },
  ])('tells of a pod that is $it', ({ ready, publish, expected }) => {
    const manifests = [service({ publishNotReadyAddresses: publish }), pod({ status: seen('10.1.2.3', ready) })];

    expect(slices(...manifests)[0].endpoints).toMatchObject([{ ...expected, terminating: false }]);
    expect(endpoints(...manifests)[0].endpoints.map((endpoint) => endpoint.ready)).toEqual([expected.ready]);
  });

  test.each([
    { it: 'the first address where the cluster decides', families: undefined, ips: ['10.1.2.3', 'fd00::3'], expected: ['10.1.2.3'] },
    { it: 'the one of the wanted family', families: ['IPv6'], ips: ['10.1.2.3', 'fd00::3'], expected: ['fd00::3'] },
    { it: 'the one of the first family', families: ['IPv4', 'IPv6'], ips: ['fd00::3', '10.1.2.3'], expected: ['10.1.2.3'] },
    { it: 'no address of another family', families: ['IPv6'], ips: ['10.1.2.3'], expected: [] },
  ])('leads to $it', ({ families, ips, expected }) => {
    const given = pod({ status: seen(ips[0], 'True', { podIPs: ips.map((ip) => ({ ip })) }), metadata: { uid: 'u' } });
    const [found] = slices(service({ ipFamilies: families }), given);

    expect(found.addressType).toBe(families?.[0] ?? 'IPv4');
    expect(found.endpoints.flatMap(({ addresses }) => addresses)).toEqual(expected);
  });

  // Of the pods' status alone: a pod with an address needs no uid in its manifest.
  test('leads to no address of another family for a pod without a uid', () => {
    expect(slices(service({ ipFamilies: ['IPv6'] }), pod({ status: seen('10.1.2.3') }))[0].endpoints).toEqual([]);
  });

  test('leads to a stand-in whatever the family', () => {
    expect(slices(service({ ipFamilies: ['IPv6'] }), workload('Deployment'))[0]).toMatchObject({ addressType: 'IPv6', endpoints: [{ addresses: ['240.0.0.1'] }] });
  });

  // ShouldPodBeInEndpoints in k8s.io/endpointslice, util/controller_utils.go
  test('leaves out a pod that is being deleted', () => {
    expect(endpoints(service(), pod({ status: seen('10.1.2.3'), metadata: { deletionTimestamp: '2026-01-01T00:00:00Z' } }))).toEqual([]);
  });
});

describe('endpointsOf()', () => {
  test('leads to the pods, as the controller writes it', () => {
    const found = endpoints(service({ clusterIP: 'None' }, { labels: { a: 'b' } }), pod({ pod: { nodeName: 'n1' } }), ZONE, object('v1', 'Endpoints', { subsets: [] }));

    expect(found).toEqual([{
      namespace: 'shop',
      name: 'cart',
      labels: { 'a': 'b', 'endpoints.kubernetes.io/managed-by': 'endpoint-controller', 'service.kubernetes.io/headless': '' },
      annotations: { 'endpoints.kubernetes.io/last-change-trigger-time': PLACEHOLDER },
      addressType: 'IPv4',
      serviceName: 'cart',
      ports: [{ name: 'http', port: 8080, protocol: 'TCP' }],
      endpoints: [{ addresses: ['240.0.0.1'], ready: true, nodeName: 'n1', targetRef: { kind: 'Pod', namespace: 'shop', name: 'cart' } }],
      source: 'Service/shop/cart',
    }]);
  });
});
