/** The node agent: a DaemonSet; Prometheus learns each pod's node as a label. */
import { Chart } from 'cdk8s';
import { AppMonitoring } from 'cdk8s-app-monitoring';
import * as kplus from 'cdk8s-plus-33';
import { Construct } from 'constructs';
import { SHOP } from './namespaces';

export class NodeAgent extends Chart {
  constructor(scope: Construct, id: string) {
    super(scope, id, { namespace: SHOP });

    new kplus.DaemonSet(this, 'agent', {
      metadata: { name: 'node-agent' },
      containers: [{ image: 'registry.example.com/node-agent:1.9', ports: [{ name: 'metrics', number: 9100 }] }],
    });

    // region: daemon-set
    new AppMonitoring(this, 'monitoring', {
      operatorMode: true,
      port: 'metrics',
      relabelings: [{ sourceLabels: ['__meta_kubernetes_pod_node_name'], targetLabel: 'node' }],
    });
    // endregion
  }
}
