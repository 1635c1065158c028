import { isHeadless, RunningService, runningService } from '../../../lib/kubernetes/endpoints/running-service';
import { PLACEHOLDER } from '../../../lib/kubernetes/placeholder';
import { Fields, object } from '../../support/manifests/manifest';
import { objectsOf, service } from '../../support/running';

function read(spec: Fields, metadata?: Fields): RunningService {
  const [stored] = objectsOf(service(spec, metadata)).ofKind('Service');

  return runningService(stored);
}

describe('runningService()', () => {
  test('fills in what the API server fills in', () => {
    expect(read({ ports: [{ port: 80 }] }, { labels: { a: 'b' }, annotations: { c: 'd' } })).toEqual({
      namespace: 'shop',
      name: 'cart',
      labels: { a: 'b' },
      annotations: { c: 'd' },
      type: 'ClusterIP',
      clusterIp: PLACEHOLDER,
      externalName: '',
      loadBalancerIp: '',
      selector: { app: 'cart' },
      publishNotReadyAddresses: false,
      ipFamily: undefined,
      isDualStack: false,
      ports: [{ name: '', port: 80, targetPort: 80, protocol: 'TCP' }],
      source: 'Service/shop/cart',
    });
  });

  test('keeps what is written', () => {
    const ports = [{ name: 'dns', port: 53, targetPort: 'dns', protocol: 'UDP', appProtocol: 'kubernetes.io/dns' }];
    const written = { type: 'LoadBalancer', clusterIP: '10.9.9.9', loadBalancerIP: '1.2.3.4', publishNotReadyAddresses: true, ipFamilies: ['IPv6', 'IPv4'], ipFamilyPolicy: 'RequireDualStack', ports };

    expect(read(written)).toMatchObject({
      type: 'LoadBalancer', clusterIp: '10.9.9.9', loadBalancerIp: '1.2.3.4', publishNotReadyAddresses: true, ipFamily: 'IPv6', isDualStack: true, ports,
    });
  });

  // SetDefaults_Service in pkg/apis/core/v1/defaults.go, Kubernetes v1.36.3
  test.each([
    { it: 'the port where none is written', port: { port: 80 }, expected: 80 },
    { it: 'the port for 0', port: { port: 80, targetPort: 0 }, expected: 80 },
    { it: 'the port for an empty text', port: { port: 80, targetPort: '' }, expected: 80 },
    { it: 'the port for null', port: { port: 80, targetPort: null }, expected: 80 },
    { it: 'the port for a wrong type', port: { port: 80, targetPort: {} }, expected: 80 },
    { it: 'a number', port: { port: 80, targetPort: 8080 }, expected: 8080 },
    { it: 'a name', port: { port: 80, targetPort: 'http' }, expected: 'http' },
    { it: 'a number as text as a name', port: { port: 80, targetPort: '8080' }, expected: '8080' },
  ])('has as its targetPort $it', ({ port, expected }) => {
    expect(read({ ports: [port] }).ports).toEqual([{ name: '', port: 80, targetPort: expected, protocol: 'TCP' }]);
  });

  test.each([{ port: '80' }, { port: 80.5 }, {}, null, 80])('leaves out the port %j', (port) => {
    expect(read({ ports: [port] }).ports).toEqual([]);
  });

  test.each([
    { it: 'nothing where none is written', selector: undefined, expected: undefined },
    { it: 'nothing for null', selector: null, expected: undefined },
    { it: 'what is written', selector: { app: 'cart' }, expected: { app: 'cart' } },
  ])('selects by $it', ({ selector, expected }) => {
    expect(read({ selector }).selector).toEqual(expected);
  });

  // An empty map does not come back from etcd, where objects lie as protobuf: to the controllers it is nil.
  test('selects by nothing where the selector is empty', () => {
    expect(read({ selector: {} }).selector).toBeUndefined();
  });

  test.each([
    { it: 'without one', spec: {}, expected: PLACEHOLDER },
    { it: 'that is headless', spec: { clusterIP: 'None' }, expected: 'None' },
    { it: 'with one of its own', spec: { clusterIP: '10.9.9.9' }, expected: '10.9.9.9' },
    { it: 'that is an ExternalName', spec: { type: 'ExternalName', externalName: 'example.com' }, expected: '' },
  ])('has the cluster IP "$expected" $it', ({ spec, expected }) => {
    expect(read(spec).clusterIp).toBe(expected);
  });

  test.each([
    { it: 'an empty clusterIP as one to be given', spec: { clusterIP: '' }, expected: { clusterIp: PLACEHOLDER } },
    { it: 'an empty type as the default', spec: { type: '' }, expected: { type: 'ClusterIP', clusterIp: PLACEHOLDER } },
  ])('takes $it', ({ spec, expected }) => {
    expect(read(spec)).toMatchObject(expected);
  });

  test.each([
    { policy: undefined, expected: false },
    { policy: 'SingleStack', expected: false },
    { policy: 'PreferDualStack', expected: true },
    { policy: 'RequireDualStack', expected: true },
  ])('has two families: $expected, for the policy $policy', ({ policy, expected }) => {
    expect(read({ ipFamilyPolicy: policy }).isDualStack).toBe(expected);
  });

  test('survives a Service without a spec', () => {
    const [stored] = objectsOf(object('v1', 'Service')).ofKind('Service');

    expect(runningService(stored)).toMatchObject({ type: 'ClusterIP', ports: [] });
  });
});

describe('isHeadless()', () => {
  test.each([{ clusterIP: 'None', expected: true }, { clusterIP: undefined, expected: false }, { clusterIP: '10.9.9.9', expected: false }, { clusterIP: 'none', expected: false }])(
    'is $expected for $clusterIP', ({ clusterIP, expected }) => {
      expect(isHeadless(read({ clusterIP }))).toBe(expected);
    });
});
