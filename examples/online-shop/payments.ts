/** Payments: metrics behind basic authentication. */
import { Chart } from 'cdk8s';
import { AppMonitoring, Auth, MonitorType } from 'cdk8s-app-monitoring';
import * as kplus from 'cdk8s-plus-33';
import { Construct } from 'constructs';
import { SHOP } from './namespaces';

export class Payments extends Chart {
  constructor(scope: Construct, id: string) {
    super(scope, id, { namespace: SHOP });

    const deployment = new kplus.Deployment(this, 'deployment', {
      metadata: { name: 'payments' },
      containers: [{ image: 'registry.example.com/payments:5.1', portNumber: 8080 }],
    });
    deployment.exposeViaService({ name: 'payments', ports: [{ name: 'http', port: 80, targetPort: 8080 }] });

    // region: basic-auth
    // A placeholder: the real credentials are put there by whoever runs the cluster.
    const login = new kplus.BasicAuthSecret(this, 'login', {
      metadata: { name: 'payments-metrics-login' },
      username: 'prometheus',
      password: 'change-me',
    });

    new AppMonitoring(this, 'monitoring', {
      operatorMode: true,
      monitorType: MonitorType.SERVICE,
      port: 'http',
      auth: Auth.basic({
        username: { name: login.name, key: 'username' },
        password: { name: login.name, key: 'password' },
      }),
    });
    // endregion
  }
}
