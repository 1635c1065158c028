/** Addresses that Prometheus makes a target of, and can never send a request to. */

/** What is wrong with an address. */
export type AddressFault = 'port' | 'characters';

/**
 * What is wrong with the host and port of the URL of a target; undefined if a request can be sent. IPv6 addresses without brackets are not
 * judged: versions of Go read them in different ways.
 *
 * @param url of a target, with the address escaped as in {@link targetUrl}
 * @see scrape of targetScraper in scrape/scrape.go, Prometheus v0.314.0, and parseHost and unescape in net/url, Go 1.26
 */
export function whyNotRequested(url: string): { readonly address: string; readonly fault: AddressFault } | undefined {
  const [, host = ''] = /^[^/]*\/\/([^/?]*)/.exec(url) ?? [];
  const address = host.replace(/%[0-7][0-9A-F]/g, decodeURIComponent);
  if (ESCAPED_ASCII.test(host)) return { address, fault: 'characters' };
  const [, name, port] = /^(.*?)(?::([^:\]]*))?$/s.exec(host)!;
  const isBracketed = name.startsWith('[');
  if (port === undefined || port === '' || (!isBracketed && name.includes(':'))) return undefined;
  const isPort = /^\d+$/.test(port) && Number(port) >= 1 && Number(port) <= HIGHEST_PORT;

  return isPort ? undefined : { address, fault: 'port' };
}

/** Only other characters than those of ASCII may be escaped in a host; "%25" is the percent sign itself. */
const ESCAPED_ASCII = /%(?!25)[0-7][0-9A-F]/;
const HIGHEST_PORT = 65535;
