/** Address of a prober, as the operator reads `spec.prober.url`. */

/**
 * Why an address is no `host` or `host:port`, or nothing. The operator rejects Probes with anything else: no scheme, no path.
 * @see validateProberURL in pkg/prometheus/resource_selector.go, v0.94.1
 */
export function whyNotProber(address: string): string | undefined {
  if (address.length === 0) return 'is empty';
  if (address.includes('://')) return 'has a scheme';
  if (/[/?#@\s]/.test(address)) return 'is more than a host and a port';
  const found = /^(?:\[[0-9A-Fa-f:.]+\]|[^:[\]]+)(?::(\d+))?$/.exec(address);
  if (!found) return 'is no "host" or "host:port"';
  const host = address.replace(/:\d+$/, '');
  if (!host.startsWith('[') && !HOST.test(host)) return 'has a host that is no DNS name or IP address';

  return found[1] !== undefined && (Number(found[1]) < 1 || Number(found[1]) > 65535) ? 'has a port outside 1 to 65535' : undefined;
}

const HOST = /^(?=.{1,253}$)[A-Za-z0-9]([-A-Za-z0-9]*[A-Za-z0-9])?(\.[A-Za-z0-9]([-A-Za-z0-9]*[A-Za-z0-9])?)*\.?$/;
