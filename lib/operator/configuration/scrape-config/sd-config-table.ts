/** What a service discovery of a ScrapeConfig is made of: rows of data, in the order in which the operator writes them. */
import { Yaml } from '../../../operator-port/yaml';
import { Field } from '../../fields';

/** One list of discoveries of a ScrapeConfig. */
export interface SdConfigTable {
  /** Field of the spec, e.g. `consulSDConfigs`. */
  readonly field: string;
  /** Its name in older versions of the CRD. */
  readonly formerly?: string;
  /** Key of the job, e.g. `consul_sd_configs`. */
  readonly prometheusField: string;
  readonly rows: readonly SdFieldRow[];
}

/** One field of a discovery, or a group of them that is written together. */
export interface SdFieldRow extends Field {
  /** How it is written; as a value if left out. */
  readonly as?: Shape;
  /** The value of a field that is not set. Without it, such a field is not written. */
  readonly otherwise?: Yaml;
  /** Other names of some values. */
  readonly renamed?: { readonly [value: string]: string };
  /** The first version depends on the value of a field. */
  readonly sinceBy?: SinceBy;
  /** The beginning of the operator's error if the reference is not loaded. Without it, empty text is written. */
  readonly orFails?: readonly [verb: string, what: string];
  /** If it is set, everything written before it is discarded. */
  readonly dropsEarlier?: true;
  /** Minor version of the operator that writes it first, e.g. 90 for 0.90. */
  readonly fromOperator?: number;
  /** Minor version of the operator that writes it no longer. */
  readonly untilOperator?: number;
}

/** First versions by the value of a field. */
export interface SinceBy {
  readonly field: string;
  readonly versions: { readonly [value: string]: string };
  /** Whether the field is never written for other values. */
  readonly noOther?: true;
}

/** Shapes that are more than a value; what each writes is in `row-shapes.ts`. */
export type Shape =
  | 'secret' | 'key pair' | 'basic auth' | 'authorization' | 'authorization unless oauth2' | 'oauth2' | 'proxy' | 'tls'
  | 'filters' | 'namespaces' | 'selectors' | 'attach metadata';

/** A value that is written if it is set. */
export function value(field: string, prometheusField = field, more: Partial<SdFieldRow> = {}): SdFieldRow {
  return { field, prometheusField, ...more };
}

/** A text in lower case. */
export function lowerCase(field: string): SdFieldRow {
  return value(field, field, { transform: 'lower case' });
}

/** A list or a map that is written unless it is empty. */
export function unlessEmpty(field: string, prometheusField = field, more: Partial<SdFieldRow> = {}): SdFieldRow {
  return value(field, prometheusField, { unlessEmpty: true, ...more });
}

/** The value of a key of a Secret. */
export function secret(field: string, prometheusField: string, orFails?: SdFieldRow['orFails']): SdFieldRow {
  return value(field, prometheusField, { as: 'secret', orFails });
}

export const REFRESH_INTERVAL = value('refreshInterval', 'refresh_interval');
export const PORT = value('port');
export const TAG_SEPARATOR = value('tagSeparator', 'tag_separator');
export const FILTERS = unlessEmpty('filters', 'filters', { as: 'filters' });

// HTTP clients: which of these a discovery has, and in which order, differs without a visible reason.
export const BASIC_AUTH = value('basicAuth', 'basic_auth', { as: 'basic auth' });
export const AUTHORIZATION = value('authorization', 'authorization', { as: 'authorization' });
export const OAUTH2 = value('oauth2', 'oauth2', { as: 'oauth2' });
export const PROXY = value('proxyUrl', 'proxy_url', { as: 'proxy' });
export const TLS = value('tlsConfig', 'tls_config', { as: 'tls' });
export const FOLLOW_REDIRECTS = value('followRedirects', 'follow_redirects');
export const ENABLE_HTTP2 = value('enableHTTP2', 'enable_http2');
