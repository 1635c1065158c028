/** Checkout: one app, several metrics endpoints, each with what it needs. */
import { Chart, Duration } from 'cdk8s';
import { AppMonitoring, imports } from 'cdk8s-app-monitoring';
import * as kplus from 'cdk8s-plus-33';
import { Construct } from 'constructs';
import { SHOP } from './namespaces';

export class Checkout extends Chart {
  constructor(scope: Construct, id: string) {
    super(scope, id, { namespace: SHOP });

    new kplus.Deployment(this, 'deployment', {
      metadata: { name: 'checkout' },
      podMetadata: { labels: { team: 'orders' } },
      containers: [
        { name: 'checkout', image: 'registry.example.com/checkout:7.2', ports: [{ name: 'http', number: 8080 }] },
        { name: 'jvm-exporter', image: 'registry.example.com/jvm-exporter:1.1', ports: [{ name: 'jvm', number: 9404 }] },
      ],
    });

    // region: endpoints
    new AppMonitoring(this, 'monitoring', {
      operatorMode: true,
      // Defaults for every endpoint.
      interval: Duration.seconds(30),
      podTargetLabels: ['team'],
      endpoints: [
        { port: 'http', path: '/metrics' },
        { port: 'http', path: '/metrics/slow?collect[]=orders&collect[]=stock', interval: Duration.minutes(5), timeout: Duration.minutes(1) },
        {
          port: 'jvm',
          metricRelabelings: [{ action: imports.RelabelConfigAction.KEEP, sourceLabels: ['__name__'], regex: 'jvm_(memory|gc|threads)_.*' }],
        },
      ],
    });
    // endregion
  }
}
