/** The gateway: a YAML file as it is, annotated for a Prometheus that reads annotations. */
import { join } from 'path';
import { Chart, Include } from 'cdk8s';
import { AppMonitoring } from 'cdk8s-app-monitoring';
import { Construct } from 'constructs';

export class Gateway extends Chart {
  constructor(scope: Construct, id: string) {
    super(scope, id, { namespace: 'plain' });

    // region: include
    const include = new Include(this, 'file', { url: join(__dirname, 'gateway.yaml') });

    // The file holds one workload, so the Include says which one is meant.
    new AppMonitoring(this, 'monitoring', { workload: include, port: 'metrics' });
    // endregion
  }
}
