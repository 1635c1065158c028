import { withoutUserinfo } from '../../lib/redaction/redact-url-credentials';
import { cpuMillis } from '../support/cpu-millis';

const LONG = 'p'.repeat(90);

describe('withoutUserinfo()', () => {
  test.each([
    { it: 'a login of a URL', given: 'http://u:p@h/x', expected: 'http://<hidden>@h/x' },
    { it: 'a token of a URL', given: 'https://token@h', expected: 'https://<hidden>@h' },
    { it: 'that of a URL without scheme', given: '//u:p@h/x', expected: '//<hidden>@h/x' },
    { it: 'that of an address', given: 'u:p@h:80', expected: '<hidden>@h:80' },
    { it: 'an "@" in the password', given: 'http://u:p@q@h', expected: 'http://<hidden>@h' },
    { it: 'a blank in the password, in quotes', given: 'parse "http://u:p q@h"', expected: 'parse "http://<hidden>@h"' },
    { it: 'a quote in it', given: 'parse "http://u:p\\"q@h"', expected: 'parse "http://<hidden>@h"' },
    { it: 'a slash in it', given: 'http://u:p/q@h', expected: 'http://<hidden>@h' },
    { it: 'a question mark in it', given: 'http://u:p?q@h/x', expected: 'http://<hidden>@h/x' },
    {
      it: 'what Go takes for a port',
      given: 'parse "http://u:p/q@h": invalid port ":p" after host',
      expected: 'parse "http://<hidden>@h": invalid port <hidden> after host',
    },
    { it: 'in front of an address of IPv6', given: 'http://u@[::1]:80/', expected: 'http://<hidden>@[::1]:80/' },
    { it: 'several', given: 'http://a:b@h,http://c:d@i', expected: 'http://<hidden>@h,http://<hidden>@i' },
    { it: 'that of an escaped host', given: 'http://u%3Ap%40h:1/m', expected: 'http://<hidden>%40h:1/m' },
    {
      it: 'that of a URL in a query',
      given: 'http://h/probe?m=a&target=https%3A%2F%2Fu%3Ap%40i%2Fx',
      expected: 'http://h/probe?m=a&target=https%3A%2F%2F<hidden>%40i%2Fx',
    },
    { it: 'that of an address in a query', given: 'http://h/probe?target=u%3Ap%40i', expected: 'http://h/probe?target=<hidden>%40i' },
    { it: 'that of both', given: 'http://a:b@h/?t=u%3Ap%40i', expected: 'http://<hidden>@h/?t=<hidden>%40i' },
    { it: 'a label', given: '{instance="u:p@h", job="a"}', expected: '{instance="<hidden>@h", job="a"}' },
    { it: 'what a message cuts', given: `url "http://u:${LONG}…" is`, expected: 'url "http://<hidden>…" is' },
    { it: 'an address that a message cuts', given: `"u:${LONG}…"`, expected: '"<hidden>…"' },
    { it: 'lines of YAML', given: '- url: http://u:p@h\n  server: u:p@i:1\n', expected: '- url: http://<hidden>@h\n  server: <hidden>@i:1\n' },
  ])('hides $it', ({ given, expected }) => expect(withoutUserinfo(given)).toBe(expected));

  test.each([
    '', '@', 'http://h/@scope/x', 'http://h:80/x?mail=a@b', 'http://[::1]:80/@x', 'mail a@b', 'registry.io:5000/cart@sha256:ab', 'cart:1@sha256:ab',
    'host:80/%40', 'system:serviceaccount:a:b', '"label: some text…"', `"https://h/${LONG}…"`, '%E0%40', 'http://h?x=%E0%40',
  ])('leaves %s as it is', (text) => expect(withoutUserinfo(text)).toBe(text));

  test.each(['://', '@', '"\\"', 'a:', '"', '%40', '?', 'a=%40&', '…', ':…', '"\\', '//', 'invalid port "'])('takes no longer for many %s than for few', (piece) => {
    const begun = cpuMillis();
    withoutUserinfo(`http://u:p@h ${piece.repeat(50_000)}@`);

    expect(cpuMillis() - begun).toBeLessThan(2_000);
  });
});
