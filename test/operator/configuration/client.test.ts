import { authorization } from '../../../lib/operator/configuration/client/authorization';
import { basicAuth } from '../../../lib/operator/configuration/client/basic-auth';
import { bearerTokenOfSecret } from '../../../lib/operator/configuration/client/bearer-token';
import { oauth2 } from '../../../lib/operator/configuration/client/oauth2';
import { proxyConfig } from '../../../lib/operator/configuration/client/proxy-config';
import { tlsConfig } from '../../../lib/operator/configuration/client/tls-config';
import { Entries } from '../../../lib/operator/configuration/entries';
import { Part, wholeSpec } from '../../../lib/operator/configuration/part';
import { authorizationWithClass, safeTlsConfigWithClass, tlsConfigWithClass } from '../../../lib/operator/configuration/scrape-class';
import { IgnoredField } from '../../../lib/operator-port/ignored-field';
import { ALL_LOADED, jobContext, NOTHING_LOADED, plain } from '../../support/configuration/context';

const SCOPE = { namespace: 'shop', loaded: ALL_LOADED };
const NONE = { namespace: 'shop', loaded: NOTHING_LOADED };
const KEY = { name: 'creds', key: 'token' };
const part = (fields: object): Part => wholeSpec('ServiceMonitor/shop/cart', fields as Part['fields']);
const written = (entries: Entries): unknown => plain(new Map(entries));

describe('basicAuth()', () => {
  test.each([
    { it: 'writes values', scope: SCOPE, expected: { username: 'shop/creds/token', password: 'shop/creds/token' } },
    { it: 'writes empty values for what is not loaded', scope: NONE, expected: { username: '', password: '' } },
  ])('$it', ({ scope, expected }) => {
    expect(written(basicAuth(part({ username: KEY, password: KEY }), scope))).toEqual({ basic_auth: expected });
  });

  test('writes nothing where nothing is stated', () => {
    expect(basicAuth(undefined, SCOPE)).toEqual([]);
  });
});

describe('authorization()', () => {
  test.each([
    {
      it: 'is of type Bearer by default',
      fields: { credentials: KEY },
      scope: SCOPE,
      expected: { type: 'Bearer', credentials: 'shop/creds/token' },
    },
    { it: 'is trimmed', fields: { type: ' Token ' }, scope: SCOPE, expected: { type: 'Token' } },
    { it: 'has no credentials that are not loaded', fields: { credentials: KEY }, scope: NONE, expected: { type: 'Bearer' } },
    { it: 'can be in a file', fields: { credentialsFile: '/t' }, scope: SCOPE, expected: { type: 'Bearer', credentials_file: '/t' } },
  ])('$it', ({ fields, scope, expected }) => {
    expect(written(authorization(part(fields), scope, jobContext()))).toEqual({ authorization: expected });
  });
});

describe('bearerTokenOfSecret()', () => {
  test.each([
    { it: 'writes the token', fields: { bearerTokenSecret: KEY }, scope: SCOPE, expected: { bearer_token: 'shop/creds/token' } },
    { it: 'leaves out what is not loaded', fields: { bearerTokenSecret: KEY }, scope: NONE, expected: {} },
    { it: 'writes nothing where nothing is stated', fields: {}, scope: SCOPE, expected: {} },
  ])('$it', ({ fields, scope, expected }) => {
    expect(written(bearerTokenOfSecret(part(fields), scope))).toEqual(expected);
  });
});

describe('tlsConfig()', () => {
  test.each([
    {
      it: 'mounts Secrets',
      fields: { ca: { secret: KEY }, keySecret: KEY },
      expected: { ca_file: '/etc/prometheus/certs/0_shop_creds_token', key_file: '/etc/prometheus/certs/0_shop_creds_token' },
    },
    { it: 'mounts ConfigMaps', fields: { cert: { configMap: KEY } }, expected: { cert_file: '/etc/prometheus/certs/1_shop_creds_token' } },
    { it: 'keeps false', fields: { insecureSkipVerify: false }, expected: { insecure_skip_verify: false } },
    { it: 'leaves out an empty name', fields: { serverName: '', ca: {} }, expected: {} },
    {
      it: 'writes files and versions',
      fields: { caFile: '/ca', minVersion: 'TLS12', maxVersion: 'TLS13' },
      expected: { min_version: 'TLS12', max_version: 'TLS13', ca_file: '/ca' },
    },
  ])('$it', ({ fields, expected }) => {
    expect(written(tlsConfig(part(fields), SCOPE, jobContext()))).toEqual({ tls_config: expected });
  });
});

describe('proxyConfig()', () => {
  test('sorts headers by name and lists their values', () => {
    const fields = { proxyUrl: 'http://p', noProxy: '', proxyConnectHeader: { b: [KEY, KEY], a: [KEY] } };

    const [, , [name, headers]] = proxyConfig(part(fields), SCOPE, jobContext());

    expect([name, ...(headers as ReadonlyMap<string, string[]>)]).toEqual([
      'proxy_connect_header', ['a', ['shop/creds/token']], ['b', ['shop/creds/token', 'shop/creds/token']],
    ]);
  });
});

describe('oauth2()', () => {
  const fields = {
    clientId: { configMap: KEY },
    clientSecret: KEY,
    tokenUrl: 'https://t',
    scopes: [],
    endpointParams: { b: '2', a: '1' },
    proxyUrl: 'http://p',
    tlsConfig: {},
  };

  test('writes its client, its parameters, its proxy and its TLS settings', () => {
    expect(written(oauth2(part(fields), SCOPE, jobContext()))).toEqual({
      oauth2: {
        client_id: 'shop/creds/token of a ConfigMap', client_secret: 'shop/creds/token', token_url: 'https://t', endpoint_params: { a: '1', b: '2' }, proxy_url: 'http://p', tls_config: {},
      },
    });
  });

  test('writes neither proxy nor TLS settings for a version before 2.43', () => {
    const ignored: IgnoredField[] = [];
    const [[, block]] = oauth2(part(fields), SCOPE, jobContext({ version: '2.42.0', ignored }));

    expect([...(block as ReadonlyMap<string, unknown>).keys()]).toEqual(['client_id', 'client_secret', 'token_url', 'endpoint_params']);
    expect(ignored.map(({ field, since }) => [field, since])).toEqual([['spec.proxyUrl', '2.43.0'], ['spec.tlsConfig', '2.43.0']]);
  });

  test('is left out as a whole where its client is not loaded', () => {
    expect(oauth2(part(fields), NONE, jobContext())).toEqual([]);
  });
});

describe('tlsConfigWithClass(), safeTlsConfigWithClass() and authorizationWithClass()', () => {
  const CLASS = part({
    tlsConfig: { caFile: '/class/ca', certFile: '/class/crt', keyFile: '/class/key', serverName: 'class' },
    authorization: { credentials: { name: 'class', key: 'k' } },
  });
  const FILE_CLASS = part({ authorization: { type: 'Custom', credentialsFile: '/class/token' } });

  test.each([
    { it: 'all of the class where the object has none', own: undefined, scrapeClass: CLASS, expected: CLASS.fields.tlsConfig },
    {
      it: 'files of the class that the object does not have',
      own: { caFile: '/own', keySecret: KEY },
      scrapeClass: CLASS,
      expected: { caFile: '/own', certFile: '/class/crt', keySecret: KEY },
    },
    {
      it: 'no file of the class where the object refers to one',
      own: { ca: { secret: KEY } },
      scrapeClass: CLASS,
      expected: { ca: { secret: KEY }, certFile: '/class/crt', keyFile: '/class/key' },
    },
    {
      it: 'those of the object alone where the class has none',
      own: { serverName: 'own' },
      scrapeClass: part({}),
      expected: { serverName: 'own' },
    },
  ])('tlsConfigWithClass(): $it', ({ own, scrapeClass, expected }) => {
    expect(JSON.parse(JSON.stringify(tlsConfigWithClass(own && part(own), scrapeClass)!.fields))).toEqual(expected);
  });

  test.each<{ readonly it: string; readonly own: object; readonly expected: object; readonly operatorVersion?: string }>([
    { it: 'settings that say nothing count as none', own: { ca: {}, cert: null }, expected: CLASS.fields.tlsConfig },
    {
      it: 'false says something',
      own: { insecureSkipVerify: false },
      expected: { insecureSkipVerify: false, caFile: '/class/ca', certFile: '/class/crt', keyFile: '/class/key' },
    },
    { it: 'up to 0.73 settings that say nothing count', operatorVersion: '0.73.2', own: { ca: {}, cert: null }, expected: { ca: {}, cert: null, caFile: '/class/ca', certFile: '/class/crt', keyFile: '/class/key' } },
  ])('safeTlsConfigWithClass(): $it', ({ own, expected, operatorVersion }) => {
    expect(safeTlsConfigWithClass(part(own), CLASS, { operatorVersion })!.fields).toEqual(expected);
  });

  test.each([
    {
      it: 'all of the class where the object says nothing',
      own: { type: '' },
      scrapeClass: FILE_CLASS,
      expected: FILE_CLASS.fields.authorization,
    },
    {
      it: 'credentials of the class where the object has a type alone',
      own: { type: 'Token' },
      scrapeClass: CLASS,
      expected: { type: 'Token', credentials: { name: 'class', key: 'k' } },
    },
    {
      it: 'the file of the class where the object has a type alone',
      own: { type: 'Token' },
      scrapeClass: FILE_CLASS,
      expected: { type: 'Token', credentialsFile: '/class/token' },
    },
    { it: 'those of the object', own: { credentials: KEY }, scrapeClass: FILE_CLASS, expected: { credentials: KEY } },
  ])('authorizationWithClass(): $it', ({ own, scrapeClass, expected }) => {
    expect(JSON.parse(JSON.stringify(authorizationWithClass(part(own), scrapeClass)!.fields))).toEqual(expected);
  });
});
