/** Search: metrics for holders of an OAuth 2.0 token. */
import { Chart } from 'cdk8s';
import { AppMonitoring, Auth } from 'cdk8s-app-monitoring';
import * as kplus from 'cdk8s-plus-33';
import { Construct } from 'constructs';
import { SHOP } from './namespaces';

export class Search extends Chart {
  constructor(scope: Construct, id: string) {
    super(scope, id, { namespace: SHOP });

    new kplus.Deployment(this, 'deployment', {
      metadata: { name: 'search' },
      containers: [{ image: 'registry.example.com/search:0.9', portNumber: 8080 }],
    });

    // region: oauth2
    const client = new kplus.ConfigMap(this, 'client', { metadata: { name: 'search-metrics-client' }, data: { id: 'prometheus' } });
    // A placeholder: the real value is put there by whoever runs the cluster.
    const secret = new kplus.Secret(this, 'secret', { metadata: { name: 'search-metrics-client' }, stringData: { secret: 'change-me' } });

    new AppMonitoring(this, 'monitoring', {
      operatorMode: true,
      auth: Auth.oauth2({
        clientId: { configMap: { name: client.name, key: 'id' } },
        clientSecret: { name: secret.name, key: 'secret' },
        tokenUrl: 'https://login.example.com/oauth2/token',
        scopes: ['metrics.read'],
      }),
    });
    // endregion
  }
}
