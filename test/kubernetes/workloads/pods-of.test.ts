import { tryWorkload } from '../../../lib/kubernetes/workload';
import { PodsOf, whyNotPodsOf } from '../../../lib/kubernetes/workloads/pods-of';
import { WorkloadKinds } from '../../../lib/kubernetes/workloads/workload-kinds';
import { Workloads } from '../../../lib/kubernetes/workloads/workloads';
import { objectsOf } from '../../support/running';

const WIDGET: PodsOf = { group: 'example.com', kind: 'Widget', template: 'spec.template' };

function widget(spec: object) {
  return { apiVersion: 'example.com/v1', kind: 'Widget', metadata: { name: 'cart', namespace: 'shop' }, spec };
}

function running(row: PodsOf, spec: object) {
  const workloads = new Workloads(objectsOf(widget(spec)), new WorkloadKinds([row]));

  return workloads.all().flatMap((each) => workloads.runningOf(each)).map(({ replicas, added: { controller } }) => ({ replicas, controller }));
}

describe('whyNotPodsOf()', () => {
  test.each([
    { it: 'a kind', row: WIDGET },
    { it: 'a kind of the core group', row: { ...WIDGET, group: '' } },
    { it: 'entries', row: { ...WIDGET, template: 'spec.roles.*.template' } },
    { it: 'further paths', row: { ...WIDGET, selector: 'spec.podSelector', replicas: 'spec.size' } },
  ])('takes $it', ({ row }) => {
    expect(whyNotPodsOf(row)).toBeUndefined();
  });

  test.each([
    { it: 'a group with a version', row: { ...WIDGET, group: 'example.com/v1' }, why: '"example.com/v1" is not an API group such as example.com' },
    { it: 'a plural', row: { ...WIDGET, kind: 'widgets' }, why: '"widgets" is not a kind such as Widget' },
    { it: 'an empty path', row: { ...WIDGET, template: '' }, why: '"" is not a path such as spec.template' },
    { it: 'a path of slashes', row: { ...WIDGET, template: '/spec/template' }, why: '"/spec/template" is not a path such as spec.template' },
    { it: 'two dots', row: { ...WIDGET, replicas: 'spec..size' }, why: '"spec..size" is not a path such as spec.template' },
  ])('refuses $it', ({ row, why }) => {
    expect(whyNotPodsOf(row)).toBe(why);
  });
});

describe('a kind that is added', () => {
  test.each([
    { it: 'spec.replicas', row: WIDGET, spec: { replicas: 3, template: {} }, expected: 3 },
    { it: 'a path of its own', row: { ...WIDGET, replicas: 'spec.size' }, spec: { size: 2, template: {} }, expected: 2 },
    { it: 'nothing, so it is not known', row: WIDGET, spec: { template: {} }, expected: undefined },
    { it: '0', row: WIDGET, spec: { replicas: 0, template: {} }, expected: 0 },
  ])('has as many pods as $it says', ({ row, spec, expected }) => {
    expect(running(row, spec)).toEqual([{ replicas: expected, controller: { kind: 'Widget', name: 'cart' } }]);
  });

  test.each([
    { it: 'an object', spec: { selector: { matchLabels: { a: 'b' } } }, expected: { matchLabels: { a: 'b' } } },
    { it: 'a map', spec: { selector: { a: 'b' } }, expected: { matchLabels: { a: 'b' } } },
    { it: 'not there', spec: {}, expected: undefined },
  ])('has a selector that is $it', ({ spec, expected }) => {
    expect(tryWorkload(widget(spec), new WorkloadKinds([WIDGET]))?.selector).toEqual(expected);
  });

  test('replaces the row of a kind that is known', () => {
    const kinds = new WorkloadKinds([{ group: 'argoproj.io', kind: 'Rollout', template: 'spec.other' }]);

    expect(kinds.tryOf({ apiVersion: 'argoproj.io/v1alpha1', kind: 'Rollout' })?.templates).toEqual([['spec', 'other']]);
  });
});
