/** Invoices: metrics over TLS, and only for clients that show a certificate. */
import { Chart } from 'cdk8s';
import { AppMonitoring, imports, Scheme } from 'cdk8s-app-monitoring';
import * as kplus from 'cdk8s-plus-33';
import { Construct } from 'constructs';
import { SHOP } from './namespaces';

export class Invoices extends Chart {
  constructor(scope: Construct, id: string) {
    super(scope, id, { namespace: SHOP });

    new kplus.Deployment(this, 'deployment', {
      metadata: { name: 'invoices' },
      containers: [{ image: 'registry.example.com/invoices:3.0', ports: [{ name: 'metrics', number: 8443 }] }],
    });

    // region: tls
    // Both are written by the cluster's certificate manager, so they are not part of the app.
    const ca = kplus.ConfigMap.fromConfigMapName(this, 'ca', 'shop-ca');
    const client = kplus.Secret.fromSecretName(this, 'client', 'prometheus-client');

    new AppMonitoring(this, 'monitoring', {
      operatorMode: true,
      port: 'metrics',
      scheme: Scheme.HTTPS,
      tls: {
        ca: { configMap: { name: ca.name, key: 'ca.crt' } },
        cert: { secret: { name: client.name, key: 'tls.crt' } },
        keySecret: { name: client.name, key: 'tls.key' },
        serverName: 'invoices.shop.svc',
        minVersion: imports.TlsVersion.TLS12,
      },
    });
    // endregion
  }
}
