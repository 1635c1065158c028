import { tryFindMeant } from '../../lib/causes/did-you-mean';

const many = (count: number) => Array.from({ length: count }, (_, i) => `name-${i}-of-many`);

describe('tryFindMeant()', () => {
  test.each([
    { it: 'one change', given: 'metrisc', known: ['http', 'metrics'], expected: 'metrics' },
    { it: 'the nearest of several', given: 'metric', known: ['matrix', 'metrics'], expected: 'metrics' },
    { it: 'the first of two that are as near', given: 'pot', known: ['port', 'post'], expected: 'port' },
    { it: 'another case', given: 'HTTP', known: ['http'], expected: 'http' },
    { it: 'the name itself', given: 'http', known: ['http'], expected: 'http' },
    { it: 'nothing that is far away', given: 'metrics', known: ['http'], expected: undefined },
    { it: 'nothing among no names', given: 'metrics', known: [], expected: undefined },
    { it: 'no empty name', given: 'a', known: [''], expected: undefined },
    { it: 'nothing for an empty name', given: '', known: ['http'], expected: undefined },
    { it: 'one of 50 names', given: 'metrisc', known: [...many(49), 'metrics'], expected: 'metrics' },
    { it: 'none of 51 names', given: 'metrisc', known: [...many(50), 'metrics'], expected: undefined },
    { it: 'one of 50 names that are there twice', given: 'metrisc', known: [...many(49), ...many(49), 'metrics'], expected: 'metrics' },
    { it: 'one of 50 names beside an empty one', given: 'metrisc', known: ['', ...many(49), 'metrics'], expected: 'metrics' },
  ])('finds $it', ({ given, known, expected }) => expect(tryFindMeant(given, known)).toBe(expected));
});
