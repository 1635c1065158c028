/** Fields of an HTTP connection: credentials, TLS, proxy, headers. */
import { PROXY, TLS } from './connection-fields';
import { notInCrd, Field, Fields, nested } from './field';
import { HttpClientProps } from './http-client-props';
import { HTTP_HEADERS } from './http-headers';
import { checkOAuth2, OAUTH2 } from './oauth2-fields';
import { anyText, flag } from './values';
import { Authorization, BasicAuth } from '../../imports/shared';
import { checkAuthorizationType, checkBasicAuth, checkRequiredKey } from '../endpoint/check-credentials';
import { checkProxy } from '../endpoint/check-proxy';
import { Problem, quote } from '../findings/problem';

const REFERENCE: Field = { shape: 'object', check: () => [] };

const BASIC_AUTH: Field<BasicAuth> = {
  ...nested({ username: REFERENCE, password: REFERENCE }, checkBasicAuth),
  toYaml: ({ username, password }, references) => ({
    username_file: references.secretFile(username!), password_file: references.secretFile(password!),
  }),
};

const AUTHORIZATION: Field<Authorization> = {
  ...nested({ type: anyText(), credentials: REFERENCE, credentialsFile: anyText() }, checkAuthorization),
  toYaml: ({ type, credentials, credentialsFile }, references) => ({
    ...(type !== undefined && { type }), credentials_file: credentials ? references.secretFile(credentials) : credentialsFile,
  }),
  fieldsNotInCrd: ({ credentialsFile }, where) => (credentialsFile === undefined ? [] : [`${where}.credentialsFile`]),
};

/** Every field of a connection. */
export const HTTP_CLIENT: Fields<HttpClientProps> = {
  basicAuth: BASIC_AUTH,
  authorization: AUTHORIZATION,
  oauth2: nested(OAUTH2, checkOAuth2),
  tlsConfig: TLS,
  followRedirects: flag(),
  enableHttp2: flag(),
  ...PROXY,
  ...HTTP_HEADERS,
};

/** The same for discoveries whose credentials are not in the ScrapeConfig CRD. */
export const HTTP_CLIENT_WITHOUT_LOGIN_IN_CRD: Fields<HttpClientProps> = {
  ...HTTP_CLIENT,
  basicAuth: notInCrd(HTTP_CLIENT.basicAuth),
  authorization: notInCrd(HTTP_CLIENT.authorization),
  oauth2: notInCrd(HTTP_CLIENT.oauth2),
};

/** Problems of fields in combination: two methods of authentication, an incomplete proxy. */
export function checkHttpClient(props: HttpClientProps, where: string): Problem[] {
  const methods = (['basicAuth', 'authorization', 'oauth2'] as const).filter((method) => props[method] !== undefined);

  return [
    ...(methods.length > 1
      ? [{ code: 'AM708', message: `${where}${methods[0]} and ${where}${methods[1]} are both set, and only one can be sent`, fix: 'remove one of them' }]
      : []),
    ...checkProxy(props, where),
  ];
}

function checkAuthorization({ type, credentials, credentialsFile }: Authorization, where: string): Problem[] {
  const wrongType = checkAuthorizationType(type, where, 'basicAuth');
  if (wrongType) return wrongType;
  if (credentialsFile === undefined) return checkRequiredKey(credentials, `${where}.credentials`);
  if (credentials) return [{ code: 'AM111', message: `${where} has both credentials and credentialsFile`, fix: 'remove one of them' }];

  return credentialsFile.startsWith('/')
    ? []
    : [{ code: 'AM111', message: `${where}.credentialsFile ${quote(credentialsFile)} is not an absolute path`, fix: 'begin it with "/"' }];
}
