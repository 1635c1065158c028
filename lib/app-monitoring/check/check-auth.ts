/** Credentials of one endpoint: references that are complete. */
import { SecretKeySelector } from '../../../imports/k8s';
import { OAuth2 } from '../../../imports/shared';
import { Problem, quote } from '../../findings/problem';
import { hasCredentials } from '../../units/url';
import { Auth } from '../auth';
import { checkSecretKey } from './check-secret-key';
import { checkTls } from './check-tls';

/** A way to authenticate, with every Secret it names. */
export function checkAuth(auth: Auth | undefined, where: string): Problem[] {
  if (auth === undefined) return [];
  if (typeof auth._toFields !== 'function') {
    return [{
      code: 'AM111',
      message: `${where} is a plain object, which could hold two methods at once`,
      fix: 'use exactly one of Auth.basic, Auth.bearer, Auth.authorization, Auth.oauth2',
    }];
  }
  const { basicAuth, authorization, oauth2, bearerTokenSecret, bearerTokenFile } = auth._toFields();

  return [
    ...(basicAuth ? [...required(basicAuth.username, `${where}.basic.username`), ...required(basicAuth.password, `${where}.basic.password`)] : []),
    ...(authorization ? checkAuthorization(authorization.type, authorization.credentials, where) : []),
    ...(oauth2 ? checkOAuth2(oauth2, `${where}.oauth2`) : []),
    ...checkSecretKey(bearerTokenSecret, `${where}.bearerTokenSecret`),
    ...(bearerTokenFile !== undefined && !bearerTokenFile.startsWith('/')
      ? [{ code: 'AM111', message: `${where}.bearerTokenFile ${quote(bearerTokenFile)} is no absolute path`, fix: 'begin it with "/"' }]
      : []),
  ];
}

function required(selector: SecretKeySelector | undefined, where: string): Problem[] {
  return selector === undefined
    ? [{ code: 'AM111', message: `${where} is missing`, fix: 'name the key of a Secret' }]
    : checkSecretKey(selector, where);
}

function checkAuthorization(type: string | undefined, credentials: SecretKeySelector | undefined, where: string): Problem[] {
  if (type?.trim().toLowerCase() === 'basic') {
    return [{ code: 'AM111', message: `${where}.authorization has type ${quote(type)}, which the operator rejects`, fix: 'use Auth.basic' }];
  }

  return required(credentials, `${where}.authorization.credentials`);
}

function checkOAuth2(oauth2: OAuth2, where: string): Problem[] {
  const { clientId, clientSecret, tokenUrl } = oauth2;
  const source = clientId?.secret ?? clientId?.configMap;
  const twice = clientId?.secret !== undefined && clientId.configMap !== undefined;

  return [
    ...required(source as SecretKeySelector | undefined, `${where}.clientId`),
    ...(twice ? [{ code: 'AM111', message: `${where}.clientId names both a Secret and a ConfigMap`, fix: 'set exactly one of secret and configMap' }] : []),
    ...required(clientSecret, `${where}.clientSecret`),
    ...checkTokenUrl(tokenUrl, `${where}.tokenUrl`),
    ...checkTls(oauth2.tlsConfig, `${where}.tlsConfig`),
  ];
}

function checkTokenUrl(url: string | undefined, where: string): Problem[] {
  if (!/^https?:\/\/[^\s/]+\S*$/.test(url ?? '')) {
    return [{ code: 'AM111', message: `${where} ${quote(url)} is no http or https URL`, fix: 'write it like "https://issuer/token"' }];
  }

  return hasCredentials(url!)
    ? [{ code: 'AM111', message: `${where} holds credentials, which would stand in every manifest`, fix: 'name them with clientId and clientSecret' }]
    : [];
}
