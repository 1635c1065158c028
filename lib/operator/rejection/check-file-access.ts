/** Files of the Prometheus container that a ServiceMonitor's endpoint would read. */
import { Reason, reject } from './reason';
import { Spec } from '../../operator-port/server';

/**
 * For servers with `arbitraryFSAccessThroughSMs.deny`.
 * @see testForArbitraryFSAccess in pkg/prometheus/resource_selector.go, v0.94.1
 */
export function whyNotFileAccess({ bearerTokenFile, tlsConfig }: Spec): Reason {
  const denied = { cause: 'files-denied' } as const;
  if (bearerTokenFile) return reject(denied, 'bearerTokenFile', 'it accesses file system via bearer token file which Prometheus specification prohibits');
  const file = ['caFile', 'certFile', 'keyFile'].find((field) => tlsConfig?.[field]);

  return file === undefined ? undefined : reject(denied, `tlsConfig.${file}`, 'it accesses file system via tls config which Prometheus specification prohibits');
}
