/** The whole shop: one chart for each service, and what all of them have in common. */
import { App } from 'cdk8s';
import { Profile } from 'cdk8s-app-monitoring';
import { Checkout } from './checkout';
import { Invoices } from './invoices';
import { Loyalty } from './loyalty';
import { Namespaces, SHOP } from './namespaces';
import { NightlyReport } from './nightly-report';
import { NodeAgent } from './node-agent';
import { OrdersDatabase } from './orders-database';
import { Payments } from './payments';
import { ShopPrometheus } from './prometheus';
import { Recommendations } from './recommendations';
import { Search } from './search';
import { WebShop } from './web-shop';

/** Name of the Helm release; its Prometheus looks for monitors that are labelled with it. */
export const RELEASE = 'monitoring';

/** What the certificate managers of the cluster are told elsewhere: they write the Secret and the ConfigMap that the invoices use. */
const CERTIFICATES = `
apiVersion: cert-manager.io/v1
kind: Certificate
metadata: { name: prometheus-client, namespace: ${SHOP} }
spec: { secretName: prometheus-client, commonName: prometheus, issuerRef: { name: shop } }
---
apiVersion: trust.cert-manager.io/v1alpha1
kind: Bundle
metadata: { name: shop-ca }
spec: { sources: [{ useDefaultCAs: true }], target: { configMap: { key: ca.crt } } }
`;

// region: profile
/** Adds the shop to an app: the profile is set once, for all of its monitors. */
export function addOnlineShop(app: App): void {
  Profile.kubePrometheusStack({
    release: RELEASE,
    overrides: {
      prometheusVersion: 'v3.14.0',
      prober: 'blackbox-exporter.monitoring.svc:9115',
      scrapeClasses: ['istio-mtls'],
      external: CERTIFICATES,
    },
  }).applyTo(app);

  new Namespaces(app, 'namespaces');
  new ShopPrometheus(app, 'prometheus', RELEASE);
  new WebShop(app, 'web-shop');
  new Checkout(app, 'checkout');
  new OrdersDatabase(app, 'orders-database');
  new Payments(app, 'payments');
  new Invoices(app, 'invoices');
  new Search(app, 'search');
  new Recommendations(app, 'recommendations');
  new Loyalty(app, 'loyalty');
  new NightlyReport(app, 'nightly-report');
  new NodeAgent(app, 'node-agent');
}
// endregion
