import { GroupIndex, RequiredLabel } from '../../../lib/prometheus/discovery/group-index';
import { TargetGroup } from '../../../lib/prometheus/discovery/target-group';

const P = '__meta_kubernetes_pod_';

function group(name: string, labels: { readonly [label: string]: string }): TargetGroup {
  return { labels: new Map([[`${P}name`, name], ...Object.entries(labels)]), targets: [] };
}

const GROUPS = [
  group('a', { [`${P}label_app`]: 'cart', [`${P}labelpresent_app`]: 'true' }),
  group('b', { [`${P}label_app`]: 'login', [`${P}labelpresent_app`]: 'true', [`${P}annotation_scrape`]: 'true' }),
  group('c', { [`${P}label_app`]: 'login', [`${P}labelpresent_app`]: 'true' }),
  group('d', {}),
];

const namesOf = (groups: readonly TargetGroup[]) => groups.map(({ labels }) => labels.get(`${P}name`));
const required = (label: string, ...values: string[]): RequiredLabel => ({ label: `${P}${label}`, values: new Set(values) });

describe('GroupIndex.candidates()', () => {
  test.each([
    { it: 'all without a condition', conditions: [], expected: ['a', 'b', 'c', 'd'] },
    { it: 'those with a label', conditions: [required('label_app', 'login')], expected: ['b', 'c'] },
    { it: 'those with one of several values', conditions: [required('label_app', 'cart', 'login', 'nope')], expected: ['a', 'b', 'c'] },
    { it: 'none for a value that nobody has', conditions: [required('label_app', 'nope')], expected: [] },
    { it: 'none without a value', conditions: [required('label_app')], expected: [] },
    { it: 'those with an annotation', conditions: [required('annotation_scrape', 'true')], expected: ['b'] },
    { it: 'those that carry a label', conditions: [required('labelpresent_app', 'true')], expected: ['a', 'b', 'c'] },
    { it: 'those without a label, for the empty value', conditions: [required('label_app', '')], expected: ['d'] },
    {
      it: 'by the condition that leaves the fewest',
      conditions: [required('labelpresent_app', 'true'), required('annotation_scrape', 'true'), required('label_app', 'login')],
      expected: ['b'],
    },
    { it: 'all for a label that targets have of their own', conditions: [required('container_port_name', 'http')], expected: ['a', 'b', 'c', 'd'] },
    { it: 'all for a label that is not indexed', conditions: [required('name', 'a')], expected: ['a', 'b', 'c', 'd'] },
    {
      it: 'all for a label of another kind',
      conditions: [{ label: '__meta_kubernetes_service_label_app', values: new Set(['cart']) }],
      expected: ['a', 'b', 'c', 'd'],
    },
  ])('has $it', ({ conditions, expected }) => {
    expect(namesOf(new GroupIndex('pod', GROUPS).candidates(conditions))).toEqual(expected);
  });

  test('is the same when it is asked again', () => {
    const index = new GroupIndex('pod', GROUPS);

    expect([1, 2].map(() => namesOf(index.candidates([required('label_app', 'login')])))).toEqual([['b', 'c'], ['b', 'c']]);
    expect(index.all).toBe(GROUPS);
  });

  test.each([
    { role: 'endpoints' as const, label: '__meta_kubernetes_service_label_app', expected: 0 },
    { role: 'endpoints' as const, label: '__meta_kubernetes_endpoints_annotation_a', expected: 0 },
    { role: 'endpoints' as const, label: '__meta_kubernetes_pod_label_app', expected: 4 },
    { role: 'endpointslice' as const, label: '__meta_kubernetes_endpointslice_label_app', expected: 0 },
    { role: 'endpointslice' as const, label: '__meta_kubernetes_endpointslice_endpoint_hostname', expected: 4 },
    { role: 'pod' as const, label: '__meta_kubernetes_node_label_zone', expected: 4 },
    { role: 'node' as const, label: '__meta_kubernetes_node_label_zone', expected: 0 },
  ])('narrows groups of $role by $label to $expected', ({ role, label, expected }) => {
    expect(new GroupIndex(role, GROUPS).candidates([{ label, values: new Set(['x']) }])).toHaveLength(expected);
  });

  test('is empty for no groups', () => {
    expect(new GroupIndex('pod', []).candidates([required('label_app', 'x')])).toEqual([]);
  });
});
