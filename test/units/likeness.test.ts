import { likenessOf } from '../../lib/units/likeness';

/** The most alike of several names. */
const mostAlike = (given: string, names: readonly string[]) => [...names].sort((a, b) => likenessOf(given, b) - likenessOf(given, a))[0];

describe('likenessOf()', () => {
  test.each<readonly [string, string, number]>([
    ['metrics', 'metrics', 2],
    ['metrics', 'metrisc', 1],
    ['http-metrics', 'metrics', 1],
    ['admin-http', 'ident-admin', 1],
    ['admin-http', 'ident-grpc', 0],
    ['admin-http', 'web-http', 0.1],
    ['Admin', 'ident_admin', 1],
    ['a-a', 'a-b', 2],
    ['', '', 0],
    ['', 'metrics', 0],
  ])('of %s and %s is %p', (a, b, expected) => expect(likenessOf(a, b)).toBeCloseTo(expected));

  test.each([
    { given: 'admin-http', names: ['ident-grpc', 'ident-admin'], expected: 'ident-admin' },
    { given: 'admin-http', names: ['web-http', 'ident-admin'], expected: 'ident-admin' },
    { given: '(.*-)?metrics', names: ['http', 'http-metrics'], expected: 'http-metrics' },
    { given: 'metrics', names: ['http', 'metric'], expected: 'metric' },
  ])('finds $expected for $given', ({ given, names, expected }) => expect(mostAlike(given, names)).toBe(expected));
});
