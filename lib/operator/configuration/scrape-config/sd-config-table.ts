/** What a service discovery of a ScrapeConfig is made of: rows of data, in the order in which the operator writes them. */
import { Field } from '../../fields';
import { Yaml } from '../../../operator-port/yaml';

/** One list of discoveries of a ScrapeConfig. */
export interface SdConfigTable {
  /** Field of the spec, e.g. `consulSDConfigs`. */
  readonly field: string;
  /** Key of the job, e.g. `consul_sd_configs`. */
  readonly prometheusField: string;
  readonly rows: readonly SdFieldRow[];
}

/** One field of a discovery, or a group of them that is written together. */
export interface SdFieldRow extends Field {
  /** How it is written; as a value where left out. */
  readonly as?: Shape;
  /** What stands for a value that is not stated; then nothing is written where left out. */
  readonly otherwise?: Yaml;
  /** Other names of some values. */
  readonly renamed?: { readonly [value: string]: string };
  /** The first version hangs on the value of a field. */
  readonly sinceBy?: SinceBy;
  /** How the operator begins when the reference is not loaded: it then gives up; empty text is written where left out. */
  readonly orFails?: readonly [verb: string, what: string];
  /** Where stated, everything written before it is thrown away. */
  readonly dropsEarlier?: true;
}

/** First versions by the value of a field. */
export interface SinceBy {
  readonly field: string;
  readonly versions: { readonly [value: string]: string };
  /** Whether other values have no version at all that it is written for. */
  readonly noOther?: true;
}

/** Ways of writing that are more than a value; what each does is in `row-shapes.ts`. */
export type Shape =
  | 'secret' | 'key pair' | 'basic auth' | 'authorization' | 'authorization unless oauth2' | 'oauth2' | 'proxy' | 'tls'
  | 'filters' | 'namespaces' | 'selectors' | 'attach metadata';

/** A value that is written where it is stated. */
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

// HTTP clients: which of these a discovery has, and in which order, differs for no reason that shows.
export const BASIC_AUTH = value('basicAuth', 'basic_auth', { as: 'basic auth' });
export const AUTHORIZATION = value('authorization', 'authorization', { as: 'authorization' });
export const OAUTH2 = value('oauth2', 'oauth2', { as: 'oauth2' });
export const PROXY = value('proxyUrl', 'proxy_url', { as: 'proxy' });
export const TLS = value('tlsConfig', 'tls_config', { as: 'tls' });
export const FOLLOW_REDIRECTS = value('followRedirects', 'follow_redirects');
export const ENABLE_HTTP2 = value('enableHTTP2', 'enable_http2');
