/** The Service of an API whose pods another repository runs. */
import { Chart } from 'cdk8s';
import { AppMonitoring, MonitorType } from 'cdk8s-app-monitoring';
import * as kplus from 'cdk8s-plus-33';
import { Construct } from 'constructs';

// region: service
/** What the Service selects is not in this app: its ports are enough. */
export class PartnerApi extends Chart {
  constructor(scope: Construct, id: string) {
    super(scope, id, { namespace: 'platform' });

    const service = new kplus.Service(this, 'service', {
      metadata: { name: 'partner-api', labels: { app: 'partner-api' } },
      selector: kplus.Pods.select(this, 'pods', { labels: { app: 'partner-api' } }),
      ports: [{ name: 'metrics', port: 9100 }],
    });

    new AppMonitoring(this, 'monitoring', { operatorMode: true, monitorType: MonitorType.SERVICE, service });
  }
}
// endregion
