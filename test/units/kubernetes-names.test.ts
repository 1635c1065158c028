import {
  whyNotDnsLabel, whyNotDnsSubdomain, whyNotLabelValue, whyNotPortName, whyNotPortNumber, whyNotQualifiedName,
} from '../../lib/units/kubernetes-names';

const NOT_DNS = 'is not a lower-case DNS name (letters, digits, "-" and ".", beginning and ending with a letter or digit)';
const NOT_LABEL = 'may only hold letters, digits, "-", "_" and ".", beginning and ending with a letter or digit';

interface Row<T = string> { readonly given: T; readonly expected: string | undefined }

const title = '%#: $given';

describe('whyNotDnsSubdomain()', () => {
  test.each<Row>([
    { given: 'cart', expected: undefined },
    { given: '0', expected: undefined },
    { given: 'a.b-c.d', expected: undefined },
    { given: 'x'.repeat(253), expected: undefined },
    { given: 'x'.repeat(254), expected: 'has 254 characters (at most 253)' },
    { given: '', expected: 'is empty' },
    { given: 'Cart', expected: NOT_DNS },
    { given: 'a..b', expected: NOT_DNS },
    { given: '-a', expected: NOT_DNS },
    { given: 'a.', expected: NOT_DNS },
    { given: 'ä', expected: NOT_DNS },
    { given: 'a\n', expected: NOT_DNS },
  ])(title, ({ given, expected }) => {
    expect(whyNotDnsSubdomain(given)).toBe(expected);
  });
});

describe('whyNotDnsLabel()', () => {
  test.each<Row>([
    { given: 'x'.repeat(63), expected: undefined },
    { given: 'x'.repeat(64), expected: 'has 64 characters (at most 63)' },
    { given: 'a.b', expected: 'contains "."' },
    { given: '', expected: 'is empty' },
    { given: 'a_b', expected: NOT_DNS },
  ])(title, ({ given, expected }) => {
    expect(whyNotDnsLabel(given)).toBe(expected);
  });
});

describe('whyNotQualifiedName()', () => {
  test.each<Row>([
    { given: 'app', expected: undefined },
    { given: 'App_1.x', expected: undefined },
    { given: 'app.kubernetes.io/name', expected: undefined },
    { given: `a/${'x'.repeat(63)}`, expected: undefined },
    { given: `a/${'x'.repeat(64)}`, expected: 'has 64 characters (at most 63)' },
    { given: '', expected: 'is empty' },
    { given: 'a/', expected: 'is empty' },
    { given: '/a', expected: 'has a prefix that is empty' },
    { given: 'A/b', expected: `has a prefix that ${NOT_DNS}` },
    { given: 'a/b/c', expected: 'has more than one "/"' },
    { given: '_a', expected: NOT_LABEL },
    { given: 'a_', expected: NOT_LABEL },
    { given: 'ä', expected: NOT_LABEL },
  ])(title, ({ given, expected }) => {
    expect(whyNotQualifiedName(given)).toBe(expected);
  });
});

describe('whyNotLabelValue()', () => {
  test.each<Row>([
    { given: '', expected: undefined },
    { given: '1', expected: undefined },
    { given: 'x'.repeat(63), expected: undefined },
    { given: 'x'.repeat(64), expected: 'has 64 characters (at most 63)' },
    { given: 'a b', expected: NOT_LABEL },
    { given: '-', expected: NOT_LABEL },
  ])(title, ({ given, expected }) => {
    expect(whyNotLabelValue(given)).toBe(expected);
  });
});

describe('whyNotPortName()', () => {
  test.each<Row>([
    { given: 'http', expected: undefined },
    { given: 'http-metrics', expected: undefined },
    { given: 'a--b', expected: undefined },
    { given: '8-8', expected: undefined },
    { given: 'x'.repeat(63), expected: undefined },
    { given: 'x'.repeat(64), expected: 'has 64 characters (at most 63)' },
    { given: '', expected: 'is empty' },
    { given: 'Http', expected: 'may only hold lower-case letters, digits and "-" between them' },
    { given: '-a', expected: 'may only hold lower-case letters, digits and "-" between them' },
    { given: 'a_b', expected: 'may only hold lower-case letters, digits and "-" between them' },
  ])(title, ({ given, expected }) => {
    expect(whyNotPortName(given)).toBe(expected);
  });
});

describe('whyNotPortNumber()', () => {
  const no = 'is not a whole number from 1 to 65535';

  test.each<Row<number>>([
    { given: 1, expected: undefined },
    { given: 65535, expected: undefined },
    { given: 0, expected: no },
    { given: -1, expected: no },
    { given: 65536, expected: no },
    { given: 1.5, expected: no },
    { given: NaN, expected: no },
    { given: Infinity, expected: no },
  ])(title, ({ given, expected }) => {
    expect(whyNotPortNumber(given)).toBe(expected);
  });
});
