/** A site that another company runs: only its URL is known. */
import { Chart } from 'cdk8s';
import { AppMonitoring, MonitorType } from 'cdk8s-app-monitoring';
import { Construct } from 'constructs';

// region: probe
export class PublicSite extends Chart {
  constructor(scope: Construct, id: string) {
    super(scope, id, { namespace: 'platform' });

    new AppMonitoring(this, 'monitoring', {
      operatorMode: true,
      monitorType: MonitorType.INGRESS,
      metadata: { name: 'public-site' },
      probe: { prober: 'blackbox-exporter.monitoring.svc:9115', module: 'http_2xx', targets: ['https://www.example.com/'] },
    });
  }
}
// endregion
