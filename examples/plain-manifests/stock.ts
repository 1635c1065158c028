/** The stock keeper: a class made from an API description, as `cdk8s import k8s` makes them. */
import { Chart } from 'cdk8s';
import { AppMonitoring } from 'cdk8s-app-monitoring';
import { Construct } from 'constructs';
import { KubeDeployment } from './imported-k8s';

const LABELS = { app: 'stock' };

export class Stock extends Chart {
  constructor(scope: Construct, id: string) {
    super(scope, id, { namespace: 'plain' });

    // region: imported-class
    const deployment = new KubeDeployment(this, 'deployment', {
      metadata: { name: 'stock' },
      spec: {
        selector: { matchLabels: LABELS },
        template: {
          metadata: { labels: LABELS },
          spec: { containers: [{ name: 'stock', image: 'registry.example.com/stock:2.2' }] },
        },
      },
    });

    // The container declares no port, without which no pod is found: it is declared.
    new AppMonitoring(this, 'monitoring', { workload: deployment, operatorMode: true, port: 9464 });
    // endregion
  }
}
