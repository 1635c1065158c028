/** Random pieces that several kinds share. Faults are rare in each, so that checks late in the order are reached. */
import * as fc from 'fast-check';
import { pemSamples } from '../../operator/rejection/pem-samples';

type Parts = { readonly [field: string]: fc.Arbitrary<unknown> };

/** One in `every` has a value. */
export function maybe<T>(value: fc.Arbitrary<T>, every: number): fc.Arbitrary<T | undefined> {
  return fc.integer({ min: 1, max: 1000 }).chain((dice) => (dice <= 1000 / every ? value : fc.constant(undefined)));
}

/** Mostly a good value. */
export function mostly<T>(good: readonly T[], bad: readonly T[], every = 12): fc.Arbitrary<T> {
  return fc.integer({ min: 1, max: every }).chain((dice) => fc.constantFrom(...dice === 1 ? bad : good));
}

/** An object without the fields that have no value. */
export function some(parts: Parts): fc.Arbitrary<{ [field: string]: unknown }> {
  return fc.record(parts).map((fields) => Object.fromEntries(Object.entries(fields).filter(([, value]) => value !== undefined)));
}

export const secretKey = mostly<{ name?: string; key: string; optional?: boolean }>(
  [{ name: 'login', key: 'user' }, { name: 'login', key: 'password' }, { name: 'login', key: 'token' }],
  [{ name: 'gone', key: 'user' }, { name: 'login', key: 'gone' }, { name: 'login', key: '' }, { name: '', key: 'user' }, { key: 'user' }, { key: '' }, { name: 'gone', key: 'user', optional: true }, { name: 'login', key: 'constructor' }],
  25,
);

const PEM_KEYS = Object.keys(pemSamples());
const CERTIFICATES = ['ca', 'cert', 'p256-cert', 'rsa-cert', 'chain', 'text-before', 'with-headers', 'windows-lines'];
const PAIRS = [['cert', 'key'], ['p256-cert', 'p256-key'], ['p256-cert', 'p256-sec1-key'], ['rsa-cert', 'rsa-key'], ['rsa-cert', 'rsa-pkcs1-key'], ['cert-then-key', 'key-then-cert']];

const source = (keys: readonly string[]) => fc.tuple(
  mostly(keys, [...PEM_KEYS, 'gone'], 6),
  mostly([['secret'], ['configMap']], [['secret', 'configMap'], []], 15),
  mostly(['tls'], ['gone', ''], 25),
).map(([key, kinds, name]) => Object.fromEntries(kinds.map((kind) => [kind, { name, key }])));

const pair = mostly(PAIRS, [['cert', 'other-key'], ['cert', 'p256-key'], ['p256-cert', 'rsa-key']], 8)
  .chain(([cert, key]) => some({ cert: maybe(source([cert]), 1.1), keySecret: maybe(mostly([{ name: 'tls', key }], [...PEM_KEYS, 'gone'].map((other) => ({ name: 'tls', key: other })), 6), 1.1) }));

const tlsVersion = fc.constantFrom('TLS10', 'TLS11', 'TLS12', 'TLS13');
const versions = { minVersion: maybe(tlsVersion, 4), maxVersion: maybe(mostly(['TLS13'], ['TLS10', 'TLS11', 'TLS12'], 4), 4) };

function merged(parts: readonly fc.Arbitrary<object | undefined>[]): fc.Arbitrary<{ [field: string]: unknown }> {
  return fc.tuple(...parts).map((fields) => Object.assign({}, ...fields) as { [field: string]: unknown });
}

/** TLS by references. */
export const tlsSafe = merged([some({ ca: maybe(source(CERTIFICATES), 2), ...versions }), maybe(pair, 2)]);

const file = fc.constantFrom('/file', '');

/** TLS by references or files. */
export const tlsFiles = fc.oneof(
  { weight: 3, arbitrary: tlsSafe },
  { weight: 1, arbitrary: merged([tlsSafe, some({ caFile: maybe(file, 4), certFile: maybe(file, 4), keyFile: maybe(file, 4) })]) },
  { weight: 1, arbitrary: some({ caFile: maybe(file, 2), certFile: maybe(file, 1.3), keyFile: maybe(file, 1.3) }) },
);

const badUrls = ['http://[::1', 'http://a b', 'http://%zz', 'http://h:port', 'http://h:1:2', 'http://[1.2.3.4]', 'http://[::g]', 'http://h/%', 'http://h#%1', 'http://u ser@h', 'http://u:%@h', 'http://h|x', 'http://a[b', 'http://\u007f', 'http://%41', 'http://[::1]:x', 'http://[::1%25en0]', 'http://"h"', 'http://ä', 'http://?', 'http:///x'];

/** A URL that the schemas let pass. */
export const url = mostly(['http://server:80', 'https://server', 'http://[::1]:80/path?x=y#z', 'http://user:pass@server'], badUrls, 8);

/** Fields of the proxy, some of which exclude others. One header at most: the operator looks at several in no order. */
export const proxy = {
  proxyUrl: maybe(fc.oneof({ weight: 5, arbitrary: fc.constant('http://proxy:3128') }, { weight: 1, arbitrary: fc.constantFrom('socks5://proxy', ...badUrls) }), 5),
  noProxy: maybe(fc.constantFrom('localhost', ''), 25),
  proxyFromEnvironment: maybe(fc.constantFrom(true, false, false), 15),
  proxyConnectHeader: maybe(fc.oneof(
    { weight: 6, arbitrary: fc.array(secretKey, { minLength: 1, maxLength: 2 }).map((selectors) => ({ Authorization: selectors })) },
    { weight: 1, arbitrary: fc.constantFrom<object>({}, { Authorization: [] }, { __x: [{ name: 'login', key: '' }] }) },
  ), 20),
};

const secretOrConfigMap = fc.oneof(
  { weight: 10, arbitrary: secretKey.map((secret): object => ({ secret })) },
  { weight: 1, arbitrary: fc.constantFrom<object>({}, { configMap: { name: 'tls', key: 'ca' } }, { configMap: { name: 'tls', key: 'gone' } }, { configMap: { name: 'gone', key: 'ca' } }, { secret: { name: 'login', key: 'user' }, configMap: { name: 'tls', key: 'ca' } }) },
);

export const basicAuth = fc.oneof(
  { weight: 9, arbitrary: some({ username: secretKey, password: secretKey }) },
  { weight: 1, arbitrary: some({ username: maybe(secretKey, 2), password: maybe(secretKey, 2) }) },
);

const authType = maybe(mostly(['Bearer', 'Token', ''], ['basic', ' Basic\t', 'BASIC', 'a"b'], 12), 2);
export const authorization = some({ type: authType, credentials: maybe(secretKey, 1.1) });
export const fileAuthorization = some({ type: authType, credentials: maybe(secretKey, 1.5), credentialsFile: maybe(fc.constantFrom('/token', '/token', ''), 4) });
export const oauth2 = some({ clientId: secretOrConfigMap, clientSecret: secretKey, tokenUrl: fc.constant('http://token'), tlsConfig: maybe(tlsSafe, 3), ...proxy });

/** Mostly one way to authenticate. */
export const authMethods = { basicAuth: maybe(basicAuth, 5), authorization: maybe(authorization, 5), oauth2: maybe(oauth2, 5) };

/** Interval and timeout under the names of a kind. */
export function times(interval: string, timeout: string): Parts {
  return {
    [interval]: maybe(mostly(['30s', '1m', '1m30s', '15s'], ['0', '', '300y', '99999999999999999999s', '293y', '292y24w3d'], 12), 2),
    [timeout]: maybe(mostly(['10s', '15s', '500ms'], ['30s', '31s', '1m', '0', '', '293y', '99999999999999999999h'], 6), 2),
  };
}

const ACTIONS = ['replace', 'Replace', 'keep', 'Keep', 'drop', 'hashmod', 'HashMod', 'labelmap', 'LabelMap', 'labeldrop', 'LabelDrop', 'labelkeep', 'lowercase', 'Lowercase', 'uppercase', 'keepequal', 'KeepEqual', 'dropequal'];
const REGEXES = ['(', ')', '[a', 'a**', '(?=x)', '\\8', 'a{1001}', '\\', '*', '[z-a]', '(?P<n', '(?P<n>a)(?P<n>b)', '\\pX', '[[:foo:]]', 'x{2,1}', '(?z)', '(?P<a-b>c)', '(?<n>a)', '\\Q(', 'a|*', '((((a{100}){100}){100}))', '(?i)(?-s).', '\\x{110000}', 'ä('];
const NAMES = ['', 'a.b', 'ä', '1a', 'a-b', '$1', '${1}_x', 'a$1', '$', '${', '${1', '${a b}', '__x'];

const GOOD_RULES: readonly object[] = [
  {
    targetLabel: 'a',
    replacement: 'b',
  }, { sourceLabels: ['a'], regex: 'x|y', action: 'keep' }, { action: 'labeldrop', regex: 'x.*' }, { action: 'labelmap', regex: 'x_(.+)', replacement: 'y_$1' },
  {
    action: 'hashmod',
    modulus: 4,
    sourceLabels: ['a'],
    targetLabel: 'b',
  }, { action: 'Lowercase', sourceLabels: ['a'], targetLabel: 'b' }, { action: 'dropequal', sourceLabels: ['a'], targetLabel: 'b' },
];

const anyRule = some({
  action: maybe(fc.constantFrom(...ACTIONS), 1.2),
  sourceLabels: maybe(fc.constantFrom<string[]>([], ['a'], ['a', 'b']), 3),
  targetLabel: maybe(mostly(['a', 'b_c'], NAMES, 5), 1.5),
  regex: maybe(mostly(['x', '(.*)', '', '(.+)'], REGEXES, 4), 3),
  modulus: maybe(fc.constantFrom(0, 1, 4), 4),
  separator: maybe(fc.constantFrom(';', '', '-'), 6),
  replacement: maybe(mostly(['$1', 'x', ''], NAMES, 4), 3),
});

const rule = fc.oneof({ weight: 6, arbitrary: fc.constantFrom(...GOOD_RULES) }, { weight: 1, arbitrary: anyRule });

export const relabelings = maybe(fc.array(rule, { minLength: 1, maxLength: 2 }), 6);

export const staticLabels = maybe(mostly<object>([{ env: 'a' }, { env: 'a', team: 'b' }], [{ 'a.b': 'x' }, { '': 'x' }, { ä: 'x', z: 'y' }, { '1a': 'x', 'b-c': 'y' }, { 'a"b': 'x' }], 6), 2);
