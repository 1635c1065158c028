// region: cart
import { Chart } from 'cdk8s';
import { AppMonitoring } from 'cdk8s-app-monitoring';
import * as kplus from 'cdk8s-plus-33';
import { Construct } from 'constructs';

/** One app that serves its metrics on port 9090, path /metrics. */
export class Cart extends Chart {
  constructor(scope: Construct, id: string) {
    super(scope, id, { namespace: 'shop' });

    const deployment = new kplus.Deployment(this, 'deployment', {
      metadata: { name: 'cart' },
      containers: [{ image: 'registry.example.com/cart:1.0', ports: [{ name: 'metrics', number: 9090 }] }],
    });

    new AppMonitoring(this, 'monitoring', { workload: deployment, operatorMode: true });
  }
}
// endregion
