/** An app whose namespace refuses all traffic that no policy allows. */
import { ApiObject, Chart } from 'cdk8s';
import { AppMonitoring, Companion } from 'cdk8s-app-monitoring';
import * as kplus from 'cdk8s-plus-33';
import { Construct } from 'constructs';

// region: companions
export class Ledger extends Chart {
  constructor(scope: Construct, id: string) {
    super(scope, id, { namespace: 'ledger' });

    new ApiObject(this, 'default-deny', {
      apiVersion: 'networking.k8s.io/v1', kind: 'NetworkPolicy', metadata: { name: 'default-deny' }, spec: { podSelector: {}, policyTypes: ['Ingress'] },
    });
    const deployment = new kplus.Deployment(this, 'deployment', {
      metadata: { name: 'ledger' },
      containers: [{ image: 'registry.example.com/ledger:1.3', ports: [{ name: 'metrics', number: 9090 }] }],
    });

    new AppMonitoring(this, 'monitoring', {
      workload: deployment,
      operatorMode: true,
      companions: [Companion.networkPolicy(), Companion.discoveryRole()],
    });
  }
}
// endregion
