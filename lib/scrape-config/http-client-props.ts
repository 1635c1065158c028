/** Props of an HTTP connection, to a target or to the API of a discovery. */
import { SecretKeySelector } from '../../imports/k8s';
import { Authorization, BasicAuth, SafeTlsConfig, SecretOrConfigMap, TlsConfig } from '../../imports/shared';

/** Values of one request header, in the order: values, Secrets, files. */
export interface HttpHeaderValues {
  /**
   * Values in plain text; do not use them for secrets.
   * @default - none
   */
  readonly values?: string[];

  /**
   * Values that are keys of Secrets, mounted in Prometheus.
   * @default - none
   */
  readonly secrets?: SecretKeySelector[];

  /**
   * Values that are files: absolute paths in the Prometheus container.
   * @default - none
   */
  readonly files?: string[];
}

/** Request headers. They need AdditionalScrapeConfigs: the ScrapeConfig CRD has no field for them. */
export interface HttpHeadersProps {
  /**
   * Headers to send, by name; headers that Prometheus sets itself (`Authorization`, `Host`, `User-Agent`, ...) are refused.
   * Needs Prometheus 2.55. Needs AdditionalScrapeConfigs.
   * @default - none
   */
  readonly httpHeaders?: { [name: string]: HttpHeaderValues };
}

/** How the OAuth 2.0 client authenticates. */
export enum OAuth2Grant {
  /** With a client secret. */
  CLIENT_CREDENTIALS = 'client_credentials',
  /** With a token that is signed with the key of the client (RFC 7523). */
  JWT_BEARER = 'urn:ietf:params:oauth:grant-type:jwt-bearer',
}

/** How a token of {@link OAuth2Grant.JWT_BEARER} is signed. */
export enum OAuth2SignatureAlgorithm {
  /** RSA with SHA-256. */
  RS256 = 'RS256',
  /** RSA with SHA-384. */
  RS384 = 'RS384',
  /** RSA with SHA-512. */
  RS512 = 'RS512',
}

/**
 * OAuth 2.0: where tokens are fetched, and with which credentials. An `imports.OAuth2` value can be passed too.
 * @see https://prometheus.io/docs/prometheus/latest/configuration/configuration/#oauth2
 */
export interface OAuth2Props {
  /** Client ID: a key of a Secret or ConfigMap. */
  readonly clientId: SecretOrConfigMap;

  /**
   * Client secret: a key of a Secret. Required unless `grantType` is `OAuth2Grant.JWT_BEARER`.
   * @default - none
   */
  readonly clientSecret?: SecretKeySelector;

  /** URL that tokens are fetched from, http or https. */
  readonly tokenUrl: string;

  /**
   * Scopes to request.
   * @default - none
   */
  readonly scopes?: string[];

  /**
   * Additional parameters of the token URL.
   * @default - none
   */
  readonly endpointParams?: { [name: string]: string };

  /**
   * TLS of the token URL. Needs Prometheus 2.43.
   * @default - left out, so Prometheus uses the CAs of its image
   */
  readonly tlsConfig?: SafeTlsConfig;

  /**
   * HTTP proxy to the token URL, as a URL without credentials. Needs Prometheus 2.43.
   * @default - none
   */
  readonly proxyUrl?: string;

  /**
   * Hosts that are reached without the proxy, comma separated. Needs `proxyUrl` and Prometheus 2.43.
   * @default - none
   */
  readonly noProxy?: string;

  /**
   * Take the proxy from the environment of the Prometheus container. Needs Prometheus 2.43.
   * @default - left out, so Prometheus does not
   */
  readonly proxyFromEnvironment?: boolean;

  /**
   * Headers sent to the proxy with CONNECT, values by reference. Needs Prometheus 2.43.
   * @default - none
   */
  readonly proxyConnectHeader?: { [header: string]: SecretKeySelector[] };

  /**
   * How the client authenticates. Needs AdditionalScrapeConfigs.
   * @default - left out, so Prometheus uses client credentials
   */
  readonly grantType?: OAuth2Grant;

  /**
   * Key that signs the token, PEM: a key of a Secret. Needs `OAuth2Grant.JWT_BEARER` and AdditionalScrapeConfigs.
   * @default - none
   */
  readonly clientCertificateKey?: SecretKeySelector;

  /**
   * ID of the key, for the header of the token. Needs `OAuth2Grant.JWT_BEARER` and AdditionalScrapeConfigs.
   * @default - none
   */
  readonly clientCertificateKeyId?: string;

  /**
   * How the token is signed. Needs `OAuth2Grant.JWT_BEARER` and AdditionalScrapeConfigs.
   * @default - left out, so Prometheus uses RS256
   */
  readonly signatureAlgorithm?: OAuth2SignatureAlgorithm;

  /**
   * Issuer of the token. Needs `OAuth2Grant.JWT_BEARER` and AdditionalScrapeConfigs.
   * @default - left out, so Prometheus uses the client ID
   */
  readonly iss?: string;

  /**
   * Audience of the token. Needs `OAuth2Grant.JWT_BEARER` and AdditionalScrapeConfigs.
   * @default - left out, so Prometheus uses the token URL
   */
  readonly audience?: string;

  /**
   * Additional claims of the token. Needs `OAuth2Grant.JWT_BEARER` and AdditionalScrapeConfigs.
   * @default - none
   */
  readonly claims?: { [claim: string]: string };
}

/**
 * An HTTP connection without an `Authorization` header. At most one of `basicAuth` and `oauth2`.
 *
 * Secrets and ConfigMaps are looked up in the namespace of the ScrapeConfig; with AdditionalScrapeConfigs in that of the Prometheus object,
 * which mounts them.
 * @see https://prometheus.io/docs/prometheus/latest/configuration/configuration/#http_config
 */
export interface HttpConnectionProps extends HttpHeadersProps {
  /**
   * HTTP basic authentication: user and password, both keys of Secrets.
   * @default - none
   */
  readonly basicAuth?: BasicAuth;

  /**
   * OAuth 2.0.
   * @default - none
   */
  readonly oauth2?: OAuth2Props;

  /**
   * TLS: CA, certificate and key as keys of Secrets or ConfigMaps. File paths need AdditionalScrapeConfigs.
   * @default - left out, so Prometheus uses the CAs of its image
   */
  readonly tlsConfig?: TlsConfig;

  /**
   * Whether to use HTTP/2 where TLS negotiates it.
   * @default - left out, so Prometheus does
   */
  readonly enableHttp2?: boolean;

  /**
   * HTTP proxy, as a URL without credentials.
   * @default - none
   */
  readonly proxyUrl?: string;

  /**
   * Hosts that are reached without the proxy, comma separated. Needs `proxyUrl`.
   * @default - none
   */
  readonly noProxy?: string;

  /**
   * Take the proxy from the environment of the Prometheus container. Not together with `proxyUrl`.
   * @default - left out, so Prometheus does not
   */
  readonly proxyFromEnvironment?: boolean;

  /**
   * Headers sent to the proxy with CONNECT, values by reference.
   * @default - none
   */
  readonly proxyConnectHeader?: { [header: string]: SecretKeySelector[] };

  /**
   * Whether to follow HTTP redirects. For the targets of a job it needs AdditionalScrapeConfigs.
   * @default - left out, so Prometheus does
   */
  readonly followRedirects?: boolean;
}

/**
 * An HTTP connection. At most one of `basicAuth`, `authorization` and `oauth2`.
 * @see https://prometheus.io/docs/prometheus/latest/configuration/configuration/#http_config
 */
export interface HttpClientProps extends HttpConnectionProps {
  /**
   * An `Authorization` header of any type but Basic. `credentialsFile` needs AdditionalScrapeConfigs.
   * @default - no header
   */
  readonly authorization?: Authorization;
}
