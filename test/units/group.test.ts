import { addTo, groupBy } from '../../lib/units/group';

test('addTo() adds to the values of a key, in their order', () => {
  const groups = new Map<string, number[]>();
  addTo(groups, 'a', 1);
  addTo(groups, 'a', 2);
  addTo(groups, 'b', 1);

  expect([...groups]).toEqual([['a', [1, 2]], ['b', [1]]]);
});

describe('groupBy()', () => {
  test.each<{ it: string; values: string[]; expected: [string, string[]][] }>([
    { it: 'gives nothing for no values', values: [], expected: [] },
    { it: 'groups in the order of the first value of each key', values: ['b1', 'a1', 'b2'], expected: [['b', ['b1', 'b2']], ['a', ['a1']]] },
    { it: 'keeps values that are there twice', values: ['a1', 'a1'], expected: [['a', ['a1', 'a1']]] },
  ])('$it', ({ values, expected }) => expect([...groupBy(values, (value) => [value[0]])]).toEqual(expected));

  test('puts a value under each of its keys, and one without keys nowhere', () => {
    expect([...groupBy(['ab', ''], (value) => [...value])]).toEqual([['a', ['ab']], ['b', ['ab']]]);
  });
});
