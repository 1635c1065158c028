/** What the online shop names and the cluster provides: objects that others write. */
import { Manifest } from '../support/manifests/manifest';
import { selfSigned } from '../support/self-signed';

/** As the cluster's certificate manager would write them; the key pair is made for this call and guards nothing. */
export function clusterSecrets(): Manifest[] {
  const { certificate, key } = selfSigned('prometheus.monitoring.svc');

  return [
    { apiVersion: 'v1', kind: 'ConfigMap', metadata: { name: 'shop-ca', namespace: 'shop' }, data: { 'ca.crt': certificate } },
    {
      apiVersion: 'v1',
      kind: 'Secret',
      metadata: { name: 'prometheus-client', namespace: 'shop' },
      stringData: { 'tls.crt': certificate, 'tls.key': key },
    },
  ];
}
