import { Node, nodeOf } from '../../lib/kubernetes/node';
import { Fields } from '../support/manifests/manifest';
import { objectsOf } from '../support/running';

const read = (fields: Fields, metadata: Fields = {}): Node => nodeOf(objectsOf({ apiVersion: 'v1', kind: 'Node', metadata: { name: 'n1', ...metadata }, ...fields }).ofKind('Node')[0]);

describe('nodeOf()', () => {
  test('reads what a cluster says of it', () => {
    const status = {
      addresses: [{ type: 'InternalIP', address: '10.0.0.1' }], conditions: [{ type: 'Ready', status: 'True' }], daemonEndpoints: { kubeletEndpoint: { Port: 10250 } },
    };

    expect(read({ spec: { providerID: 'aws:///i-1' }, status }, { labels: { a: 'b' }, annotations: { c: 'd' } })).toEqual({
      name: 'n1',
      isUnschedulable: false,
      labels: { a: 'b' },
      annotations: { c: 'd' },
      providerId: 'aws:///i-1',
      addresses: status.addresses,
      kubeletPort: 10250,
      conditions: status.conditions,
      source: 'Node/n1',
    });
  });

  test.each<{ it: string; fields: Fields }>([
    { it: 'without a status', fields: {} },
    {
      it: 'with a status of a wrong type',
      fields: { spec: [], status: { addresses: {}, conditions: 'x', daemonEndpoints: { kubeletEndpoint: { Port: '10250' } } } },
    },
  ])('reads one $it', ({ fields }) => {
    expect(read(fields)).toMatchObject({ providerId: '', addresses: [], kubeletPort: 0, conditions: [] });
  });

  test('survives entries that are none', () => {
    expect(read({ status: { addresses: [null], conditions: [1] } })).toMatchObject({ addresses: [{ type: '', address: '' }], conditions: [{ type: '', status: '' }] });
  });
});
