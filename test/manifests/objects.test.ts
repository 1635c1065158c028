import { Manifest } from '../../lib/manifests/manifest';
import { keyOf, Objects } from '../../lib/manifests/objects';

const object = (kind: string, name: string, namespace?: string, labels?: { [key: string]: string }): Manifest =>
  ({ apiVersion: 'v1', kind, metadata: { name, ...namespace !== undefined && { namespace }, ...labels && { labels } } });

describe('Objects', () => {
  test.each([
    { it: 'a namespace of its own', given: object('Pod', 'cart', 'shop'), expected: 'Pod/shop/cart' },
    { it: 'no namespace', given: object('Pod', 'cart'), expected: 'Pod/default/cart' },
    { it: 'an empty namespace', given: object('Pod', 'cart', ''), expected: 'Pod/default/cart' },
    { it: 'a kind without namespaces', given: object('Namespace', 'shop', 'shop'), expected: 'Namespace/shop' },
    { it: 'a kind that nobody knows', given: object('Thing', 'x'), expected: 'Thing/default/x' },
    { it: 'no metadata', given: { kind: 'Pod' }, expected: 'Pod/default/' },
  ])('gives a key to $it', ({ given, expected }) => {
    expect(new Objects([given]).all().map(({ key }) => key)).toEqual([expected]);
  });

  test('finds by kind, in the order of the manifests', () => {
    const objects = new Objects([object('Pod', 'b'), object('Secret', 's'), object('Pod', 'a')]);

    expect(objects.ofKind('Pod').map(({ name }) => name)).toEqual(['b', 'a']);
    expect(objects.ofKind('constructor')).toEqual([]);
    expect(objects.tryFind('Secret', 'default', 's')?.name).toBe('s');
    expect(objects.tryFind('Secret', 'shop', 's')).toBeUndefined();
  });

  test('takes the later one of two with one key', () => {
    const objects = new Objects([object('Pod', 'a', 'shop', { version: '1' }), object('Pod', 'a', 'shop', { version: '2' })]);

    expect(objects.all().map(({ manifest }) => manifest.metadata?.labels)).toEqual([{ version: '2' }]);
    expect(objects.ofKind('Pod')).toHaveLength(1);
  });

  test('knows namespaces that are declared, and those that objects are in', () => {
    const namespaces = new Objects([object('Pod', 'a', 'shop'), object('Namespace', 'infra', undefined, { team: 'a' })]).namespaces();

    expect([...namespaces]).toEqual([
      ['shop', { 'kubernetes.io/metadata.name': 'shop' }],
      ['infra', { 'team': 'a', 'kubernetes.io/metadata.name': 'infra' }],
    ]);
  });
});

describe('keyOf()', () => {
  test('leaves an empty namespace out', () => {
    expect([keyOf('Pod', 'shop', 'cart'), keyOf('Namespace', '', 'shop')]).toEqual(['Pod/shop/cart', 'Namespace/shop']);
  });
});
