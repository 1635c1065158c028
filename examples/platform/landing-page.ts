/** A page behind a Gateway: a Probe gets the URLs of its HTTPRoute. */
import { ApiObject, Chart } from 'cdk8s';
import { AppMonitoring, MonitorType } from 'cdk8s-app-monitoring';
import { Construct } from 'constructs';

// region: route
/** The Gateway and the Service belong to others: hosts and paths of the route are enough. */
export class LandingPage extends Chart {
  constructor(scope: Construct, id: string) {
    super(scope, id, { namespace: 'platform' });

    const route = new ApiObject(this, 'route', {
      apiVersion: 'gateway.networking.k8s.io/v1',
      kind: 'HTTPRoute',
      metadata: { name: 'landing-page' },
      spec: {
        parentRefs: [{ name: 'public', namespace: 'gateways' }],
        hostnames: ['www.example.com'],
        rules: [{ matches: [{ path: { type: 'PathPrefix', value: '/welcome' } }], backendRefs: [{ name: 'landing-page', port: 80 }] }],
      },
    });

    new AppMonitoring(this, 'monitoring', { operatorMode: true, monitorType: MonitorType.INGRESS, ingress: route, probe: { prober: 'blackbox-exporter.monitoring.svc:9115' } });
  }
}
// endregion
