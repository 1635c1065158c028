import { hasCredentials } from '../../lib/units/url';

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
