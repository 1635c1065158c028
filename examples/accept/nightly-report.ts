// region: acknowledgement
import { Acknowledgement, AppMonitoring } from 'cdk8s-app-monitoring';
import { Construct } from 'constructs';

/** Monitors a CronJob whose pods live for some minutes. */
export function monitorNightlyReport(scope: Construct): void {
  new AppMonitoring(scope, 'monitoring', { operatorMode: true });
  new Acknowledgement({
    code: 'AM932', reason: 'the report runs for minutes, so its last samples may be lost', until: '2999-01-31',
  }).applyTo(scope);
}
// endregion
