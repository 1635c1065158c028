/** Loyalty: in the mesh, scraped directly with the certificates of the mesh (see prometheus.ts for the other half). */
import { Chart } from 'cdk8s';
import { AppMonitoring, Istio } from 'cdk8s-app-monitoring';
import * as kplus from 'cdk8s-plus-33';
import { Construct } from 'constructs';
import { SHOP_MESH } from './namespaces';

export class Loyalty extends Chart {
  constructor(scope: Construct, id: string) {
    super(scope, id, { namespace: SHOP_MESH });

    new kplus.Deployment(this, 'deployment', {
      metadata: { name: 'loyalty' },
      containers: [{ image: 'registry.example.com/loyalty:1.0', ports: [{ name: 'http-metrics', number: 9102 }] }],
    });

    // region: istio-strict
    new AppMonitoring(this, 'monitoring', {
      operatorMode: true,
      port: 'http-metrics',
      mesh: Istio.strict(),
    });
    // endregion
  }
}
