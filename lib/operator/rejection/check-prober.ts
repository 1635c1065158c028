/** The address of a prober. */
import { goQuote } from '../../go/quote';
import { splitHostPort } from '../../go/split-host-port';
import { isHost } from '../../units/prober';

/** Why a URL is not the address of a prober. @see validateProberURL in pkg/prometheus/resource_selector.go, v0.94.1 */
export function whyNotProberUrl(url: string): string | undefined {
  const split = splitHostPort(url);
  if (!split) return isHost(url) ? undefined : `invalid host: ${goQuote(url)}`;
  if (!isHost(split.host)) return `invalid host: ${goQuote(split.host)}`;

  return isPort(split.port) ? undefined : `invalid port: ${goQuote(split.port)}`;
}

/** The same up to operator 0.88, which looks at what is before the first colon, and between it and the second. */
export function whyNotOlderProberUrl(url: string): string | undefined {
  const [host, port] = url.split(':');
  if (!isHost(host)) return `invalid host: ${goQuote(host)}`;

  return port === undefined || isPort(port) ? undefined : `invalid port: ${goQuote(port)}`;
}

function isPort(text: string): boolean {
  return /^[+-]?[0-9]+$/.test(text) && Number(text) >= 1 && Number(text) <= 65535;
}
