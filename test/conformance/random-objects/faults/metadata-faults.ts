/** What people get wrong in metadata, of any kind. */
import { each, Fault, KEYS, LABEL_VALUES, NAMES } from './fault';
import { ABSENT } from '../json-path';

const OWNER = { apiVersion: 'apps/v1', kind: 'Deployment', name: 'cart', uid: 'u' };
const MANAGED = {
  manager: 'kubectl',
  operation: 'Apply',
  apiVersion: 'v1',
  time: '2024-01-01T00:00:00Z',
  fieldsType: 'FieldsV1',
  fieldsV1: { 'f:spec': {} },
};
const MAP_KINDS: readonly unknown[] = [
  null, [], 'a=b', [{ name: 'a', value: 'b' }], { a: null }, { a: 1 }, { a: true }, { a: { b: 'c' } }, { a: 'b', c: null }, 1,
];

/** Faults of metadata by path. */
export const METADATA_FAULTS: readonly Fault[] = [
  ...each('metadata.name', ABSENT, null, 1, true, [], {}, ...NAMES),
  ...each('metadata.namespace', 'Shop', 'my_shop', 'a.b', '', null, 1, 'x'.repeat(63), 'x'.repeat(64), '-a'),
  ...each('metadata.labels', ...MAP_KINDS, ...KEYS.map((key) => ({ [key]: 'a' }))),
  ...each('metadata.labels.app', ...LABEL_VALUES),
  ...each('metadata.annotations', ...MAP_KINDS, ...KEYS.map((key) => ({ [key]: 'a' })), { a: 'x'.repeat(262_144) }),
  ...each('metadata.annotations["prometheus.io/port"]', 8080, '8080', 80.5, true, null, [], {}, ''),
  ...each('metadata.annotations["prometheus.io/scrape"]', true, 'true', 'yes', null),
  ...['cart-', 'Cart', '-', '', 'a.', 'x'.repeat(260), null, 1].map(
    (generateName) => ({ 'metadata.name': ABSENT, 'metadata.generateName': generateName }),
  ),
  ...each('metadata', ABSENT, null, {}, [], 'cart', [{ name: 'cart' }], { Name: 'cart' }, { labels: { app: 'cart' } }),
  ...each(
    'metadata.finalizers', [], null, [null], ['orphan'], ['a.b/c'], [''], ['a b'], ['foregroundDeletion', 'orphan'], 'a.b/c',
    ['a.b/c', 'a.b/c'], ['kubernetes'], [1],
  ),
  ...each(
    'metadata.ownerReferences', [], [OWNER], [null], [{}], OWNER,
    [{ ...OWNER, controller: true }, { ...OWNER, controller: true, name: 'b' }], [{ ...OWNER, apiVersion: 'a/b/c' }],
    [{ ...OWNER, uid: '' }], [{ ...OWNER, x: 1 }], [{ ...OWNER, apiVersion: 'v1', kind: 'Event' }],
    [{ ...OWNER, blockOwnerDeletion: 'true' }], [{ ...OWNER, kind: '', name: '' }]),
  ...each('metadata.creationTimestamp', null, '2024-01-01T00:00:00Z', '2024-01-01', '', 1),
  ...each('metadata.deletionTimestamp', null, '2024-01-01T00:00:00Z', 'never'),
  ...each('metadata.deletionGracePeriodSeconds', 30, -1, '30', null),
  ...each('metadata.generation', 1, -1, 0, '1', null),
  ...each('metadata.resourceVersion', '', 'x', 1, null, '0'),
  ...each('metadata.uid', 'u', '', 1, null, '6a7e0d9e-0000-4000-8000-000000000000'),
  ...each('metadata.selfLink', '/api/v1/x', 1),
  ...each('metadata.clusterName', 'a', ''),
  ...each(
    'metadata.managedFields', [], [MANAGED], [null], [{}], [{ ...MANAGED, operation: 'x' }], [{ ...MANAGED, fieldsType: 'x' }],
    [{ ...MANAGED, time: 'x' }], [{ ...MANAGED, manager: 'x'.repeat(129) }],
  ),
  ...each('metadata.replicas', 1),
  ...each('namespace', 'shop'),
  ...each('labels', { app: 'cart' }),
  ...each('annotations', { a: 'b' }),
  ...each('name', 'cart'),
  ...each('spec', ABSENT, null, {}, [], 'a', 1),
  ...each(
    'status', {}, null, [], { x: 1 }, { replicas: 1 }, { replicas: '1' }, { conditions: [] }, { conditions: [{ type: 1 }] }, 'ok',
    { loadBalancer: {} }, { phase: 'Running' },
  ),
];
