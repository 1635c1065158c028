/** Alerts on what is scraped: the operator's own classes, for whatever AppMonitoring does not write. */
import { Chart } from 'cdk8s';
import { imports } from 'cdk8s-app-monitoring';
import { Construct } from 'constructs';

export class Alerts extends Chart {
  constructor(scope: Construct, id: string) {
    super(scope, id, { namespace: 'plain' });

    // region: prometheus-rule
    new imports.PrometheusRule(this, 'rules', {
      metadata: { name: 'targets' },
      spec: {
        groups: [{
          name: 'targets',
          rules: [{
            alert: 'TargetDown',
            expr: imports.IntOrString.fromString('up{namespace="plain"} == 0'),
            for: '5m',
            labels: { severity: 'warning' },
            annotations: { summary: '{{ $labels.pod }} has not answered for five minutes' },
          }],
        }],
      },
    });
    // endregion
  }
}
