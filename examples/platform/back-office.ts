/** Small tools that are monitored together, without the one that has no metrics of its own, and a rule that their Prometheus evaluates. */
import { ApiObject, Chart } from 'cdk8s';
import { AppMonitoring } from 'cdk8s-app-monitoring';
import * as kplus from 'cdk8s-plus-33';
import { Construct } from 'constructs';

// region: scope
export class BackOffice extends Chart {
  constructor(scope: Construct, id: string) {
    super(scope, id, { namespace: 'platform' });

    const [, , shell] = ['reports', 'imports', 'shell'].map((name) => new kplus.Deployment(this, name, {
      metadata: { name: `back-office-${name}` },
      containers: [{ image: `registry.example.com/${name}:1.0`, portNumber: 8080 }],
    }));

    // The profile adds the label that its Prometheus selects rules by.
    new ApiObject(this, 'rule', {
      apiVersion: 'monitoring.coreos.com/v1',
      kind: 'PrometheusRule',
      metadata: { name: 'back-office' },
      spec: { groups: [{ name: 'back-office', rules: [{ alert: 'BackOfficeDown', expr: 'up{namespace="platform"} == 0', for: '5m' }] }] },
    });

    AppMonitoring.forScope(this, { operatorMode: true, exclude: [shell] });
  }
}
// endregion
