import { PLACEHOLDER } from '../../../lib/kubernetes/placeholder';
import { Manifest } from '../../../lib/manifests/manifest';
import { namespace } from '../../support/manifests/cluster';
import { Fields, object, Texts } from '../../support/manifests/manifest';
import { APP, discover, discoverWith, pod, seen, service, workload } from '../../support/running';

const POD = pod({ status: seen('10.1.2.3'), pod: { nodeName: 'n1', containers: [APP, { name: 'side', image: 's:1', ports: [{ containerPort: 9 }] }] }, metadata: { uid: 'u-1' } });
const POD_LABELS = {
  __meta_kubernetes_pod_name: 'cart',
  __meta_kubernetes_pod_ip: '10.1.2.3',
  __meta_kubernetes_pod_ready: 'true',
  __meta_kubernetes_pod_phase: 'Running',
  __meta_kubernetes_pod_node_name: 'n1',
  __meta_kubernetes_pod_host_ip: '10.0.0.1',
  __meta_kubernetes_pod_uid: 'u-1',
  __meta_kubernetes_pod_label_app: 'cart',
  __meta_kubernetes_pod_labelpresent_app: 'true',
};
const HTTP = {
  __meta_kubernetes_pod_container_name: 'app',
  __meta_kubernetes_pod_container_image: 'cart:1',
  __meta_kubernetes_pod_container_init: 'false',
  __meta_kubernetes_pod_container_port_name: 'http',
  __meta_kubernetes_pod_container_port_number: '8080',
  __meta_kubernetes_pod_container_port_protocol: 'TCP',
};
const SIDE = {
  __meta_kubernetes_pod_container_name: 'side',
  __meta_kubernetes_pod_container_image: 's:1',
  __meta_kubernetes_pod_container_init: 'false',
  __meta_kubernetes_pod_container_port_number: '9',
  __meta_kubernetes_pod_container_port_protocol: 'TCP',
};
const SERVICE_LABELS = { __meta_kubernetes_namespace: 'shop', __meta_kubernetes_service_name: 'cart', __meta_kubernetes_service_label_a: 'b', __meta_kubernetes_service_labelpresent_a: 'true' };
const LABELLED = service({}, { labels: { a: 'b' } });
const NODE = { apiVersion: 'v1', kind: 'Node', metadata: { name: 'n1', labels: { 'topology.kubernetes.io/zone': 'eu-1' } } };
const NODE_LABELS = { __meta_kubernetes_node_name: 'n1', __meta_kubernetes_node_label_topology_kubernetes_io_zone: 'eu-1', __meta_kubernetes_node_labelpresent_topology_kubernetes_io_zone: 'true' };

const addresses = (config: Fields, ...manifests: Manifest[]) => discover(config, ...manifests).map(({ __address__ }) => __address__);
const slice = (fields: Fields, labels: Texts = { 'kubernetes.io/service-name': 'cart' }) => object('discovery.k8s.io/v1', 'EndpointSlice', { addressType: 'IPv4', ports: [{ port: 80 }], ...fields }, { name: 'cart-1', labels });
const subset = (addressesOf: Fields[], ports: Fields[] = [{ port: 80 }]) => object('v1', 'Endpoints', { subsets: [{ addresses: addressesOf, ports }] });

describe('discoverEndpoints() for endpointslice', () => {
  const SLICE = { role: 'endpointslice' };
  const SLICE_LABELS = {
    ...SERVICE_LABELS,
    __meta_kubernetes_endpointslice_name: `cart-${PLACEHOLDER}`,
    __meta_kubernetes_endpointslice_address_type: 'IPv4',
    __meta_kubernetes_endpointslice_label_a: 'b',
    __meta_kubernetes_endpointslice_labelpresent_a: 'true',
    __meta_kubernetes_endpointslice_label_kubernetes_io_service_name: 'cart',
    __meta_kubernetes_endpointslice_labelpresent_kubernetes_io_service_name: 'true',
    __meta_kubernetes_endpointslice_label_endpointslice_kubernetes_io_managed_by: 'endpointslice-controller.k8s.io',
    __meta_kubernetes_endpointslice_labelpresent_endpointslice_kubernetes_io_managed_by: 'true',
    __meta_kubernetes_endpointslice_annotation_endpoints_kubernetes_io_last_change_trigger_time: PLACEHOLDER,
    __meta_kubernetes_endpointslice_annotationpresent_endpoints_kubernetes_io_last_change_trigger_time: PLACEHOLDER,
  };

  test('has all labels, and a target for each port that the Service does not lead to', () => {
    expect(discover(SLICE, LABELLED, POD, NODE)).toEqual([
      {
        __address__: '10.1.2.3:8080',
        ...SLICE_LABELS,
        ...POD_LABELS,
        ...HTTP,
        __meta_kubernetes_endpointslice_port: '8080',
        __meta_kubernetes_endpointslice_port_name: 'http',
        __meta_kubernetes_endpointslice_port_protocol: 'TCP',
        __meta_kubernetes_endpointslice_endpoint_conditions_ready: 'true',
        __meta_kubernetes_endpointslice_endpoint_conditions_serving: 'true',
        __meta_kubernetes_endpointslice_endpoint_conditions_terminating: 'false',
        __meta_kubernetes_endpointslice_endpoint_node_name: 'n1',
        __meta_kubernetes_endpointslice_endpoint_zone: 'eu-1',
        __meta_kubernetes_endpointslice_address_target_kind: 'Pod',
        __meta_kubernetes_endpointslice_address_target_name: 'cart',
      },
      { __address__: '10.1.2.3:9', ...SLICE_LABELS, ...POD_LABELS, ...SIDE },
    ]);
  });

  test('has all labels of a slice of its own', () => {
    const endpoint = { addresses: ['192.0.2.1', '192.0.2.2'], conditions: { ready: false }, hostname: 'h', zone: 'z', nodeName: 'n', targetRef: { kind: 'VM', name: 'v' } };
    const own = {
      __meta_kubernetes_namespace: 'shop',
      __meta_kubernetes_endpointslice_name: 'cart-1',
      __meta_kubernetes_endpointslice_address_type: 'IPv4',
      __meta_kubernetes_endpointslice_port: '80',
      __meta_kubernetes_endpointslice_port_protocol: 'TCP',
      __meta_kubernetes_endpointslice_port_app_protocol: 'h2c',
      __meta_kubernetes_endpointslice_endpoint_conditions_ready: 'false',
      __meta_kubernetes_endpointslice_endpoint_hostname: 'h',
      __meta_kubernetes_endpointslice_endpoint_zone: 'z',
      __meta_kubernetes_endpointslice_endpoint_node_name: 'n',
      __meta_kubernetes_endpointslice_address_target_kind: 'VM',
      __meta_kubernetes_endpointslice_address_target_name: 'v',
    };

    expect(discover(SLICE, slice({ endpoints: [endpoint], ports: [{ port: 80, appProtocol: 'h2c' }] }, {}))).toEqual([{ __address__: '192.0.2.1:80', ...own }, { __address__: '192.0.2.2:80', ...own }]);
  });

  test.each([
    { it: 'an address of six', fields: { addressType: 'IPv6', endpoints: [{ addresses: ['fd00::1'] }] }, expected: ['[fd00::1]:80'] },
    { it: 'a name', fields: { addressType: 'FQDN', endpoints: [{ addresses: ['example.com'] }] }, expected: ['example.com:80'] },
    { it: 'all ports', fields: { ports: [{ name: 'x' }], endpoints: [{ addresses: ['192.0.2.1'] }] }, expected: ['192.0.2.1'] },
    { it: 'no ports', fields: { ports: [], endpoints: [{ addresses: ['192.0.2.1'] }] }, expected: [] },
    { it: 'no endpoints', fields: {}, expected: [] },
  ])('leads to $it', ({ fields, expected }) => {
    expect(addresses(SLICE, slice(fields))).toEqual(expected);
  });

  // nonPrimaryIPFamilySlice in discovery/kubernetes/endpointslice.go, Prometheus v0.314.0
  test.each([
    { it: 'the first family', spec: { ipFamilyPolicy: 'PreferDualStack', ipFamilies: ['IPv4', 'IPv6'] }, type: 'IPv4', expected: 1 },
    { it: 'the second family', spec: { ipFamilyPolicy: 'PreferDualStack', ipFamilies: ['IPv4', 'IPv6'] }, type: 'IPv6', expected: 0 },
    { it: 'the second family, required', spec: { ipFamilyPolicy: 'RequireDualStack', ipFamilies: ['IPv6', 'IPv4'] }, type: 'IPv4', expected: 0 },
    { it: 'another family of a single one', spec: { ipFamilyPolicy: 'SingleStack', ipFamilies: ['IPv4'] }, type: 'IPv6', expected: 1 },
    { it: 'another family without a policy', spec: { ipFamilies: ['IPv4'] }, type: 'IPv6', expected: 1 },
    { it: 'any family where the cluster decides', spec: { ipFamilyPolicy: 'PreferDualStack' }, type: 'IPv6', expected: 1 },
  ])('has $expected targets for addresses of $it', ({ spec, type, expected }) => {
    expect(discover(SLICE, service({ selector: undefined, ...spec }), slice({ addressType: type, endpoints: [{ addresses: ['a'] }] }))).toHaveLength(expected);
  });

  test.each([
    { version: '3.10.0', expected: ['10.1.2.3:8080', '[fd00::3]:8080'] },
    { version: '3.11.0', expected: ['10.1.2.3:8080'] },
  ])('has the families of a Service that Prometheus $version takes', ({ version, expected }) => {
    const given = pod({ status: { ...seen('10.1.2.3'), podIPs: [{ ip: '10.1.2.3' }, { ip: 'fd00::3' }] } });
    const both = service({ ipFamilyPolicy: 'RequireDualStack', ipFamilies: ['IPv4', 'IPv6'] });

    expect(discoverWith(version, SLICE, both, given).map(({ __address__ }) => __address__)).toEqual(expected);
  });

  test('has one family of pods whose addresses are not known', () => {
    const both = service({ ipFamilyPolicy: 'RequireDualStack', ipFamilies: ['IPv4', 'IPv6'] });

    expect(discoverWith('3.10.0', SLICE, both, workload('Deployment'))).toHaveLength(1);
  });

  test('has the labels of the node that is the target itself before those of its own node', () => {
    const manifest = slice({ endpoints: [{ addresses: ['10.0.0.1'], nodeName: 'other', targetRef: { kind: 'Node', name: 'n1' } }] });

    expect(discover({ ...SLICE, attach_metadata: { node: true } }, manifest, NODE)).toMatchObject([NODE_LABELS]);
  });
});

describe('discoverEndpoints() for endpoints', () => {
  const ENDPOINTS = { role: 'endpoints' };
  const OBJECT_LABELS = {
    ...SERVICE_LABELS,
    __meta_kubernetes_endpoints_name: 'cart',
    __meta_kubernetes_endpoints_label_a: 'b',
    __meta_kubernetes_endpoints_labelpresent_a: 'true',
    __meta_kubernetes_endpoints_label_endpoints_kubernetes_io_managed_by: 'endpoint-controller',
    __meta_kubernetes_endpoints_labelpresent_endpoints_kubernetes_io_managed_by: 'true',
    __meta_kubernetes_endpoints_annotation_endpoints_kubernetes_io_last_change_trigger_time: PLACEHOLDER,
    __meta_kubernetes_endpoints_annotationpresent_endpoints_kubernetes_io_last_change_trigger_time: PLACEHOLDER,
  };

  test('has all labels, and a target for each port that the Service does not lead to', () => {
    expect(discover(ENDPOINTS, LABELLED, POD, NODE)).toEqual([
      {
        __address__: '10.1.2.3:8080',
        ...OBJECT_LABELS,
        ...POD_LABELS,
        ...HTTP,
        __meta_kubernetes_endpoint_port_name: 'http',
        __meta_kubernetes_endpoint_port_protocol: 'TCP',
        __meta_kubernetes_endpoint_ready: 'true',
        __meta_kubernetes_endpoint_node_name: 'n1',
        __meta_kubernetes_endpoint_address_target_kind: 'Pod',
        __meta_kubernetes_endpoint_address_target_name: 'cart',
      },
      { __address__: '10.1.2.3:9', ...OBJECT_LABELS, ...POD_LABELS, ...SIDE },
    ]);
  });

  test('has all labels of an object of its own', () => {
    expect(discover({ ...ENDPOINTS, attach_metadata: { node: true, namespace: true } }, subset([{ ip: '192.0.2.1', hostname: 'h', nodeName: 'n1' }]), NODE, namespace('shop'))).toEqual([{
      __address__: '192.0.2.1:80',
      ...NODE_LABELS,
      __meta_kubernetes_namespace: 'shop',
      __meta_kubernetes_namespace_label_kubernetes_io_metadata_name: 'shop',
      __meta_kubernetes_namespace_labelpresent_kubernetes_io_metadata_name: 'true',
      __meta_kubernetes_endpoints_name: 'cart',
      __meta_kubernetes_endpoint_port_protocol: 'TCP',
      __meta_kubernetes_endpoint_ready: 'true',
      __meta_kubernetes_endpoint_hostname: 'h',
      __meta_kubernetes_endpoint_node_name: 'n1',
    }]);
  });

  test('has the labels of the node of an address before those of the node that is the target', () => {
    const found = (address: Fields) => discover({ ...ENDPOINTS, attach_metadata: { node: true } }, subset([{ ip: '10.0.0.1', targetRef: { kind: 'Node', name: 'n1' }, ...address }]), NODE)[0].__meta_kubernetes_node_name;

    expect([found({}), found({ nodeName: 'other' })]).toEqual(['n1', 'other']);
  });

  test('takes the protocol of the Service\'s port for that of the container\'s', () => {
    const ports = [{ name: 'dns', port: 53, targetPort: 8080, protocol: 'UDP' }];

    expect(discover(ENDPOINTS, service({ ports }), POD)[0].__meta_kubernetes_pod_container_port_protocol).toBe('UDP');
    expect(discover({ role: 'endpointslice' }, service({ ports }), POD)[0].__meta_kubernetes_pod_container_port_protocol).toBe('TCP');
  });
});

describe.each(['endpoints', 'endpointslice'])('discoverEndpoints() for %s and pods', (role) => {
  test.each([
    { it: 'no container where no port is declared', ports: [{ port: 80, targetPort: 1234 }], containers: [APP], expected: undefined },
    { it: 'the last container that declares the port', ports: [{ port: 8080 }], containers: [APP, { ...APP, name: 'other' }], expected: 'other' },
    {
      it: 'the first port of that number in a container',
      ports: [{ port: 53 }],
      containers: [{ name: 'a', ports: [{ name: 'x', containerPort: 53 }, { name: 'y', containerPort: 53, protocol: 'UDP' }] }],
      expected: 'a',
    },
  ])('names $it', ({ ports, containers, expected }) => {
    expect(discover({ role }, service({ ports }), pod({ pod: { containers } }))[0].__meta_kubernetes_pod_container_name).toBe(expected);
  });

  test('has ports of several Services\' pods once each', () => {
    const ports = [{ name: 'a', port: 1, targetPort: 8080 }, { name: 'b', port: 2, targetPort: 9 }];

    expect(addresses({ role }, service({ ports }), POD)).toEqual(['10.1.2.3:8080', '10.1.2.3:9']);
  });

  test('has ports of init containers, too', () => {
    const given = pod({ status: seen('10.1.2.3'), pod: { initContainers: [{ name: 'setup', ports: [{ containerPort: 7 }] }] } });

    expect(discover({ role }, service(), given).map((labels) => [labels.__address__, labels.__meta_kubernetes_pod_container_init])).toEqual([['10.1.2.3:8080', 'false'], ['10.1.2.3:7', 'true']]);
  });

  test.each([
    { version: '2.55.1', expected: [['10.1.2.3:8080', 'app', undefined]] },
    { version: '3.0.0', expected: [['10.1.2.3:8080', 'late', 'true'], ['10.1.2.3:7', 'setup', 'true']] },
    { version: '3.16.0', expected: [['10.1.2.3:8080', 'late', 'true'], ['10.1.2.3:7', 'setup', 'true']] },
  ])('looks at init containers as Prometheus $version does', ({ version, expected }) => {
    const initContainers = [{ name: 'setup', ports: [{ containerPort: 7 }] }, { ...APP, name: 'late' }];

    const found = discoverWith(version, { role }, service(), pod({ status: seen('10.1.2.3'), pod: { initContainers } }));

    expect(found.map((labels) => ['__address__', ...['name', 'init'].map((part) => `__meta_kubernetes_pod_container_${part}`)].map((label) => labels[label])))
      .toEqual(expected);
  });

  test.each([
    { it: 'the pods that selectors leave', selectors: [{ role: 'pod', label: 'app=x' }], expected: [undefined] },
    { it: 'the Services that selectors leave', selectors: [{ role: 'service', label: 'a=x' }], expected: ['cart-0', 'cart-0'] },
    { it: 'the objects that selectors leave', selectors: [{ role, label: 'a=x' }], expected: [] },
  ])('sees only $it', ({ selectors, expected }) => {
    const found = discover({ role, selectors }, LABELLED, workload('Deployment', { spec: { template: { metadata: { labels: { app: 'cart' } }, spec: { containers: [APP, { name: 'b', ports: [{ containerPort: 1 }] }] } } } }));

    expect(found.map((labels) => labels.__meta_kubernetes_pod_name)).toEqual(expected);
    expect(found.map((labels) => labels.__meta_kubernetes_service_name)).toEqual(expected.map(() => (selectors[0].role === 'service' ? undefined : 'cart')));
  });
});
