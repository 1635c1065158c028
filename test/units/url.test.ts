import { hasCredentials, isUrlOf } from '../../lib/units/url';

describe('hasCredentials()', () => {
  test.each([
    { url: 'http://user:word@proxy', expected: true },
    { url: 'https://user@host/path', expected: true },
    { url: 'SOCKS5://u:p@host:1080', expected: true },
    { url: 'http://host/a@b', expected: false },
    { url: 'http://host', expected: false },
    { url: 'host@elsewhere', expected: false },
    { url: '', expected: false },
  ])('says $expected of "$url"', ({ url, expected }) => expect(hasCredentials(url)).toBe(expected));
});

describe('isUrlOf()', () => {
  test.each(['http://a', 'https://host:1/path?a=b#c', 'http://[::1]:80/', 'https://host/%20'])('takes %s', (text) => {
    expect(isUrlOf(['http', 'https'], text)).toBe(true);
  });

  test.each(['', 'host:80', 'http://', 'http:///path', 'http://[', 'https://host/%zz', 'ftp://host', 'HTTP://host', 'http://host:port', 'http://a b'])('refuses "%s"', (text) => {
    expect(isUrlOf(['http', 'https'], text)).toBe(false);
  });
});
