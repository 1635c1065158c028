import { EndpointProps } from '../../../lib/app-monitoring/endpoint-props';
import { monitor, newChart, propsRefusal, propsRefusalCodes } from '../../support/app';

const KEY = { name: 'proxy', key: 'token' };

interface Row { readonly it: string; readonly given: EndpointProps; readonly expected: string }

describe('checkEndpoint()', () => {
  test.each<{ it: string; given: EndpointProps }>([
    { it: 'the first port', given: { port: 1 } },
    { it: 'the last port', given: { port: 65535 } },
    { it: 'a port name of a Service', given: { port: 'a--b' } },
    { it: 'digits as text', given: { port: '8080' } },
    { it: 'the root path', given: { path: '/' } },
    { it: 'a path with an escape', given: { path: '/a%20b' } },
    { it: 'a path with a query string', given: { path: '/m?a=1&a=2' } },
    { it: 'a path with an empty query string', given: { path: '/m?' } },
    { it: 'a parameter called toString', given: { path: '/m?toString=1' } },
    { it: 'no parameters', given: { params: {} } },
    { it: 'a proxy', given: { proxyUrl: 'socks5://proxy:1080', noProxy: 'a,b', proxyConnectHeader: { 'X-Token': [KEY] } } },
    { it: 'a proxy of the environment', given: { proxyFromEnvironment: true, proxyConnectHeader: { 'X-Token': [KEY] } } },
  ])('takes $it', ({ given }) => {
    expect(() => monitor(newChart(), given)).not.toThrow();
  });

  test.each<Row>([
    { it: 'port 0', given: { port: 0 }, expected: 'AM102 port 0 is not a whole number from 1 to 65535; use the number or the name of a declared port' },
    { it: 'port -1', given: { port: -1 }, expected: 'AM102 port -1 is not a whole number from 1 to 65535; use the number or the name of a declared port' },
    {
      it: 'port 70000',
      given: { port: 70000 },
      expected: 'AM102 port 70000 is not a whole number from 1 to 65535; use the number or the name of a declared port',
    },
    { it: 'port 1.5', given: { port: 1.5 }, expected: 'AM102 port 1.5 is not a whole number from 1 to 65535; use the number or the name of a declared port' },
    {
      it: 'a port that is no number',
      given: { port: NaN },
      expected: 'AM102 port NaN is not a whole number from 1 to 65535; use the number or the name of a declared port',
    },
    {
      it: 'digits as text past the last port',
      given: { port: '70000' },
      expected: 'AM102 port "70000" is not a whole number from 1 to 65535; use the number or the name of a declared port',
    },
    { it: 'an empty port', given: { port: '' }, expected: 'AM102 port "" is empty; use the number or the name of a declared port' },
    {
      it: 'a port name in capitals',
      given: { port: 'Metrics' },
      expected: 'AM102 port "Metrics" may only hold lower-case letters, digits and "-" between them; use the number or the name of a declared port',
    },
    { it: 'an empty container', given: { container: '' }, expected: 'AM101 container is empty; set container to the name of a container, or remove it' },
  ])('refuses $it', ({ given, expected }) => {
    expect(propsRefusal(given)).toBe(expected);
  });

  test.each<Row>([
    { it: 'an empty path', given: { path: '' }, expected: 'AM105 path "" does not begin with "/"; use "/"' },
    { it: 'a path without a slash', given: { path: 'metrics' }, expected: 'AM105 path "metrics" does not begin with "/"; use "/metrics"' },
    { it: 'a URL as path', given: { path: 'http://app:80/metrics' }, expected: 'AM105 path "http://app:80/metrics" does not begin with "/"; use "/metrics"' },
    {
      it: 'a path with a fragment',
      given: { path: '/m#x' },
      expected: 'AM105 path "/m#x" has a fragment, which is not sent; remove "#" and everything after it',
    },
    { it: 'a path with a space', given: { path: '/a b' }, expected: 'AM105 path "/a b" has white space; write a space as "%20"' },
    {
      it: 'a path with a bare percent sign',
      given: { path: '/100%' },
      expected: 'AM105 path "/100%" has a "%" that does not begin an escape; write it as "%25"',
    },
    {
      it: 'a query string with a nameless parameter',
      given: { path: '/m?=1' },
      expected: 'AM106 path "/m?=1" has a parameter without a name; name the URL parameter',
    },
    {
      it: 'a query string that hides a NUL',
      given: { path: '/m?a=%00' },
      expected: 'AM109 path.a "\\u0000" holds U+0000, which YAML readers refuse or change; remove the character',
    },
    {
      it: 'a query string that hides a line separator in a name',
      given: { path: '/m?%E2%80%A8=1' },
      expected: 'AM109 path "\\u2028" holds U+2028, which YAML readers refuse or change; remove the character',
    },
    {
      it: 'a parameter called __proto__',
      given: { path: '/m?__proto__=1' },
      expected: 'AM109 path has a key "__proto__", which cdk8s cannot write; use another key',
    },
    {
      it: 'a parameter called constructor',
      given: { path: '/m?constructor=1' },
      expected: 'AM109 path has a key "constructor", which cdk8s cannot write; use another key',
    },
  ])('refuses $it', ({ given, expected }) => {
    expect(propsRefusal(given)).toBe(expected);
  });

  test.each<Row>([
    { it: 'a parameter without a name', given: { params: { '': ['a'] } }, expected: 'AM106 params has an empty name; name the URL parameter' },
    { it: 'a parameter without values', given: { params: { a: [] } }, expected: 'AM106 params.a is an empty list, so the parameter would not be sent; list its values, or remove it' },
    { it: 'a parameter that is text', given: { params: { a: 'b' as any } }, expected: "AM106 params.a is not a list of text; write it as { a: ['value'] }" },
    {
      it: 'a parameter that is a number',
      given: { params: { a: [1 as any] } },
      expected: "AM106 params.a is not a list of text; write it as { a: ['value'] }",
    },
  ])('refuses $it', ({ given, expected }) => {
    expect(propsRefusal(given)).toBe(expected);
  });

  test.each<Row>([
    {
      it: 'a proxy without a scheme',
      given: { proxyUrl: 'proxy:3128' },
      expected: 'AM117 proxyUrl is not a URL with scheme http, https or socks5; write it like "http://proxy:3128"',
    },
    {
      it: 'a proxy of another scheme',
      given: { proxyUrl: 'ftp://proxy' },
      expected: 'AM117 proxyUrl is not a URL with scheme http, https or socks5; write it like "http://proxy:3128"',
    },
    {
      it: 'credentials in the proxy',
      given: { proxyUrl: 'http://me:secret@proxy' },
      expected: 'AM117 proxyUrl holds credentials, which would be readable in the manifest; use proxyConnectHeader with a Secret reference',
    },
    {
      it: 'both proxies',
      given: { proxyUrl: 'http://proxy', proxyFromEnvironment: true },
      expected: 'AM117 proxyFromEnvironment is set together with proxyUrl or noProxy, which the operator rejects; remove one of them',
    },
    {
      it: 'exceptions from the proxy of the environment',
      given: { noProxy: 'a', proxyFromEnvironment: true },
      expected: 'AM117 proxyFromEnvironment is set together with proxyUrl or noProxy, which the operator rejects; remove one of them',
    },
    {
      it: 'exceptions from no proxy',
      given: { noProxy: 'a' },
      expected: 'AM117 noProxy is set without proxyUrl, which the operator rejects; set proxyUrl, or leave noProxy out',
    },
    {
      it: 'headers for no proxy',
      given: { proxyConnectHeader: { a: [KEY] } },
      expected: 'AM117 proxyConnectHeader is set without a proxy, which the operator rejects; set proxyUrl or proxyFromEnvironment',
    },
    {
      it: 'a header without a key',
      given: { proxyFromEnvironment: true, proxyConnectHeader: { a: [KEY, { name: 'proxy', key: '' }] } },
      expected: 'AM111 proxyConnectHeader.a[1] does not name a key of Secret "proxy"; set key',
    },
  ])('refuses $it', ({ given, expected }) => {
    expect(propsRefusal(given)).toBe(expected);
  });

  test('never repeats the credentials it refuses', () => {
    expect(propsRefusal({ proxyUrl: 'http://me:secret@proxy' })).not.toContain('secret');
  });

  test('says which endpoint is wrong', () => {
    expect(propsRefusal({ endpoints: [{ port: 80 }, { port: 0 }] }))
      .toBe('AM102 endpoints[1].port 0 is not a whole number from 1 to 65535; use the number or the name of a declared port');
  });

  test('reports a fault of a default for each endpoint that takes it over', () => {
    expect(propsRefusalCodes({ path: 'x', endpoints: [{ port: 1 }, { port: 2 }, { path: '/y' }] })).toEqual(['AM105', 'AM105']);
  });
});
