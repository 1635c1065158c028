/** The Prometheus that reads the shop's monitors. In kube-prometheus-stack its fields are the values `prometheus.prometheusSpec`. */
import { Chart } from 'cdk8s';
import { imports, Istio } from 'cdk8s-app-monitoring';
import * as kplus from 'cdk8s-plus-33';
import { Construct } from 'constructs';
import { MONITORING } from './namespaces';

/** Monitors of the release, in every namespace. */
export class ShopPrometheus extends Chart {
  constructor(scope: Construct, id: string, release: string) {
    super(scope, id, { namespace: MONITORING });
    const account = this.addAccount();

    // region: istio-prometheus
    const selector = { matchLabels: { release } };
    new imports.Prometheus(this, 'prometheus', {
      metadata: { name: 'shop' },
      spec: {
        version: 'v3.14.0',
        serviceAccountName: account.name,
        serviceDiscoveryRole: imports.ServiceDiscoveryRole.ENDPOINT_SLICE,
        serviceMonitorSelector: selector,
        serviceMonitorNamespaceSelector: {},
        podMonitorSelector: selector,
        podMonitorNamespaceSelector: {},
        probeSelector: selector,
        probeNamespaceSelector: {},
        // The certificates of the mesh, for services that are scraped with Istio.strict().
        ...Istio.prometheusSettings(),
      },
    });
    // endregion
  }

  /** Prometheus asks the API server what there is to scrape. */
  private addAccount(): kplus.ServiceAccount {
    const account = new kplus.ServiceAccount(this, 'account', { metadata: { name: 'shop-prometheus' }, automountToken: true });
    const role = new kplus.ClusterRole(this, 'role', { metadata: { name: 'shop-prometheus' } });
    role.allowRead(kplus.ApiResource.PODS, kplus.ApiResource.SERVICES, kplus.ApiResource.ENDPOINT_SLICES, kplus.ApiResource.INGRESSES);
    role.bind(account);

    return account;
  }
}
