/** Rules for HTTP clients: logins, TLS, proxies and headers. */
import { atLeastOneSet, atMostOne, before, excluding, inside, missing, required, Rule } from './rule';
import { Decoded, isSet, structIn, textIn } from '../decoded';
import { oneOf } from '../scalars';

/** Ways to authenticate; a client may have one. */
export const LOGINS = ['basic_auth', 'oauth2', 'authorization', 'bearer_token', 'bearer_token_file'];

const JWT_BEARER = 'urn:ietf:params:oauth:grant-type:jwt-bearer';
const ALGORITHMS = ['RS256', 'RS384', 'RS512'];

/** @see HTTPClientConfig.Validate in config/http_config.go, prometheus/common v0.70.1 */
export const CLIENT_RULES: readonly Rule[] = [
  atMostOne(...LOGINS),
  inside('basic_auth', atMostOne('username', 'username_file', 'username_ref'), atMostOne('password', 'password_file', 'password_ref')),
  inside('authorization', atMostOne('credentials', 'credentials_file', 'credentials_ref'), notBasic),
  inside('oauth2', required('client_id'), before('2.51', atLeastOneSet('client_secret', 'client_secret_file')), required('token_url'), proofOfClient),
  reservedHeader,
];

function notBasic(authorization: Decoded): ReturnType<Rule> {
  return textIn(authorization, 'type').trim().toLowerCase() === 'basic'
    ? { path: 'type', value: 'basic', problem: 'is not allowed', fix: (named) => `use ${named('basic_auth')}` } : undefined;
}

function proofOfClient(oauth2: Decoded): ReturnType<Rule> {
  if (textIn(oauth2, 'grant_type') !== JWT_BEARER) return atMostOne('client_secret', 'client_secret_file', 'client_secret_ref')(oauth2);
  const algorithm = textIn(oauth2, 'signature_algorithm', ALGORITHMS[0]);

  return atMostOne('client_certificate_key', 'client_certificate_key_file', 'client_certificate_key_ref')(oauth2)
    ?? (algorithm === '' || ALGORITHMS.includes(algorithm)
      ? undefined : { path: 'signature_algorithm', value: algorithm, problem: 'is not a known value', fix: oneOf(ALGORITHMS) });
}

/** Headers that change the connection, or that Prometheus sets. @see ReservedHeaders in config/headers.go, prometheus/common v0.70.1 */
export const RESERVED_HEADERS: ReadonlySet<string> = new Set([
  'authorization', 'host', 'content-encoding', 'content-length', 'content-type', 'user-agent', 'connection', 'keep-alive', 'proxy-authenticate',
  'proxy-authorization', 'www-authenticate', 'accept-encoding', 'x-prometheus-remote-write-version', 'x-prometheus-remote-read-version',
  'x-prometheus-scrape-timeout-seconds', 'x-amz-date', 'x-amz-security-token', 'x-amz-content-sha256',
]);

function reservedHeader(client: Decoded): ReturnType<Rule> {
  const header = Object.keys(structIn(client, 'http_headers')).find((name) => RESERVED_HEADERS.has(name.toLowerCase()));

  return header === undefined
    ? undefined : { path: `http_headers.${header}`, problem: 'is a header that Prometheus sets itself', fix: () => 'remove it; credentials belong in basic_auth, authorization or oauth2' };
}

/** @see ProxyConfig.Validate in config/http_config.go, prometheus/common v0.70.1 */
export const PROXY_RULES: readonly Rule[] = [
  (client) => (Object.keys(structIn(client, 'proxy_connect_header')).length > 0 && !isSet(client, 'proxy_from_environment') && proxyIn(client) === ''
    ? { path: 'proxy_connect_header', problem: 'is set without proxy_url', fix: (named) => `set ${named('proxy_url')}, or remove ${named('proxy_connect_header')}` } : undefined),
  (client) => (isSet(client, 'proxy_from_environment') && proxyIn(client) !== '' ? excluding('proxy_url', 'proxy_from_environment') : undefined),
  (client) => (isSet(client, 'proxy_from_environment') && isSet(client, 'no_proxy') ? excluding('no_proxy', 'proxy_from_environment') : undefined),
  (client) => (isSet(client, 'no_proxy') && client.proxy_url === undefined
    ? { path: 'no_proxy', problem: 'is set without proxy_url', fix: (named) => `set ${named('proxy_url')}, or remove ${named('no_proxy')}` } : undefined),
];

function proxyIn({ proxy_url: proxy }: Decoded): string {
  return (proxy as { readonly text: string } | undefined)?.text ?? '';
}

const CA = ['ca', 'ca_file', 'ca_ref'];
const CERTIFICATE = ['cert', 'cert_file', 'cert_ref'];
const KEY = ['key', 'key_file', 'key_ref'];

/** @see TLSConfig.Validate in config/http_config.go, prometheus/common v0.70.1 */
export const TLS_RULES: readonly Rule[] = [
  atMostOne(...CA),
  atMostOne(...CERTIFICATE),
  atMostOne(...KEY),
  (tls) => (hasOne(tls, CERTIFICATE) && !hasOne(tls, KEY) ? missing('key_file') : undefined),
  (tls) => (hasOne(tls, KEY) && !hasOne(tls, CERTIFICATE) ? missing('cert_file') : undefined),
];

function hasOne(value: Decoded, fields: readonly string[]): boolean {
  return fields.some((field) => isSet(value, field));
}

/**
 * The fields of a client that differ from those of a client without any setting. Upstream compares the whole structs, so what is empty
 * but written counts if its Go type can tell it.
 * @see DefaultHTTPClientConfig in config/http_config.go, prometheus/common v0.70.1
 */
export function customFields(client: Decoded): string[] {
  const isCustom: { readonly [field: string]: boolean } = {
    tls_config: Object.keys(structIn(client, 'tls_config')).some((field) => isSet(structIn(client, 'tls_config'), field)),
    follow_redirects: client.follow_redirects === false,
    enable_http2: client.enable_http2 === false,
  };
  const others = [...LOGINS, 'proxy_url', 'no_proxy', 'proxy_from_environment', 'proxy_connect_header', 'http_headers'];

  return [...Object.keys(isCustom).filter((field) => isCustom[field]), ...others.filter((field) => isSet(client, field))];
}
