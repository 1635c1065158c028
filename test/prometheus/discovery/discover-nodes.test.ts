import { Fields } from '../../support/manifests/manifest';
import { discover } from '../../support/running';

const address = (type: string, at: string) => ({ type, address: at });
const node = (status: Fields, metadata: Fields = {}, spec: Fields = {}) => ({ apiVersion: 'v1', kind: 'Node', metadata: { name: 'n1', ...metadata }, spec, status });

describe('discoverNode()', () => {
  test('has all labels', () => {
    const status = {
      addresses: [address('InternalIP', '10.0.0.1'), address('InternalIP', 'fd00::1'), address('Hostname', 'n1.internal')],
      conditions: [{ type: 'Ready', status: 'True' }, { type: 'NetworkUnavailable', status: 'Unknown' }, { type: 'example.com/Disk-Full', status: 'False' }],
      daemonEndpoints: { kubeletEndpoint: { Port: 10250 } },
    };

    expect(discover({ role: 'node' }, node(status, { labels: { zone: 'eu-1' }, annotations: { a: 'b' } }, { providerID: 'aws:///i-1' }))).toEqual([{
      __address__: '10.0.0.1:10250',
      instance: 'n1',
      __meta_kubernetes_node_name: 'n1',
      __meta_kubernetes_node_provider_id: 'aws:///i-1',
      __meta_kubernetes_node_label_zone: 'eu-1',
      __meta_kubernetes_node_labelpresent_zone: 'true',
      __meta_kubernetes_node_annotation_a: 'b',
      __meta_kubernetes_node_annotationpresent_a: 'true',
      __meta_kubernetes_node_condition_ready: 'true',
      __meta_kubernetes_node_condition_networkunavailable: 'unknown',
      __meta_kubernetes_node_condition_example_com_disk_full: 'false',
      __meta_kubernetes_node_address_InternalIP: '10.0.0.1',
      __meta_kubernetes_node_address_Hostname: 'n1.internal',
    }]);
  });

  // nodeAddress in discovery/kubernetes/node.go, Prometheus v0.314.0
  const ORDER = ['InternalIP', 'InternalDNS', 'ExternalIP', 'ExternalDNS', 'LegacyHostIP', 'Hostname'];
  test.each(ORDER.map((type, i) => ({ type, others: ORDER.slice(i + 1) })))('takes $type before $others', ({ type, others }) => {
    const addresses = [...others].reverse().concat(type).map((each) => address(each, each.toLowerCase()));

    expect(discover({ role: 'node' }, node({ addresses }))[0].__address__).toBe(`${type.toLowerCase()}:0`);
  });

  test.each([
    { it: 'no address', addresses: [], expected: [] },
    { it: 'an address of another kind', addresses: [address('Other', '10.0.0.1')], expected: [] },
    { it: 'an address of six', addresses: [address('InternalIP', 'fd00::1')], expected: ['[fd00::1]:0'] },
  ])('is $expected for a node with $it', ({ addresses, expected }) => {
    expect(discover({ role: 'node' }, node({ addresses })).map(({ __address__ }) => __address__)).toEqual(expected);
  });
});
