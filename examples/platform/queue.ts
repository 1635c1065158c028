/** A queue whose pods an operator makes. */
import { Chart } from 'cdk8s';
import { AppMonitoring } from 'cdk8s-app-monitoring';
import { Construct } from 'constructs';

// region: pods
/** The pods are not in this app, so their labels and ports are given. */
export class Queue extends Chart {
  constructor(scope: Construct, id: string) {
    super(scope, id, { namespace: 'platform' });

    new AppMonitoring(this, 'monitoring', {
      operatorMode: true,
      pods: { selector: { matchLabels: { 'redis.io/cluster': 'queue' } }, ports: [{ name: 'metrics', number: 9121 }] },
      metadata: { name: 'queue' },
    });
  }
}
// endregion
