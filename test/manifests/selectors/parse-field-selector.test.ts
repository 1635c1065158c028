import { whyNotFieldSelectorText } from '../../../lib/manifests/selectors/parse-field-selector';

// ParseSelector in k8s.io/apimachinery v0.37.0, pkg/fields/selector.go
describe('whyNotFieldSelectorText()', () => {
  test.each(['', 'metadata.name=cart', 'metadata.name==cart', 'status.phase!=Failed,spec.nodeName=a', 'a=', 'a=b,', 'a=x\\,y\\=z\\\\'])('takes "%s"', (text) => {
    expect(whyNotFieldSelectorText(text)).toBeUndefined();
  });

  test.each([
    { text: 'metadata.name', expected: "invalid selector: 'metadata.name'; can't understand 'metadata.name'" },
    { text: 'a=b,c', expected: "invalid selector: 'a=b,c'; can't understand 'c'" },
    { text: 'a=b=c', expected: 'invalid field selector: unescaped character in value: 61' },
    { text: 'a=\\x', expected: 'invalid field selector: invalid escape sequence: \\x' },
    { text: 'a=b\\', expected: 'invalid field selector: invalid escape sequence: \\' },
  ])('refuses "$text"', ({ text, expected }) => expect(whyNotFieldSelectorText(text)).toBe(expected));
});
