/** Validates the address of a prober, as the operator validates `spec.prober.url`. */
import { isIP } from 'net';

/**
 * What is wrong with an address that is not `host` or `host:port`, or undefined. The operator rejects a Probe with any other address, such
 * as one with a scheme or path.
 * @see validateProberURL in pkg/prometheus/resource_selector.go, v0.94.1
 */
export function whyNotProber(address: string): string | undefined {
  if (address.length === 0) return 'is empty';
  if (address.includes('://')) return 'has a scheme';
  if (isHost(address)) return undefined;

  const found = HOST_AND_PORT.exec(address);
  if (!found) return 'is not "host" or "host:port"';
  const [, bracketed, plain, port] = found;
  if (!isHost(bracketed ?? plain)) return 'has a host that is not a DNS name or an IP address';

  return Number(port) >= 1 && Number(port) <= 65535 ? undefined : 'has a port outside 1 to 65535';
}

/**
 * What is wrong with a URL or address to probe, or undefined. What a prober makes of it depends on its module, so that only what no prober
 * can request is refused.
 */
export function whyNotProbeTarget(target: string): string | undefined {
  if (target === '' || /\s/.test(target)) return 'is not a URL or address';
  if (/^https?:(?!\/\/)(?!\d+(\/|$))/i.test(target)) return 'has no "//" after its scheme';
  const [, scheme = '', authority] = /^(?:([a-z][a-z0-9+.-]*):\/\/)?([^/?#]*)/i.exec(target)!;
  if (scheme.toLowerCase() === 'file') return undefined;
  const [, host, port] = /^(?:[^@]*@)?(\[[^\]]*\]|[^:]*)(?::([^:]*))?$/.exec(authority) ?? [authority, authority];
  if (host === '') return 'has no host';
  if (host.includes('*')) return 'has a wildcard as host, which has no address';

  return port !== undefined && !(/^\d+$/.test(port) && Number(port) >= 1 && Number(port) <= 65535) ? 'has a port outside 1 to 65535' : undefined;
}

/** A host and a port. An IPv6 address is in brackets if a port follows, and only then. */
const HOST_AND_PORT = /^(?:\[([^[\]]*)\]|([^:[\]]*)):(\d+)$/;

/** A DNS name. The operator also accepts underscores, which DNS names do not have. */
const DNS_NAME = /^[A-Za-z0-9_][A-Za-z0-9_-]{0,62}(\.[A-Za-z0-9_][A-Za-z0-9_-]{0,62})*[._]?$/;

/** Whether text is an IP address without a zone, or a DNS name of at most 255 characters without its dots. */
export function isHost(host: string): boolean {
  return (isIP(host) !== 0 && !host.includes('%')) || (host.replace(/\./g, '').length <= 255 && DNS_NAME.test(host));
}
