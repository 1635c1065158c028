/** Address of a prober. */
import { goQuote } from '../../go/quote';
import { Reason } from '../../go/reason';
import { isHost } from '../../units/prober';

/** @see validateProberURL in pkg/prometheus/resource_selector.go, v0.94.1 */
export function whyNotProberUrl(url: string): Reason {
  const split = splitHostPort(url);
  if (!split) return isHost(url) ? undefined : `invalid host: ${goQuote(url)}`;
  if (!isHost(split.host)) return `invalid host: ${goQuote(split.host)}`;

  return isPort(split.port) ? undefined : `invalid port: ${goQuote(split.port)}`;
}

/**
 * Host and port around the last colon; nothing for an address without a port.
 * @see SplitHostPort in net, Go 1.26
 */
function splitHostPort(address: string): { readonly host: string; readonly port: string } | undefined {
  const [, bracketed, plain, port] = /^(?:\[([^[\]]*)\]|([^:[\]]*)):([^:[\]]*)$/.exec(address) ?? [];

  return port === undefined ? undefined : { host: bracketed ?? plain, port };
}

function isPort(text: string): boolean {
  return /^[+-]?[0-9]+$/.test(text) && Number(text) >= 1 && Number(text) <= 65535;
}
