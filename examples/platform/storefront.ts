/** A storefront that is deployed twice, blue and green, and monitored as one app. */
import { Chart } from 'cdk8s';
import { AppMonitoring } from 'cdk8s-app-monitoring';
import * as kplus from 'cdk8s-plus-33';
import { Construct } from 'constructs';

// region: blue-green
/** One PodMonitor for both Deployments. */
export class Storefront extends Chart {
  constructor(scope: Construct, id: string) {
    super(scope, id, { namespace: 'platform' });

    const workloads = ['blue', 'green'].map((color) => new kplus.Deployment(this, color, {
      metadata: { name: `storefront-${color}` },
      containers: [{ image: 'registry.example.com/storefront:2.0', ports: [{ name: 'metrics', number: 9090 }] }],
    }));

    new AppMonitoring(this, 'monitoring', { workloads, operatorMode: true, metadata: { name: 'storefront' } });
  }
}
// endregion
