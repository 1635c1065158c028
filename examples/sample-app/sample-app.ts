// region: first-example
import { Chart, Duration } from 'cdk8s';
import { AppMonitoring, MonitorType } from 'cdk8s-app-monitoring';
import * as kplus from 'cdk8s-plus-33';
import { Construct } from 'constructs';

/** One app; the same props serve both modes. */
export class SampleApp extends Chart {
  constructor(scope: Construct, id: string, operatorMode: boolean) {
    super(scope, id, { namespace: 'sample-app-ns' });

    const deployment = new kplus.Deployment(this, 'deployment', {
      metadata: { name: 'sample-app' },
      podMetadata: { labels: { app: 'sample-app' } },
      containers: [{ image: 'registry.example.com/sample-app:1.0', portNumber: 9080 }],
      select: false,
    });
    deployment.select(kplus.LabelSelector.of({ labels: { app: 'sample-app' } }));

    new AppMonitoring(this, 'monitoring', {
      workload: deployment,
      operatorMode,
      monitorType: MonitorType.POD,
      path: '/actuator/metrics',
      port: 9080,
      interval: Duration.seconds(5),
      timeout: Duration.seconds(3),
    });
  }
}
// endregion
