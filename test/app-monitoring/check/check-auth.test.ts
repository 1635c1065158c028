import { Auth } from '../../../lib/app-monitoring/auth';
import { monitor, newChart, propsRefusal } from '../../support/app';

const key = { name: 'login', key: 'token' };
const OAUTH2 = { clientId: { configMap: key }, clientSecret: key, tokenUrl: 'https://issuer/token' };

describe('checkAuth()', () => {
  test.each<{ it: string; auth: Auth }>([
    { it: 'basic', auth: Auth.basic({ username: key, password: key }) },
    { it: 'a bearer token', auth: Auth.bearer(key) },
    { it: 'a header of another type', auth: Auth.authorization({ type: 'Token', credentials: key }) },
    { it: 'OAuth 2.0', auth: Auth.oauth2(OAUTH2) },
    { it: 'a token of a Secret', auth: Auth.bearerTokenSecret(key) },
    { it: 'a token of a file', auth: Auth.bearerTokenFile('/token') },
  ])('takes $it', ({ auth }) => {
    expect(() => monitor(newChart(), { auth })).not.toThrow();
  });

  test.each<{ it: string; auth: unknown; expected: string }>([
    {
      it: 'a plain object with two methods',
      auth: { basicAuth: {}, oauth2: {} },
      expected: 'AM111 auth is a plain object, which could set two methods at once; use exactly one of Auth.basic, Auth.bearer, Auth.authorization, Auth.oauth2',
    },
    { it: 'basic of null', auth: Auth.basic(null as never), expected: 'AM111 auth is made without basicAuth, so no credentials would be sent; give the credentials to the factory of Auth' },
    { it: 'OAuth 2.0 of undefined', auth: Auth.oauth2(undefined as never), expected: 'AM111 auth is made without oauth2, so no credentials would be sent; give the credentials to the factory of Auth' },
    {
      it: 'basic without anything',
      auth: Auth.basic({}),
      expected: 'AM111 auth.basic.password is missing; name the key of a Secret\nAM111 auth.basic.username is missing; name the key of a Secret',
    },
    { it: 'basic without a password', auth: Auth.basic({ username: key }), expected: 'AM111 auth.basic.password is missing; name the key of a Secret' },
    {
      it: 'a Secret without a name',
      auth: Auth.bearer({ name: '', key: 'a' }),
      expected: "AM111 auth.authorization.credentials does not name a Secret; set name to the Secret's name",
    },
    {
      it: 'a Secret that has no such name',
      auth: Auth.bearer({ name: 'My Secret', key: 'a' }),
      expected: 'AM111 auth.authorization.credentials names Secret "My Secret", which is not a lower-case DNS name (letters, digits, "-" and ".", beginning and ending with a letter or digit); use the Secret\'s name',
    },
    {
      it: 'a Secret without a key',
      auth: Auth.bearer({ name: 'login', key: '' }),
      expected: 'AM111 auth.authorization.credentials does not name a key of Secret "login"; set key',
    },
    {
      it: 'a key no Secret holds',
      auth: Auth.bearer({ name: 'login', key: 'a/b' }),
      expected: 'AM111 auth.authorization.credentials has key "a/b", which is not valid in a Secret; use letters, digits, "-", "_" and "."',
    },
    {
      it: 'a header without credentials',
      auth: Auth.authorization({ type: 'Token' }),
      expected: 'AM111 auth.authorization.credentials is missing; name the key of a Secret',
    },
    {
      it: 'a header of type Basic',
      auth: Auth.authorization({ type: ' BASIC ', credentials: key }),
      expected: 'AM111 auth.authorization has type " BASIC ", which the operator rejects; use Auth.basic',
    },
    {
      it: 'OAuth 2.0 without a client',
      auth: Auth.oauth2({ ...OAUTH2, clientId: {} }),
      expected: 'AM111 auth.oauth2.clientId is missing; name the key of a Secret',
    },
    {
      it: 'OAuth 2.0 with two clients',
      auth: Auth.oauth2({ ...OAUTH2, clientId: { secret: key, configMap: key } }),
      expected: 'AM111 auth.oauth2.clientId names both a Secret and a ConfigMap; set exactly one of secret and configMap',
    },
    {
      it: 'OAuth 2.0 with a token path',
      auth: Auth.oauth2({ ...OAUTH2, tokenUrl: '/token' }),
      expected: 'AM111 auth.oauth2.tokenUrl "/token" is not an http or https URL; write it like "https://issuer/token"',
    },
    {
      it: 'OAuth 2.0 with credentials in the URL',
      auth: Auth.oauth2({ ...OAUTH2, tokenUrl: 'https://me:secret@issuer' }),
      expected: 'AM111 auth.oauth2.tokenUrl holds credentials, which would be readable in the manifest; move them to clientId and clientSecret',
    },
    {
      it: 'OAuth 2.0 with half a certificate',
      auth: Auth.oauth2({ ...OAUTH2, tlsConfig: { keySecret: key } }),
      expected: 'AM110 auth.oauth2.tlsConfig has a client key without its certificate; set cert as well',
    },
    {
      it: 'a token of a relative file',
      auth: Auth.bearerTokenFile('token'),
      expected: 'AM111 auth.bearerTokenFile "token" is not an absolute path; begin it with "/"',
    },
    {
      it: 'a token of no Secret',
      auth: Auth.bearerTokenSecret({} as any),
      expected: "AM111 auth.bearerTokenSecret does not name a Secret; set name to the Secret's name",
    },
  ])('refuses $it', ({ auth, expected }) => {
    expect(propsRefusal({ auth: auth as Auth })).toBe(expected);
  });
});
