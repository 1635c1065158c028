import { parseLabelSelector, whyNotLabelSelectorText } from '../../../lib/manifests/selectors/parse-label-selector';

const requirement = (key: string, operator: string, ...values: string[]) => ({ key, operator, values });

// Parse in k8s.io/apimachinery v0.37.0, pkg/labels/selector.go
describe('parseLabelSelector()', () => {
  test.each([
    { it: 'nothing', text: '', expected: [] },
    { it: 'blanks', text: ' ', expected: [] },
    { it: 'a value', text: 'app=cart', expected: [requirement('app', 'In', 'cart')] },
    { it: 'the other spellings', text: 'a==b, c!=d', expected: [requirement('a', 'In', 'b'), requirement('c', 'NotIn', 'd')] },
    { it: 'an empty value', text: 'app=', expected: [requirement('app', 'In', '')] },
    { it: 'a key with a prefix', text: 'app.kubernetes.io/name=cart', expected: [requirement('app.kubernetes.io/name', 'In', 'cart')] },
    { it: 'sets', text: 'tier in (web, api),zone notin (a)', expected: [requirement('tier', 'In', 'api', 'web'), requirement('zone', 'NotIn', 'a')] },
    { it: 'an empty set', text: 'tier in ()', expected: [requirement('tier', 'In', '')] },
    { it: 'a value that is in a set twice', text: 'tier in (a,a)', expected: [requirement('tier', 'In', 'a')] },
    { it: 'a key alone, and none', text: 'app,!canary', expected: [requirement('app', 'Exists'), requirement('canary', 'DoesNotExist')] },
    { it: 'numbers', text: 'weight>3,weight < 10', expected: [requirement('weight', '>', '3'), requirement('weight', '<', '10')] },
    { it: 'keys that are words for operators', text: 'in in (in),notin', expected: [requirement('in', 'In', 'in'), requirement('notin', 'Exists')] },
  ])('takes $it', ({ text, expected }) => expect(parseLabelSelector(text)).toEqual(expected));
});

describe('whyNotLabelSelectorText()', () => {
  test.each([
    { it: 'a set without brackets', text: 'a in b', expected: "unable to parse requirement: found 'b' expected: '('" },
    { it: 'a value with a space', text: 'a=b c', expected: "found 'c', expected: ',' or 'end of string'" },
    { it: 'a key with two slashes', text: 'a/b/c=d', expected: /^unable to parse requirement: <nil>: Invalid value: "a\/b\/c": a valid label key / },
    { it: 'a value that is too long', text: `a=${'x'.repeat(64)}`, expected: /must be no more than 63 bytes$/ },
    { it: 'a comma too many', text: 'a=b,', expected: "found '', expected: identifier after ','" },
    { it: 'a comma alone', text: ',', expected: "found ',', expected: !, identifier, or 'end of string'" },
    { it: 'a number of more than 64 bits', text: 'a>9223372036854775808', expected: /for 'Gt', 'Lt' operators, the value must be an integer$/ },
    { it: 'a number that is none', text: 'a<b', expected: /for 'Gt', 'Lt' operators, the value must be an integer$/ },
    { it: 'a number with a sign, which no label can have', text: 'a>-3', expected: /^unable to parse requirement: values\[0\]\[a\]: / },
    { it: 'an operator of objects', text: 'a In (b)', expected: "unable to parse requirement: found 'In', expected: in, notin, =, ==, !=, gt, lt" },
    { it: 'a set that does not end', text: 'a in (b', expected: "unable to parse requirement: found '', expected: ',' or ')'" },
  ])('refuses $it', ({ text, expected }) => expect(whyNotLabelSelectorText(text)).toEqual(typeof expected === 'string' ? expected : expect.stringMatching(expected)));

  test('takes a valid text', () => expect(whyNotLabelSelectorText('app=cart')).toBeUndefined());
});
