/** Addresses of targets: host and port, without scheme and path. */
import { quote, quoteList } from './problem';

/** Names of the fields of a job that hold what does not belong in an address. */
export interface JobFieldNames {
  readonly scheme: string;
  readonly path: string;
  readonly params: string;
}

/** Names of the fields in a ScrapeConfig. */
export const SPEC_FIELDS: JobFieldNames = { scheme: 'scheme', path: 'metricsPath', params: 'params' };

/** Names of the fields in `prometheus.yml`. */
export const YAML_FIELDS: JobFieldNames = { scheme: 'scheme', path: 'metrics_path', params: 'params' };

/**
 * Whether Prometheus can make a target of an address.
 * @see CheckTargetAddress in config/config.go, Prometheus v0.314.0
 */
export function isTargetAddress(text: string): boolean {
  return text !== '' && !text.includes('/');
}

/**
 * How to write URLs as addresses, e.g. `write "10.0.0.7:9100" as host and port alone, and set scheme to "https"`.
 * @param urls texts that are not addresses
 */
export function howToWriteAddresses(urls: readonly string[], fields: JobFieldNames): string {
  const parts = urls.map(partsOf);
  const hosts = [...new Set(parts.map(({ host }) => host))].filter((host) => host !== '');
  const settings = [...new Set(parts.map((part) => settingsOf(part, fields)))];
  const [first] = settings;
  if (hosts.length === 0) return 'write the targets as host:port';
  const more = hosts.length > SHOWN ? ` and ${hosts.length - SHOWN} more` : '';
  const write = `write ${quoteList(hosts.slice(0, SHOWN))}${more} as host and port alone`;
  if (settings.length > 1) return `${write}, and put targets that need another ${fields.scheme} or ${fields.path} in a job of their own`;

  return first === '' ? write : `${write}, and set ${first}`;
}

const SHOWN = 3;

interface Parts {
  readonly scheme: string;
  readonly host: string;
  readonly path: string;
  readonly hasQuery: boolean;
}

function partsOf(text: string): Parts {
  const [, scheme = '', host, path, query] = /^(?:([a-z][a-z0-9+.-]*):\/\/)?(?:[^/@]*@)?([^/?#]*)([^?#]*)(.*)$/is.exec(text)!;

  return { scheme: scheme.toLowerCase(), host, path, hasQuery: query !== '' };
}

/** What has to be set beside the address; empty if the defaults of Prometheus are right. */
function settingsOf({ scheme, path, hasQuery }: Parts, fields: JobFieldNames): string {
  return [
    ...scheme === '' || scheme === 'http' ? [] : [`${fields.scheme} to ${quote(scheme)}`],
    ...DEFAULT_PATHS.has(path) ? [] : [`${fields.path} to ${quote(path)}`],
    ...hasQuery ? [`${fields.params} to the query`] : [],
  ].join(' and ');
}

const DEFAULT_PATHS: ReadonlySet<string> = new Set(['', '/', '/metrics']);
