/** A construct that a platform team offers, and that knows how it is monitored. */
// region: monitorable
import { AppMonitoringProps, IMonitorable } from 'cdk8s-app-monitoring';
import * as kplus from 'cdk8s-plus-33';
import { Construct } from 'constructs';

export interface WebServiceProps {
  readonly image: string;
}

/** Serves requests on port 8080, and metrics on port 8081. */
export class WebService extends Construct implements IMonitorable {
  private readonly deployment: kplus.Deployment;

  constructor(scope: Construct, id: string, props: WebServiceProps) {
    super(scope, id);

    this.deployment = new kplus.Deployment(this, 'deployment', {
      metadata: { name: id },
      containers: [{ image: props.image, ports: [{ name: 'http', number: 8080 }, { name: 'management', number: 8081 }] }],
    });
  }

  /** For `AppMonitoring.forScope`, which fills in what is not here. */
  public monitoringProps(): AppMonitoringProps {
    return { workload: this.deployment, port: 'management', path: '/actuator/prometheus' };
  }
}
// endregion
