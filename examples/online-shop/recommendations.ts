/** Recommendations: in the mesh, scraped through its sidecar, which needs no certificates. */
import { Chart } from 'cdk8s';
import { AppMonitoring, Istio } from 'cdk8s-app-monitoring';
import * as kplus from 'cdk8s-plus-33';
import { Construct } from 'constructs';
import { SHOP_MESH } from './namespaces';

export class Recommendations extends Chart {
  constructor(scope: Construct, id: string) {
    super(scope, id, { namespace: SHOP_MESH });

    new kplus.Deployment(this, 'deployment', {
      metadata: { name: 'recommendations' },
      containers: [{ image: 'registry.example.com/recommendations:1.6', portNumber: 8080 }],
    });

    // region: istio-metrics-merging
    new AppMonitoring(this, 'monitoring', {
      operatorMode: true,
      path: '/internal/metrics',
      mesh: Istio.metricsMerging(),
    });
    // endregion
  }
}
