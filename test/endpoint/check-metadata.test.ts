import { ApiObjectMetadata } from 'cdk8s';
import { propsRefusal } from '../support/app';

describe('checkMetadata()', () => {
  test.each<{ it: string; metadata: ApiObjectMetadata; expected: string }>([
    { it: 'an empty name', metadata: { name: '' }, expected: 'AM101 metadata.name "" is empty; use a Kubernetes object name' },
    {
      it: 'a name in capitals',
      metadata: { name: 'Cart' },
      expected: 'AM101 metadata.name "Cart" is not a lower-case DNS name (letters, digits, "-" and ".", beginning and ending with a letter or digit); use a Kubernetes object name',
    },
    {
      it: 'a name that is too long',
      metadata: { name: 'x'.repeat(254) },
      expected: 'AM101 metadata.name "xxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxx…" has 254 characters (at most 253); use a Kubernetes object name',
    },
    { it: 'an empty namespace', metadata: { namespace: '' }, expected: 'AM101 metadata.namespace "" is empty; use the name of a namespace' },
    { it: 'a namespace with a dot', metadata: { namespace: 'a.b' }, expected: 'AM101 metadata.namespace "a.b" contains "."; use the name of a namespace' },
    {
      it: 'an empty label key',
      metadata: { labels: { '': 'a' } },
      expected: 'AM107 metadata.labels "": "a" is empty; use a key and a value that are valid in Kubernetes',
    },
    {
      it: 'a label value with a space',
      metadata: { labels: { a: 'b c' } },
      expected: 'AM107 metadata.labels "a": "b c" may only hold letters, digits, "-", "_" and ".", beginning and ending with a letter or digit; use a key and a value that are valid in Kubernetes',
    },
    {
      it: 'a label value that is too long',
      metadata: { labels: { a: 'x'.repeat(64) } },
      expected: 'AM107 metadata.labels "a": "xxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxx" has 64 characters (at most 63); use a key and a value that are valid in Kubernetes',
    },
    {
      it: 'an annotation key with two slashes',
      metadata: { annotations: { 'a/b/c': 'd' } },
      expected: 'AM107 metadata.annotations "a/b/c": "d" has more than one "/"; use a key and a value that are valid in Kubernetes',
    },
  ])('refuses $it', ({ metadata, expected }) => {
    expect(propsRefusal({ metadata })).toBe(expected);
  });
});
