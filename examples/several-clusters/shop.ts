/** Three workloads that are monitored by one call. */
import { Cron } from 'cdk8s';
import { Acknowledgement, AppMonitoring } from 'cdk8s-app-monitoring';
import * as kplus from 'cdk8s-plus-33';
import { Construct } from 'constructs';
import { WebService } from './web-service';

// region: scope
/** Monitors every workload in the scope. The web services say themselves how; the report has the port `metrics`. */
export function addShop(scope: Construct): void {
  new WebService(scope, 'cart', { image: 'registry.example.com/cart:1.0' });
  new WebService(scope, 'checkout', { image: 'registry.example.com/checkout:1.0' });
  const report = addReport(scope);

  AppMonitoring.forScope(scope, { operatorMode: true });

  // AM932 is a warning: the pods of the report end, and Prometheus may miss their last samples.
  new Acknowledgement({ code: 'AM932', reason: 'the report runs for an hour, which is longer than the interval' }).applyTo(report);
}
// endregion

function addReport(scope: Construct): kplus.CronJob {
  return new kplus.CronJob(scope, 'report', {
    metadata: { name: 'report' },
    schedule: Cron.daily(),
    containers: [{ image: 'registry.example.com/report:1.0', ports: [{ name: 'metrics', number: 9090 }] }],
  });
}
