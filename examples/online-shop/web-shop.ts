/** The web shop: a Deployment behind a Service and an Ingress, watched from inside and from outside. */
import { Chart, Duration } from 'cdk8s';
import { AppMonitoring, MonitorType } from 'cdk8s-app-monitoring';
import * as kplus from 'cdk8s-plus-33';
import { Construct } from 'constructs';
import { SHOP } from './namespaces';

export class WebShop extends Chart {
  constructor(scope: Construct, id: string) {
    super(scope, id, { namespace: SHOP });

    const deployment = new kplus.Deployment(this, 'deployment', {
      metadata: { name: 'web-shop' },
      containers: [{ image: 'registry.example.com/web-shop:2.4', portNumber: 8080 }],
    });
    const service = deployment.exposeViaService({ name: 'web-shop', ports: [{ port: 80, targetPort: 8080 }] });
    new kplus.Ingress(this, 'ingress', {
      metadata: { name: 'web-shop' },
      className: 'nginx',
      tls: [{ hosts: ['shop.example.com'], secret: kplus.Secret.fromSecretName(this, 'certificate', 'web-shop-tls') }],
      rules: [{ host: 'shop.example.com', path: '/', backend: kplus.IngressBackend.fromService(service) }],
    });

    // region: probe
    // From inside: what each pod says of itself. It serves /metrics on 8080, so nothing needs to be said.
    new AppMonitoring(this, 'metrics', { operatorMode: true });

    // From outside: whether customers get an answer. The prober is the profile's.
    new AppMonitoring(this, 'availability', {
      operatorMode: true,
      monitorType: MonitorType.INGRESS,
      interval: Duration.minutes(1),
      timeout: Duration.seconds(10),
      probe: { module: 'http_2xx' },
    });
    // endregion
  }
}
