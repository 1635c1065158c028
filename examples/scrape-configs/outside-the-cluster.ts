// region: out-of-cluster
import { Chart, Duration } from 'cdk8s';
import { Discovery, Scheme, ScrapeConfig } from 'cdk8s-app-monitoring';
import { Construct } from 'constructs';

/** Machines outside of Kubernetes: some are listed here, the others are in Consul. */
export class OutsideTheCluster extends Chart {
  constructor(scope: Construct, id: string) {
    super(scope, id, { namespace: 'monitoring' });

    new ScrapeConfig(this, 'nodes', {
      metadata: { name: 'nodes', labels: { team: 'infra' } },
      discoveries: [
        Discovery.staticTargets({ targets: ['10.0.0.1:9100', '10.0.0.2:9100'], labels: { datacenter: 'east' } }),
        Discovery.consul({ server: 'consul.example.com:8500', services: ['node-exporter'] }),
      ],
      jobName: 'nodes',
      scheme: Scheme.HTTPS,
      scrapeInterval: Duration.seconds(30),
      relabelings: [{ sourceLabels: ['__meta_consul_dc'], regex: '(.+)', targetLabel: 'datacenter' }],
    });
  }
}
// endregion
