/** Reads Routes of OpenShift. */
import { hasTraffic, isPlainHost, Route } from './route';
import { listAt, Manifest, stringAt, valueAt } from '../../manifests/manifest';

/**
 * A Route without a host gets one from the router, which is not known.
 * @see https://docs.openshift.com/container-platform/latest/rest_api/network_apis/route-route-openshift-io-v1.html
 */
export function readOpenShiftRoute(manifest: Manifest, namespace: string | undefined): Route {
  const host = stringAt(manifest, ['spec', 'host']) ?? '';
  const backends = [valueAt(manifest, ['spec', 'to']), ...listAt(manifest, ['spec', 'alternateBackends'])];

  return {
    addresses: isPlainHost(host) ? [{ host, scheme: valueAt(manifest, ['spec', 'tls']) === undefined ? 'http' : 'https' }] : [],
    hosts: host === '' ? [] : [host],
    rules: [{
      backends: backends.filter(hasTraffic).map((backend) => ({ name: stringAt(backend, ['name']), namespace })),
      paths: [stringAt(manifest, ['spec', 'path']) ?? '/'],
    }],
  };
}
