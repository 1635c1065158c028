/** Checks credentials by reference, one function for each method of authentication. */
import { checkProxy } from './check-proxy';
import { checkSecretKey } from './check-secret-key';
import { checkTls } from './check-tls';
import { SecretKeySelector } from '../../imports/k8s';
import { BasicAuth, OAuth2, SafeAuthorization } from '../../imports/shared';
import { Problem, quote } from '../findings/problem';
import { hasCredentials, isUrlOf } from '../units/url';

/** Checks that user and password are both set and valid. */
export function checkBasicAuth({ username, password }: BasicAuth, where: string): Problem[] {
  return [...checkRequiredKey(username, `${where}.username`), ...checkRequiredKey(password, `${where}.password`)];
}

/** Checks a reference that is required. */
export function checkRequiredKey(selector: SecretKeySelector | undefined, where: string): Problem[] {
  return selector === undefined || selector === null
    ? [{ code: 'AM111', message: `${where} is missing`, fix: 'name the key of a Secret' }]
    : checkSecretKey(selector, where);
}

/** Checks the type. @param instead what to use for type Basic, which the operator rejects here */
export function checkAuthorization({ type, credentials }: SafeAuthorization, where: string, instead: string): Problem[] {
  return [...checkAuthorizationType(type, where, instead) ?? checkRequiredKey(credentials, `${where}.credentials`)];
}

/** Checks the type only; undefined where it is valid. */
export function checkAuthorizationType(type: string | undefined, where: string, instead: string): Problem[] | undefined {
  return type?.trim().toLowerCase() === 'basic'
    ? [{ code: 'AM111', message: `${where} has type ${quote(type)}, which the operator rejects`, fix: `use ${instead}` }]
    : undefined;
}

/** Checks client credentials: client ID, client secret and token URL. */
export function checkOAuth2(oauth2: OAuth2, where: string): Problem[] {
  return [...checkOAuth2Client(oauth2, where), ...checkRequiredKey(oauth2.clientSecret, `${where}.clientSecret`)];
}

/** Checks OAuth 2.0 without the client secret. */
export function checkOAuth2Client(oauth2: Omit<OAuth2, 'clientSecret'>, where: string): Problem[] {
  const { clientId, tokenUrl } = oauth2;
  const source = clientId?.secret ?? clientId?.configMap;
  const twice = clientId?.secret !== undefined && clientId.configMap !== undefined;

  return [
    ...checkRequiredKey(source as SecretKeySelector | undefined, `${where}.clientId`),
    ...(twice ? [{ code: 'AM111', message: `${where}.clientId names both a Secret and a ConfigMap`, fix: 'set exactly one of secret and configMap' }] : []),
    ...checkTokenUrl(tokenUrl, `${where}.tokenUrl`),
    ...checkTls(oauth2.tlsConfig, `${where}.tlsConfig`),
    ...checkProxy(oauth2, `${where}.`),
  ];
}

function checkTokenUrl(url: string | undefined, where: string): Problem[] {
  if (!isUrlOf(['http', 'https'], url ?? '')) {
    return [{ code: 'AM111', message: `${where} ${quote(url)} is not an http or https URL`, fix: 'write it like "https://issuer/token"' }];
  }

  return hasCredentials(url!)
    ? [{ code: 'AM111', message: `${where} holds credentials, which would be readable in the manifest`, fix: 'move them to clientId and clientSecret' }]
    : [];
}
