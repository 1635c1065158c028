/** Files of the Prometheus container that a ServiceMonitor's endpoint would read. */
import { Reason } from '../../go/reason';
import { Spec } from '../server';

/**
 * For servers with `arbitraryFSAccessThroughSMs.deny`.
 * @see testForArbitraryFSAccess in pkg/prometheus/resource_selector.go, v0.94.1
 */
export function whyNotFileAccess({ bearerTokenFile, tlsConfig }: Spec): Reason {
  if (bearerTokenFile) return 'it accesses file system via bearer token file which Prometheus specification prohibits';

  return tlsConfig?.caFile || tlsConfig?.certFile || tlsConfig?.keyFile
    ? 'it accesses file system via tls config which Prometheus specification prohibits'
    : undefined;
}
