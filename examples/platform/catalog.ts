/** A Spring Boot application with a database exporter beside it, a job name, and rules for its metrics. */
import { Chart } from 'cdk8s';
import { AppMonitoring, Auth, Exporter, Relabeling } from 'cdk8s-app-monitoring';
import * as kplus from 'cdk8s-plus-33';
import { Construct } from 'constructs';

// region: helpers
export class Catalog extends Chart {
  constructor(scope: Construct, id: string) {
    super(scope, id, { namespace: 'platform' });

    const token = new kplus.Secret(this, 'token', { metadata: { name: 'catalog-token' }, stringData: { token: 'only-an-example' } });
    const deployment = new kplus.Deployment(this, 'deployment', {
      metadata: { name: 'catalog' },
      containers: [
        { name: 'catalog', image: 'registry.example.com/catalog:4.2', ports: [{ name: 'http', number: 8080 }] },
        { name: 'exporter', image: 'registry.example.com/postgres-exporter:0.17', ports: [{ name: 'postgres', number: 9187 }] },
      ],
    });

    new AppMonitoring(this, 'monitoring', {
      workload: deployment,
      operatorMode: true,
      jobName: 'catalog',
      labels: { team: 'platform' },
      relabelings: [Relabeling.copyLabel('__meta_kubernetes_pod_node_name', 'node'), Relabeling.setLabel('tier', 'backend')],
      endpoints: [
        { ...Exporter.springBoot(), port: 'http', auth: Auth.bearerFromSecret(token, 'token') },
        { ...Exporter.postgres(), metricRelabelings: [Relabeling.dropMetrics('pg_stat_statements_.*')] },
      ],
    });
  }
}
// endregion
