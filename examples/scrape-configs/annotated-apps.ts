// region: annotated-apps
import { Chart } from 'cdk8s';
import { AdditionalScrapeConfigs, AnnotationConvention, imports } from 'cdk8s-app-monitoring';
import { Construct } from 'constructs';

/** A Prometheus of the operator that reads annotations of pods and Services; with `prober`, Ingresses are probed, too. */
export class AnnotatedApps extends Chart {
  constructor(scope: Construct, id: string) {
    super(scope, id, { namespace: 'monitoring' });

    const prometheus = new imports.Prometheus(this, 'prometheus', {
      metadata: { name: 'annotated' },
      spec: { version: 'v3.14.0', serviceMonitorSelector: {} },
    });
    new AdditionalScrapeConfigs(this, 'annotations', {
      prometheus,
      jobs: AnnotationConvention.community().toJobs(),
      metadata: { name: 'annotation-jobs' },
    });
  }
}
// endregion
