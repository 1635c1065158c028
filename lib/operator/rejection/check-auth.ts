/** Credentials: what they refer to, and which of them exclude each other. */
import { whyNotProxy, whyNotProxyHeaders } from './check-proxy';
import { whyNotSafeTls, whyNotSafeTlsFields } from './check-tls';
import { Reason, reject, under } from './reason';
import { References } from './references';
import { goQuote } from '../../go/quote';
import { Server, Spec } from '../../operator-port/server';
import { operatorSince } from '../operator-since';

/** @see AddBasicAuth in pkg/assets/store.go, v0.94.1 */
export function whyNotBasicAuth(references: References, namespace: string, auth: Spec | undefined): Reason {
  if (!auth) return undefined;

  return under('failed to get basic auth username', 'username', references.whyNotSecret(namespace, auth.username ?? {}))
    ?? under('failed to get basic auth password', 'password', references.whyNotSecret(namespace, auth.password ?? {}));
}

/**
 * Checks the authorization of monitors and discoveries. Without credentials nothing is checked here.
 * @see AddSafeAuthorizationCredentials in pkg/assets/store.go, v0.94.1
 */
export function whyNotAuthorization(references: References, namespace: string, auth: Spec | undefined): Reason {
  if (!auth?.credentials) return undefined;

  return whyNotAuthorizationFields(auth) ?? whyNotCredentials(references, namespace, auth);
}

/**
 * Checks authorization that may come from a file, as servers and scrape classes have it.
 * @see AddAuthorizationCredentials in pkg/assets/store.go, v0.94.1
 */
export function whyNotFileAuthorization(references: References, namespace: string, auth: Spec | undefined): Reason {
  if (!auth?.credentials) return undefined;

  return whyNotFileAuthorizationFields(auth) ?? whyNotCredentials(references, namespace, auth);
}

/** @see Authorization.Validate in pkg/apis/monitoring/v1/prometheus_types.go, v0.94.1 */
export function whyNotFileAuthorizationFields(auth: Spec | undefined): Reason {
  if (!auth) return undefined;
  if (auth.credentials && auth.credentialsFile) {
    return reject(
      { cause: 'conflicting-fields', fields: ['credentials', 'credentialsFile'] }, '', 'authorization can not specify both "credentials" and "credentialsFile"',
    );
  }

  return isBasic(auth) ? reject({ cause: 'invalid-authorization-type' }, 'type', 'authorization type cannot be set to "basic", use "basicAuth" instead') : undefined;
}

/** @see AddOAuth2 in pkg/assets/store.go, v0.94.1 */
export function whyNotOAuth2(references: References, namespace: string, oauth2: Spec | undefined): Reason {
  if (!oauth2) return undefined;

  return whyNotOAuth2Fields(oauth2, references.operator)
    ?? under('failed to get oauth2 client id', 'clientId', references.either(namespace, oauth2.clientId).reason)
    ?? under('failed to get oauth2 client secret', 'clientSecret', references.whyNotSecret(namespace, oauth2.clientSecret ?? {}))
    ?? under('failed to get oauth2 proxyConfig', '', whyNotProxyHeaders(references, namespace, oauth2))
    ?? under('failed to get oauth2 tlsConfig', 'tlsConfig', whyNotSafeTls(references, namespace, oauth2.tlsConfig));
}

/**
 * Refuses more than one way to authenticate, then fields of the one that is set.
 * @see HTTPConfigWithoutTLS.Validate in pkg/apis/monitoring/v1/http_config.go, v0.94.1
 */
export function whyNotAuthMethods(http: Spec, operator: Pick<Server, 'operatorVersion'>): Reason {
  const methods = AUTH_METHODS.filter((method) => http[method]);
  if (methods.length > 1) return reject({ cause: 'conflicting-auth', methods }, '', `${methods[0]} and ${methods[1]} cannot be configured at the same time`);

  return under('authorization', 'authorization', whyNotAuthorizationFields(http.authorization))
    ?? under('oauth2', 'oauth2', whyNotOAuth2Fields(http.oauth2, operator));
}

/** In the order in which the operator compares them. */
const AUTH_METHODS = ['authorization', 'basicAuth', 'bearerTokenSecret', 'oauth2'];

function whyNotAuthorizationFields(auth: Spec | undefined): Reason {
  if (!auth) return undefined;
  if (isBasic(auth)) return reject({ cause: 'invalid-authorization-type' }, 'type', '\'authorization\' type cannot be set to "basic", use "basicAuth" instead');

  return auth.credentials ? undefined : reject({ cause: 'missing-field' }, 'credentials', "'authorization' credentials are required");
}

function isBasic({ type = '' }: Spec): boolean {
  return type.trim().toLowerCase() === 'basic';
}

function whyNotCredentials(references: References, namespace: string, { type = '', credentials }: Spec): Reason {
  return credentials.name
    ? under(`failed to get authorization token of type ${goQuote(type)}`, 'credentials', references.whyNotSecret(namespace, credentials))
    : undefined;
}

/** Up to operator 0.91 the proxy is not looked at. */
function whyNotOAuth2Fields(oauth2: Spec | undefined, operator: Pick<Server, 'operatorVersion'>): Reason {
  if (!oauth2) return undefined;
  const { secret, configMap } = oauth2.clientId ?? {};
  if (!oauth2.tokenUrl) return reject({ cause: 'missing-field' }, 'tokenUrl', 'OAuth2 tokenURL must be specified');
  if (!secret && !configMap) return reject({ cause: 'missing-field' }, 'clientId', "OAuth2 'clientID' must be specified");
  if (secret && configMap) {
    return reject({ cause: 'conflicting-fields', fields: ['secret', 'configMap'] }, 'clientId', "invalid OAuth2 'clientID': cannot specify both Secret and ConfigMap");
  }

  return under("invalid OAuth2 'tlsConfig'", 'tlsConfig', whyNotSafeTlsFields(oauth2.tlsConfig))
    ?? under('invalid OAuth2 proxyConfig', '', operatorSince(operator, 92) ? whyNotProxy(oauth2) : undefined);
}
