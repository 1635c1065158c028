import { describe as describeObject, listAt, namedAs, objectAt, stringAt, stringMapAt, valueAt } from '../../lib/manifests/manifest';

const ROOT = { spec: { ports: [{ name: 'http', port: 80 }], selector: { app: 'cart', version: 1 }, none: null }, text: 'abc' };

describe('valueAt()', () => {
  test.each([
    { it: 'gives the root for no path', path: [], expected: ROOT },
    { it: 'follows keys and indexes', path: ['spec', 'ports', 0, 'name'], expected: 'http' },
    { it: 'gives null where null is written', path: ['spec', 'none'], expected: null },
    { it: 'ends where the path does', path: ['spec', 'none', 'x'], expected: undefined },
    { it: 'ends past the list', path: ['spec', 'ports', 1], expected: undefined },
    { it: 'does not look into text', path: ['text', 0], expected: undefined },
    { it: 'sees no inherited property', path: ['constructor'], expected: undefined },
    { it: 'sees no prototype', path: ['spec', '__proto__'], expected: undefined },
  ])('$it', ({ path, expected }) => {
    expect(valueAt(ROOT, path)).toEqual(expected);
  });
});

describe('objectAt(), listAt(), stringAt() and stringMapAt()', () => {
  test('give what is of their type', () => {
    expect(objectAt(ROOT, ['spec', 'ports', 0])).toEqual({ name: 'http', port: 80 });
    expect(listAt(ROOT, ['spec', 'ports'])).toHaveLength(1);
    expect(stringAt(ROOT, ['text'])).toBe('abc');
    expect(stringMapAt(ROOT, ['spec', 'selector'])).toEqual({ app: 'cart' });
  });

  test.each([['spec', 'none'], ['spec', 'ports', 0, 'port'], ['nowhere'], ['text', 'x']])('give their empty value at %s', (...path) => {
    expect([objectAt(ROOT, path), listAt(ROOT, path), stringAt(ROOT, path), stringMapAt(ROOT, path)]).toEqual([{}, [], undefined, {}]);
  });

  test('take a list for no object', () => {
    expect(objectAt(ROOT, ['spec', 'ports'])).toEqual({});
  });
});

describe('namedAs()', () => {
  test.each([
    { given: { kind: 'Pod', metadata: { name: 'a', namespace: 'b' } }, expected: { kind: 'Pod', name: 'a', namespace: 'b' } },
    { given: {}, expected: { kind: '', name: '' } },
    { given: { metadata: 1 as any }, expected: { kind: '', name: '' } },
  ])('reads $given', ({ given, expected }) => {
    expect(namedAs(given)).toEqual(expected);
  });
});

describe('describe()', () => {
  test.each([
    { given: { kind: 'Deployment', name: 'cart', namespace: 'shop' }, expected: 'Deployment "shop/cart"' },
    { given: { kind: 'Deployment', name: 'cart' }, expected: 'Deployment "cart"' },
    { given: namedAs({}), expected: ' ""' },
  ])('says $expected', ({ given, expected }) => {
    expect(describeObject(given)).toBe(expected);
  });
});
