/** Random settings of HTTP clients, and the Secrets and ConfigMaps that they refer to. */
import * as fc from 'fast-check';
import { selfSigned } from '../self-signed';
import { BOOLEAN, mapOf, record, TEXT } from './values';
import { Manifest } from '../manifests/manifest';

export const NAMESPACES = ['monitoring', 'pay', 'shop'];

/** Values that references are to; every namespace has all of them. */
const VALUES: { readonly [key: string]: string } = {
  user: 'alice', password: 'p@ss: #1 word', token: 'eyJ.x-y_z', yes: 'yes', number: '0123', lines: 'two\nlines\n', empty: '', long: 'secret '.repeat(20),
};
const PEM = selfSigned('cart');

/** The objects that are referred to: `creds`, and two that few refer to, so that they may not be loaded. */
export function referredObjects(): Manifest[] {
  return NAMESPACES.flatMap((namespace) => [
    ...['creds', 'class-creds', 'api-creds'].map(
      (name) => ({ apiVersion: 'v1', kind: 'Secret', metadata: { namespace, name }, stringData: VALUES }),
    ),
    {
      apiVersion: 'v1',
      kind: 'Secret',
      metadata: { namespace, name: 'tls' },
      stringData: { 'ca.crt': PEM.certificate, 'tls.crt': PEM.certificate, 'tls.key': PEM.key },
    },
    {
      apiVersion: 'v1',
      kind: 'ConfigMap',
      metadata: { namespace, name: 'public' },
      data: { ...VALUES, 'ca.crt': PEM.certificate, 'tls.crt': PEM.certificate },
    },
  ]);
}

/** A reference to one of these Secrets. */
export const secretIn = (...names: string[]): fc.Arbitrary<object> =>
  fc.record({ name: fc.constantFrom(...names), key: fc.constantFrom(...Object.keys(VALUES)) }, { noNullPrototype: true });
const SECRET = secretIn('creds', 'creds', 'creds', 'class-creds', 'api-creds');

export const BASIC_AUTH = record({ username: SECRET, password: SECRET }, ['username', 'password']);
export const BEARER = SECRET;
const TYPE = fc.constantFrom('Bearer', 'Token', ' Custom ', '');
/** Without credentials of their own, only monitors without any are taken. */
export const AUTHORIZATION = fc.oneof(
  { weight: 9, arbitrary: record({ type: TYPE, credentials: SECRET }, ['credentials']) },
  { weight: 1, arbitrary: fc.constant({}) },
);

export const PROXY: fc.Arbitrary<object> = fc.oneof(
  { weight: 3, arbitrary: fc.constant({}) },
  {
    weight: 1,
    arbitrary: record(
      {
        proxyUrl: fc.constant('http://proxy:8080'),
        noProxy: fc.constantFrom('a,b', ''),
        proxyFromEnvironment: fc.constant(false),
        proxyConnectHeader: mapOf(fc.array(SECRET, { minLength: 1, maxLength: 2 })),
      },
      ['proxyUrl'],
    ),
  },
  {
    weight: 1,
    arbitrary: record(

      { proxyFromEnvironment: fc.constant(true), proxyConnectHeader: mapOf(fc.array(SECRET, { minLength: 1, maxLength: 2 })) },
      ['proxyFromEnvironment'],
    ),
  },
);

const CA = fc.constantFrom({ secret: { name: 'tls', key: 'ca.crt' } }, { configMap: { name: 'public', key: 'ca.crt' } }, {});
const PAIR = fc.constantFrom(
  {}, { cert: { secret: { name: 'tls', key: 'tls.crt' } }, keySecret: { name: 'tls', key: 'tls.key' } },
  { cert: { configMap: { name: 'public', key: 'tls.crt' } }, keySecret: { name: 'tls', key: 'tls.key' } },
);
export const SAFE_TLS = fc.tuple(
  record({
    ca: CA,
    insecureSkipVerify: BOOLEAN,
    serverName: fc.constantFrom('cart.example.com', ''),
    minVersion: fc.constantFrom('TLS10', 'TLS12'),
    maxVersion: fc.constantFrom('TLS12', 'TLS13'),
  }),
  PAIR,
).map(([own, pair]) => ({ ...own, ...pair }));
export const TLS: fc.Arbitrary<object> = fc.oneof(
  SAFE_TLS,
  fc.tuple(
    record({ insecureSkipVerify: BOOLEAN, caFile: fc.constant('/etc/ca.pem') }),
    fc.constantFrom({}, { certFile: '/etc/tls.crt', keyFile: '/etc/tls.key' }),
  ).map(([own, pair]) => ({ ...own, ...pair })),
);

export const OAUTH2 = fc.tuple(
  record(
    {
      clientId: fc.oneof(SECRET.map((secret) => ({ secret })), fc.constant({ configMap: { name: 'public', key: 'user' } })),
      clientSecret: SECRET,
      tokenUrl: fc.constant('https://issuer.example.com/token'),
      scopes: fc.array(TEXT, { maxLength: 2 }),
      endpointParams: mapOf(TEXT),
      tlsConfig: SAFE_TLS,
    },
    ['clientId', 'clientSecret', 'tokenUrl'],
  ),
  PROXY,
).map(([own, proxy]) => ({ ...own, ...proxy }));

/** At most one way to authenticate. */
export const AUTH: fc.Arbitrary<object> = fc.oneof(
  { weight: 2, arbitrary: fc.constant({}) },
  BASIC_AUTH.map((basicAuth) => ({ basicAuth })),
  AUTHORIZATION.map((authorization) => ({ authorization })),
  OAUTH2.map((oauth2) => ({ oauth2 })),
  BEARER.map((bearerTokenSecret) => ({ bearerTokenSecret })),
);

/** What only a server can state. */
export const SERVER_AUTHORIZATION = fc.oneof(
  record({ type: TYPE, credentials: secretIn('class-creds', 'creds') }, []),
  record({ type: TYPE, credentialsFile: fc.constantFrom('/etc/token', '') }, []),
);
export const API_SERVER = fc.tuple(
  record({ host: fc.constantFrom('https://kubernetes.default', '10.0.0.1:6443'), tlsConfig: TLS }, ['host']),
  fc.oneof(
    fc.constant({}), record(

      { basicAuth: record({ username: secretIn('api-creds'), password: secretIn('api-creds', 'creds') }, ['username', 'password']) },
    ),
    record({ authorization: SERVER_AUTHORIZATION }), record({ bearerToken: fc.constantFrom('abc', '') }), record(
      { bearerTokenFile: fc.constantFrom('/etc/token', '') },
    ),
  ),
  PROXY,
).map((parts) => Object.assign({}, ...parts));
