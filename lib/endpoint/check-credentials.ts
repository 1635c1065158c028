/** Credentials by reference, one function for each way to authenticate. */
import { checkProxy } from './check-proxy';
import { checkSecretKey } from './check-secret-key';
import { checkTls } from './check-tls';
import { SecretKeySelector } from '../../imports/k8s';
import { BasicAuth, OAuth2, SafeAuthorization } from '../../imports/shared';
import { Problem, quote } from '../findings/problem';
import { hasCredentials, isUrlOf } from '../units/url';

/** User and password, both of them. */
export function checkBasicAuth({ username, password }: BasicAuth, where: string): Problem[] {
  return [...checkRequiredKey(username, `${where}.username`), ...checkRequiredKey(password, `${where}.password`)];
}

/** A reference that has to be there, and complete. */
export function checkRequiredKey(selector: SecretKeySelector | undefined, where: string): Problem[] {
  return selector === undefined
    ? [{ code: 'AM111', message: `${where} is missing`, fix: 'name the key of a Secret' }]
    : checkSecretKey(selector, where);
}

/** @param instead what to use for type Basic, which the operator rejects here */
export function checkAuthorization({ type, credentials }: SafeAuthorization, where: string, instead: string): Problem[] {
  return [...checkAuthorizationType(type, where, instead) ?? checkRequiredKey(credentials, `${where}.credentials`)];
}

/** The type alone, or nothing where it is in order. */
export function checkAuthorizationType(type: string | undefined, where: string, instead: string): Problem[] | undefined {
  return type?.trim().toLowerCase() === 'basic'
    ? [{ code: 'AM111', message: `${where} has type ${quote(type)}, which the operator rejects`, fix: `use ${instead}` }]
    : undefined;
}

/** Client credentials: who, with which Secret, where. */
export function checkOAuth2(oauth2: OAuth2, where: string): Problem[] {
  return [...checkOAuth2Client(oauth2, where), ...checkRequiredKey(oauth2.clientSecret, `${where}.clientSecret`)];
}

/** All of OAuth 2.0 but how the client proves who it is. */
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
    return [{ code: 'AM111', message: `${where} ${quote(url)} is no http or https URL`, fix: 'write it like "https://issuer/token"' }];
  }

  return hasCredentials(url!)
    ? [{ code: 'AM111', message: `${where} holds credentials, which would stand in every manifest`, fix: 'name them with clientId and clientSecret' }]
    : [];
}
