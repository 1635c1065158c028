/** Address of a prober, as the operator reads `spec.prober.url`. */
import { isIP } from 'net';

/**
 * Why an address is no `host` or `host:port`, or nothing. The operator rejects Probes with anything else: no scheme, no path.
 * @see validateProberURL in pkg/prometheus/resource_selector.go, v0.94.1
 */
export function whyNotProber(address: string): string | undefined {
  if (address.length === 0) return 'is empty';
  if (address.includes('://')) return 'has a scheme';
  if (isHost(address)) return undefined;

  const found = HOST_AND_PORT.exec(address);
  if (!found) return 'is no "host" or "host:port"';
  const [, bracketed, plain, port] = found;
  if (!isHost(bracketed ?? plain)) return 'has a host that is no DNS name or IP address';

  return Number(port) >= 1 && Number(port) <= 65535 ? undefined : 'has a port outside 1 to 65535';
}

/** An IPv6 address needs brackets before a port, and has none without a port. */
const HOST_AND_PORT = /^(?:\[([^[\]]*)\]|([^:[\]]*)):(\d+)$/;

/** Underscores are no part of a DNS name, yet the operator takes them. */
const DNS_NAME = /^[A-Za-z0-9_][A-Za-z0-9_-]{0,62}(\.[A-Za-z0-9_][A-Za-z0-9_-]{0,62})*[._]?$/;

/** An IP address without a zone, or a name of at most 255 characters beside its dots. */
export function isHost(host: string): boolean {
  return (isIP(host) !== 0 && !host.includes('%')) || (host.replace(/\./g, '').length <= 255 && DNS_NAME.test(host));
}
