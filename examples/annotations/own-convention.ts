// region: own-convention
import { Chart } from 'cdk8s';
import { AnnotationConvention, AppMonitoring, Profile } from 'cdk8s-app-monitoring';
import * as kplus from 'cdk8s-plus-33';
import { Construct } from 'constructs';

const OWN = AnnotationConvention.custom({
  scrape: 'metrics.example.com/scrape',
  port: 'metrics.example.com/port',
  path: 'metrics.example.com/path',
});

/** An app with annotations of its own kind. */
export class Cart extends Chart {
  constructor(scope: Construct, id: string) {
    super(scope, id, { namespace: 'shop' });
    Profile.custom({ readsAnnotations: true }).applyTo(this);

    const workload = new kplus.Deployment(this, 'deployment', {
      metadata: { name: 'cart' },
      containers: [{ image: 'registry.example.com/cart:1.0', portNumber: 8080 }],
    });
    new AppMonitoring(this, 'monitoring', { workload, annotations: OWN, path: '/stats' });
  }
}

/** For scrape_configs in the prometheus.yml of the Prometheus that reads them. */
export const jobs = OWN.toScrapeConfigs({ namespaces: ['shop'] });
// endregion
