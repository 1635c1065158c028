/** Parses URLs as Go does; the operator reports the errors of Go. */
import { isIP } from 'net';
import { goQuote } from './quote';

/** Scheme and host of a URL. */
export interface GoUrl {
  /** In lower case; empty for a relative URL. */
  readonly scheme: string;
  /** Host with its port; empty for a URL without a host. */
  readonly host: string;
}

/**
 * Parses a URL.
 * @throws RangeError with the message of Go, e.g. `parse "http://[": missing ']' in host`
 * @see Parse in net/url, Go 1.26
 */
export function parseGoUrl(text: string): GoUrl {
  const [beforeFragment, fragment] = cutAt(text, '#');
  const url = within(beforeFragment, () => parseWithoutFragment(beforeFragment));
  within(text, () => refuseBadEscapes(fragment));

  return url;
}

function within<T>(text: string, step: () => T): T {
  try {
    return step();
  } catch (error) {
    throw new RangeError(`parse ${goQuote(text)}: ${(error as Error).message}`);
  }
}

function parseWithoutFragment(text: string): GoUrl {
  // eslint-disable-next-line no-control-regex
  if (/[\u0000-\u001f\u007f]/.test(text)) throw new RangeError('net/url: invalid control character in URL');
  if (text === '*') return { scheme: '', host: '' };
  if (text.startsWith(':')) throw new RangeError('missing protocol scheme');
  const [, scheme = '', afterScheme] = /^(?:([A-Za-z][A-Za-z0-9+.-]*):)?([^]*)$/.exec(text)!;
  const [rest] = cutAt(afterScheme, '?');
  if (!rest.startsWith('/')) return withoutRoot(scheme, rest);
  const hasHost = rest.startsWith('//') && (scheme !== '' || !rest.startsWith('///'));
  const slash = hasHost ? rest.indexOf('/', 2) : 0;
  const host = hasHost ? parseAuthority(scheme.toLowerCase(), rest.slice(2, slash < 0 ? undefined : slash)) : '';
  refuseBadEscapes(slash < 0 ? '' : rest.slice(slash));

  return { scheme: scheme.toLowerCase(), host };
}

function withoutRoot(scheme: string, rest: string): GoUrl {
  if (scheme !== '') return { scheme: scheme.toLowerCase(), host: '' };
  if (cutAt(rest, '/')[0].includes(':')) throw new RangeError('first path segment in URL cannot contain colon');
  refuseBadEscapes(rest);

  return { scheme: '', host: '' };
}

function parseAuthority(scheme: string, authority: string): string {
  const at = authority.lastIndexOf('@');
  const host = parseHost(scheme, authority.slice(at + 1));
  const user = authority.slice(0, Math.max(0, at));
  if (!/^[A-Za-z0-9\-._:~!$&'()*+,;=%@]*$/.test(user)) throw new RangeError('net/url: invalid userinfo');
  cutAt(user, ':').forEach((part) => refuseBadEscapes(part));

  return host;
}

function parseHost(scheme: string, host: string): string {
  const bracket = host.lastIndexOf('[');
  if (bracket > 0) throw new RangeError('invalid IP-literal');
  if (bracket === 0) return parseIpLiteral(host);
  const colon = scheme === 'http' || scheme === 'https' ? host.indexOf(':') : host.lastIndexOf(':');
  if (colon >= 0) refuseBadPort(host.slice(colon));

  return unescapeHost(host);
}

function parseIpLiteral(host: string): string {
  const close = host.lastIndexOf(']');
  if (close < 0) throw new RangeError("missing ']' in host");
  refuseBadPort(host.slice(close + 1));
  const [address, zone] = cutAt(host.slice(1, close), '%25');
  const plain = unescapeHost(address);
  if (isIP(plain) === 0) throw new RangeError(`invalid host: ParseAddr(${goQuote(plain)}): unable to parse IP`);
  if (isIP(plain) === 4) throw new RangeError('invalid IP-literal');

  return `[${plain}${zone === '' ? '' : `%${zone}`}]${host.slice(close + 1)}`;
}

function refuseBadPort(port: string): void {
  if (!/^(?::[0-9]*)?$/.test(port)) throw new RangeError(`invalid port ${goQuote(port)} after host`);
}

/** The host of a URL. It may only have escapes for characters outside ASCII and for "%" itself. */
function unescapeHost(host: string): string {
  refuseBadEscapes(host, /^%(?:[89A-Fa-f]|25)/);
  const bad = /[^A-Za-z0-9\-._~!$&'()*+,;=:[\]<>"%\u0080-\uffff]/.exec(host);
  if (bad) throw new RangeError(`invalid character ${goQuote(bad[0])} in host name`);

  return host;
}

function refuseBadEscapes(text: string, allowed = /^%/): void {
  for (const { index } of text.matchAll(/%/g)) {
    const found = text.slice(index, index + 3);
    if (!/^%[0-9A-Fa-f]{2}$/.test(found) || !allowed.test(found)) throw new RangeError(`invalid URL escape ${goQuote(found)}`);
  }
}

function cutAt(text: string, separator: string): [before: string, after: string] {
  const index = text.indexOf(separator);

  return index < 0 ? [text, ''] : [text.slice(0, index), text.slice(index + separator.length)];
}
