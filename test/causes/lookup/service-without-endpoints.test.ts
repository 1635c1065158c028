import { Inspection } from 'cdk8s-app-monitoring';
import { object } from '../../support/manifests/manifest';
import { podMonitor, serviceMonitor } from '../../support/manifests/monitors';
import { prometheus } from '../../support/manifests/servers';
import { service } from '../../support/manifests/services';
import { deployment } from '../../support/manifests/workloads';
import { reported } from '../../support/reported';

const external = service({ type: 'ExternalName', externalName: 'db.example', selector: undefined });
const bare = service({ selector: undefined });
const endpoints = { apiVersion: 'v1', kind: 'Endpoints', metadata: { namespace: 'shop', name: 'cart' }, subsets: [{ addresses: [{ ip: '10.0.0.1' }], ports: [{ name: 'metrics', port: 1 }] }] };
const slice = {
  apiVersion: 'discovery.k8s.io/v1',
  kind: 'EndpointSlice',
  metadata: { namespace: 'shop', name: 'cart-1', labels: { 'kubernetes.io/service-name': 'cart' } },
  addressType: 'IPv4',
  endpoints: [{ addresses: ['10.0.0.1'] }],
  ports: [{ name: 'metrics', port: 1 }],
};
const patroni = { apiVersion: 'rbac.authorization.k8s.io/v1', kind: 'Role', metadata: { namespace: 'shop', name: 'db' }, rules: [{ apiGroups: [''], resources: ['endpoints'], verbs: ['patch'] }] };

describe('AM916', () => {
  test.each([
    {
      it: 'finds an ExternalName',
      given: [serviceMonitor(), external],
      expected: ['error Service/shop/cart: it is of type ExternalName and has no endpoints, so "ServiceMonitor/shop/cart" finds no targets for it; replace the ServiceMonitor with a ScrapeConfig: set staticConfigs or dnsSDConfigs to "db.example"'],
    },
    {
      it: 'is a note where an operator may write the addresses',
      given: [serviceMonitor(), bare, object('db.example.com/v1', 'Database', { spec: {} })],
      expected: [expect.stringMatching(/^info .* finds no targets for it unless the operator of Database "shop\/cart" creates its addresses, which is not known/)],
    },
    {
      it: 'finds an ExternalName with a selector',
      given: [serviceMonitor(), service({ type: 'ExternalName', externalName: 'x' }), deployment()],
      expected: [expect.stringContaining('it is of type ExternalName')],
    },
    {
      it: 'finds a slice that lacks the label of its Service',
      given: [prometheus({ serviceDiscoveryRole: 'EndpointSlice' }), serviceMonitor(), bare, deployment({ labels: { app: 'other' } }), { ...slice, metadata: { namespace: 'shop', name: 'cart-1' } }],
      expected: ['error Service/shop/cart: it has no selector, and "EndpointSlice/shop/cart-1" does not belong to it, since the slice does not have the label kubernetes.io/service-name, so "ServiceMonitor/shop/cart" finds no targets for it; set label kubernetes.io/service-name of "EndpointSlice/shop/cart-1" to "cart"'],
    },
    {
      it: 'finds a slice that names another Service, a warning where other manifests may list the addresses',
      given: [prometheus(), serviceMonitor(), bare, patroni, { ...slice, metadata: { namespace: 'shop', name: 'cart', labels: { 'kubernetes.io/service-name': 'crat' } } }],
      expected: [expect.stringMatching(/^warning .* the label kubernetes\.io\/service-name of the slice is "crat", .*; set label .* to "cart", and serviceDiscoveryRole to "EndpointSlice"/)],
    },
    {
      it: 'does not name the slice of another Service with a longer name',
      given: [prometheus(), serviceMonitor(), bare, service({}, { name: 'cart-db', labels: {} }), { ...slice, metadata: { namespace: 'shop', name: 'cart-db', labels: { 'kubernetes.io/service-name': 'cart-db' } } }],
      expected: [expect.stringContaining('no Endpoints or EndpointSlice in the manifests lists its addresses')],
    },
    {
      it: 'finds a Service without addresses',
      given: [serviceMonitor(), bare],
      expected: [expect.stringContaining('it has no selector, and no Endpoints or EndpointSlice in the manifests lists its addresses, so "ServiceMonitor/shop/cart" finds no targets for it')],
    },
    {
      it: 'finds addresses in the object that is not discovered',
      given: [prometheus(), serviceMonitor(), bare, slice],
      expected: [expect.stringMatching(/only in an EndpointSlice, but Prometheus discovers Endpoints.*; set serviceDiscoveryRole to "EndpointSlice" in the ServiceMonitor or the Prometheus$/)],
    },
    {
      it: 'is a warning about the server that does not discover the object, where another one does',
      given: [prometheus({ serviceDiscoveryRole: 'EndpointSlice' }), prometheus({}, { name: 'other' }), serviceMonitor(), bare, slice],
      expected: ['warning Service/shop/cart: its addresses are only in an EndpointSlice, but "Prometheus/monitoring/other" discovers Endpoints, so "ServiceMonitor/shop/cart" finds no targets for it there; set serviceDiscoveryRole to "EndpointSlice" in the ServiceMonitor or in "Prometheus/monitoring/other"'],
    },
    {
      it: 'finds the monitor that no server discovers the object for',
      given: [prometheus(), serviceMonitor({}, { serviceDiscoveryRole: 'EndpointSlice' }), serviceMonitor({}, {}, { name: 'other' }), bare, slice],
      expected: [expect.stringMatching(/^error .*but Prometheus discovers Endpoints, so "ServiceMonitor\/shop\/other" finds no targets for it; set serviceDiscoveryRole to "EndpointSlice" in the ServiceMonitor or the Prometheus$/)],
    },
    {
      it: 'is silent where two servers discover Endpoints and slices of them',
      given: [prometheus({ serviceDiscoveryRole: 'EndpointSlice' }), prometheus({}, { name: 'other' }), serviceMonitor(), bare, endpoints],
      expected: [],
    },
    {
      it: 'names all monitors',
      given: [serviceMonitor(), serviceMonitor({}, {}, { name: 'other' }), bare],
      expected: [expect.stringContaining('so "ServiceMonitor/shop/cart", "ServiceMonitor/shop/other" find no targets for it')],
    },
    { it: 'is silent with Endpoints', given: [prometheus(), serviceMonitor(), bare, endpoints], expected: [] },
    {
      it: 'is silent with Endpoints that are mirrored to slices',
      given: [prometheus({ serviceDiscoveryRole: 'EndpointSlice' }), serviceMonitor(), bare, endpoints],
      expected: [],
    },
    {
      it: 'is silent with the slice that is discovered',
      given: [prometheus({ serviceDiscoveryRole: 'EndpointSlice' }), serviceMonitor(), bare, slice],
      expected: [],
    },
    { it: 'is silent with a slice and no server', given: [serviceMonitor(), bare, slice], expected: [] },
    { it: 'is silent beside an app that may write Endpoints', given: [serviceMonitor(), bare, patroni], expected: [] },
    {
      it: 'is silent in the namespaces of the cluster itself',
      given: [serviceMonitor({}, { namespaceSelector: { any: true } }), service({ selector: undefined }, { namespace: 'kube-system' })],
      expected: [],
    },
    { it: 'is silent about a Service with a selector', given: [serviceMonitor(), service(), deployment()], expected: [] },
    { it: 'is silent about a Service that no ServiceMonitor is for', given: [podMonitor(), external], expected: [] },
  ])('$it', ({ given, expected }) => expect(reported('AM916', given)).toEqual(expected));

  test('is the step of the server that finds no targets', () => {
    const given = [prometheus({ serviceDiscoveryRole: 'EndpointSlice' }), prometheus({}, { name: 'other' }), serviceMonitor(), bare, slice];
    const { steps } = Inspection.ofYaml(given.map((each) => JSON.stringify(each)).join('\n---\n')).explain('ServiceMonitor/shop/cart');

    expect(steps.filter(({ isOk }) => !isOk).map(({ stage, server, finding }) => [stage, server, finding?.code])).toEqual([['endpoints', 'Prometheus/monitoring/other', 'AM916']]);
  });

  test('is reported alone', () => {
    const given = [prometheus(), serviceMonitor(), external, deployment()];

    expect(['AM906', 'AM907', 'AM908', 'AM910'].flatMap((code) => reported(code, given))).toEqual([]);
  });
});
