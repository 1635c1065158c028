/** The nightly report: a CronJob whose pods live for some minutes and are scraped while they do. */
import { Chart, Cron, Duration } from 'cdk8s';
import { Acknowledgement, AppMonitoring } from 'cdk8s-app-monitoring';
import * as kplus from 'cdk8s-plus-33';
import { Construct } from 'constructs';
import { SHOP } from './namespaces';

export class NightlyReport extends Chart {
  constructor(scope: Construct, id: string) {
    super(scope, id, { namespace: SHOP });

    new kplus.CronJob(this, 'report', {
      metadata: { name: 'nightly-report' },
      schedule: Cron.schedule({ hour: '2', minute: '30' }),
      containers: [{ image: 'registry.example.com/nightly-report:1.3', portNumber: 9090 }],
    });

    // region: cron-job
    new AppMonitoring(this, 'monitoring', {
      operatorMode: true,
      port: 9090,
      interval: Duration.seconds(10),
    });
    new Acknowledgement({ code: 'AM932', reason: 'the report runs for minutes, so the samples of its last seconds may be lost' }).applyTo(this);
    // endregion
  }
}
