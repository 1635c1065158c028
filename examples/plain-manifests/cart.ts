/** The cart: a Deployment and a Service written out as ApiObjects. */
import { ApiObject, Chart } from 'cdk8s';
import { AppMonitoring, MonitorType } from 'cdk8s-app-monitoring';
import { Construct } from 'constructs';

const LABELS = { app: 'cart' };

export class Cart extends Chart {
  constructor(scope: Construct, id: string) {
    super(scope, id, { namespace: 'plain' });

    // region: api-objects
    const deployment = new ApiObject(this, 'deployment', {
      apiVersion: 'apps/v1',
      kind: 'Deployment',
      metadata: { name: 'cart' },
      spec: {
        selector: { matchLabels: LABELS },
        template: {
          metadata: { labels: LABELS },
          spec: {
            containers: [{
              name: 'cart',
              image: 'registry.example.com/cart:1.4',
              ports: [{ name: 'http', containerPort: 8080 }],
            }],
          },
        },
      },
    });
    const service = new ApiObject(this, 'service', {
      apiVersion: 'v1',
      kind: 'Service',
      metadata: { name: 'cart', labels: LABELS },
      spec: { selector: LABELS, ports: [{ port: 80, targetPort: 'http' }] },
    });

    // The Service's port has no name, which a ServiceMonitor needs: it is given one.
    new AppMonitoring(this, 'monitoring', {
      workload: deployment,
      service,
      operatorMode: true,
      monitorType: MonitorType.SERVICE,
      port: 'http',
    });
    // endregion
  }
}
