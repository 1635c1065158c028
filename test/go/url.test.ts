import { parseGoUrl } from '../../lib/go/url';

describe('parseGoUrl()', () => {
  test.each([
    { given: '', expected: { scheme: '', host: '' } },
    { given: '*', expected: { scheme: '', host: '' } },
    { given: 'HTTP://Host:80/a?b#c', expected: { scheme: 'http', host: 'Host:80' } },
    { given: 'http://u:p@h', expected: { scheme: 'http', host: 'h' } },
    { given: 'http://a@b@h', expected: { scheme: 'http', host: 'h' } },
    { given: '//h/a', expected: { scheme: '', host: 'h' } },
    { given: '///h', expected: { scheme: '', host: '' } },
    { given: 'mailto:a', expected: { scheme: 'mailto', host: '' } },
    { given: 'a/b:c', expected: { scheme: '', host: '' } },
    { given: '1a', expected: { scheme: '', host: '' } },
    { given: 'http://[::1]:80', expected: { scheme: 'http', host: '[::1]:80' } },
  ])('reads "$given"', ({ given, expected }) => {
    expect(parseGoUrl(given)).toEqual(expected);
  });

  test.each([
    { given: ':a', expected: 'parse ":a": missing protocol scheme' },
    { given: '1a:b', expected: 'parse "1a:b": first path segment in URL cannot contain colon' },
    { given: 'a%', expected: 'parse "a%": invalid URL escape "%"' },
    { given: 'http://h/a\nb', expected: 'parse "http://h/a\\nb": net/url: invalid control character in URL' },
    { given: 'http://h#%', expected: 'parse "http://h#%": invalid URL escape "%"' },
    { given: 'http://%#x', expected: 'parse "http://%": invalid URL escape "%"' },
    { given: 'http://[::1', expected: 'parse "http://[::1": missing \']\' in host' },
  ])('refuses "$given"', ({ given, expected }) => {
    expect(() => parseGoUrl(given)).toThrow(new RangeError(expected));
  });
});
