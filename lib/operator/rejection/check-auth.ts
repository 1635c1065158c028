/** Credentials: what they refer to, and which of them exclude each other. */
import { goQuote } from '../../go/quote';
import { Spec } from '../server';
import { whyNotProxy, whyNotProxyHeaders } from './check-proxy';
import { whyNotSafeTls, whyNotSafeTlsFields } from './check-tls';
import { References } from './references';
import { Reason, under } from '../../go/reason';

/** @see AddBasicAuth in pkg/assets/store.go, v0.94.1 */
export function whyNotBasicAuth(references: References, namespace: string, auth: Spec | undefined): Reason {
  if (!auth) return undefined;

  return under('failed to get basic auth username', references.whyNotSecret(namespace, auth.username ?? {}))
    ?? under('failed to get basic auth password', references.whyNotSecret(namespace, auth.password ?? {}));
}

/**
 * Authorization of monitors and discoveries; without credentials nothing is checked here.
 * @see AddSafeAuthorizationCredentials in pkg/assets/store.go, v0.94.1
 */
export function whyNotAuthorization(references: References, namespace: string, auth: Spec | undefined): Reason {
  if (!auth?.credentials) return undefined;

  return whyNotAuthorizationFields(auth) ?? whyNotCredentials(references, namespace, auth);
}

/**
 * Authorization that may come from a file, as servers and scrape classes have it.
 * @see AddAuthorizationCredentials in pkg/assets/store.go, v0.94.1
 */
export function whyNotFileAuthorization(references: References, namespace: string, auth: Spec | undefined): Reason {
  if (!auth?.credentials) return undefined;

  return whyNotFileAuthorizationFields(auth) ?? whyNotCredentials(references, namespace, auth);
}

/** @see Authorization.Validate in pkg/apis/monitoring/v1/prometheus_types.go, v0.94.1 */
export function whyNotFileAuthorizationFields(auth: Spec | undefined): Reason {
  if (!auth) return undefined;
  if (auth.credentials && auth.credentialsFile) return 'authorization can not specify both "credentials" and "credentialsFile"';

  return isBasic(auth) ? 'authorization type cannot be set to "basic", use "basicAuth" instead' : undefined;
}

/** @see AddOAuth2 in pkg/assets/store.go, v0.94.1 */
export function whyNotOAuth2(references: References, namespace: string, oauth2: Spec | undefined): Reason {
  if (!oauth2) return undefined;

  return whyNotOAuth2Fields(oauth2)
    ?? under('failed to get oauth2 client id', references.either(namespace, oauth2.clientId).reason)
    ?? under('failed to get oauth2 client secret', references.whyNotSecret(namespace, oauth2.clientSecret ?? {}))
    ?? under('failed to get oauth2 proxyConfig', whyNotProxyHeaders(references, namespace, oauth2))
    ?? under('failed to get oauth2 tlsConfig', whyNotSafeTls(references, namespace, oauth2.tlsConfig));
}

/**
 * At most one way to authenticate, and its fields in order.
 * @see HTTPConfigWithoutTLS.Validate in pkg/apis/monitoring/v1/http_config.go, v0.94.1
 */
export function whyNotAuthMethods(http: Spec): Reason {
  const stated = AUTH_METHODS.filter((method) => http[method]);
  if (stated.length > 1) return `${stated[0]} and ${stated[1]} cannot be configured at the same time`;

  return under('authorization', whyNotAuthorizationFields(http.authorization)) ?? under('oauth2', whyNotOAuth2Fields(http.oauth2));
}

/** In the order in which the operator compares them. */
const AUTH_METHODS = ['authorization', 'basicAuth', 'bearerTokenSecret', 'oauth2'];

function whyNotAuthorizationFields(auth: Spec | undefined): Reason {
  if (!auth) return undefined;
  if (isBasic(auth)) return '\'authorization\' type cannot be set to "basic", use "basicAuth" instead';

  return auth.credentials ? undefined : "'authorization' credentials are required";
}

function isBasic({ type = '' }: Spec): boolean {
  return type.trim().toLowerCase() === 'basic';
}

function whyNotCredentials(references: References, namespace: string, { type = '', credentials }: Spec): Reason {
  return credentials.name
    ? under(`failed to get authorization token of type ${goQuote(type)}`, references.whyNotSecret(namespace, credentials))
    : undefined;
}

function whyNotOAuth2Fields(oauth2: Spec | undefined): Reason {
  if (!oauth2) return undefined;
  const { secret, configMap } = oauth2.clientId ?? {};
  if (!oauth2.tokenUrl) return 'OAuth2 tokenURL must be specified';
  if (!secret && !configMap) return "OAuth2 'clientID' must be specified";
  if (secret && configMap) return "invalid OAuth2 'clientID': cannot specify both Secret and ConfigMap";

  return under("invalid OAuth2 'tlsConfig'", whyNotSafeTlsFields(oauth2.tlsConfig)) ?? under('invalid OAuth2 proxyConfig', whyNotProxy(oauth2));
}
