import { whyNotFieldSelector, whyNotLabelSelector } from '../../../lib/manifests/selectors/check-selector-text';

describe('whyNotLabelSelector()', () => {
  test.each([
    { it: 'nothing', selector: '' },
    { it: 'a value', selector: 'app=cart' },
    { it: 'the other spellings', selector: 'a==b, c!=d' },
    { it: 'an empty value', selector: 'app=' },
    { it: 'a key with a prefix', selector: 'app.kubernetes.io/name=cart' },
    { it: 'sets', selector: 'tier in (web, api),zone notin (a)' },
    { it: 'a key alone, and none', selector: 'app,!canary' },
    { it: 'numbers', selector: 'weight>3,weight < 10' },
  ])('takes $it', ({ selector }) => expect(whyNotLabelSelector(selector)).toBeUndefined());

  test.each([
    { it: 'a set without brackets', selector: 'a in b', expected: 'has "a in b", which is no condition' },
    { it: 'a value with a space', selector: 'a=b c', expected: 'has "a=b c", which is no condition' },
    { it: 'a key with two slashes', selector: 'a/b/c=d', expected: 'has key "a/b/c", which has more than one "/"' },
    { it: 'a value that is too long', selector: `a=${'x'.repeat(64)}`, expected: 'has a value that has 64 characters (at most 63)' },
    { it: 'a comma too many', selector: 'a=b,', expected: 'has "", which is no condition' },
  ])('refuses $it', ({ selector, expected }) => expect(whyNotLabelSelector(selector)).toBe(expected));
});

describe('whyNotFieldSelector()', () => {
  test.each([{ selector: '' }, { selector: 'metadata.name=cart' }, { selector: 'status.phase!=Failed,spec.nodeName=a' }])('takes "$selector"', ({ selector }) => {
    expect(whyNotFieldSelector(selector)).toBeUndefined();
  });

  test('refuses a field alone', () => {
    expect(whyNotFieldSelector('metadata.name')).toBe('has "metadata.name", which is no "field=value" or "field!=value"');
  });
});
