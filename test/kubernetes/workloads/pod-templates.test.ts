import { atEntries, placesOf } from '../../../lib/kubernetes/workloads/pod-templates';

const ROOT = {
  spec: {
    template: {},
    list: [{ name: 'a', template: 1 }, { groupName: 'b' }, 'text'],
    map: { Worker: { template: 1 }, Master: { template: 2 } },
    none: [],
    text: 'x',
  },
};

describe('placesOf()', () => {
  test.each([
    { it: 'the path itself', pattern: ['spec', 'template'], expected: ['spec.template'] },
    { it: 'a path that is not there', pattern: ['spec', 'other'], expected: ['spec.other'] },
    { it: 'the empty path', pattern: [], expected: [''] },
    { it: 'each entry of a list, by its name or number', pattern: ['spec', 'list', '*', 'template'], expected: ['spec.list.0.template a', 'spec.list.1.template b', 'spec.list.2.template 2'] },
    { it: 'each entry of a map, sorted', pattern: ['spec', 'map', '*', 'template'], expected: ['spec.map.Master.template Master', 'spec.map.Worker.template Worker'] },
    { it: 'no entry of an empty list', pattern: ['spec', 'none', '*'], expected: [] },
    { it: 'no entry of text', pattern: ['spec', 'text', '*'], expected: [] },
    { it: 'no entry of what is not there', pattern: ['spec', 'other', '*'], expected: [] },
  ])('finds $it', ({ pattern, expected }) => {
    expect(placesOf(ROOT, pattern).map(({ path, entries }) => [path.join('.'), ...entries.map(({ name }) => name)].join(' '))).toEqual(expected);
  });

  test('finds entries of entries', () => {
    expect(placesOf({ a: [{ b: [1, 2] }, { b: [3] }] }, ['a', '*', 'b', '*']).map(({ path }) => path)).toEqual([
      ['a', 0, 'b', 0], ['a', 0, 'b', 1], ['a', 1, 'b', 0],
    ]);
  });
});

describe('atEntries()', () => {
  test('puts entries in place of "*"', () => {
    expect(atEntries(['spec', 'list', '*', 'replicas'], [{ at: 1, name: 'b' }])).toEqual(['spec', 'list', 1, 'replicas']);
  });

  test('leaves a "*" for which there is no entry', () => {
    expect(atEntries(['spec', '*'], [])).toEqual(['spec', '*']);
  });
});
