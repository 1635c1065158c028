// region: checkout
import { readFileSync } from 'fs';
import { join } from 'path';
import { App, Chart } from 'cdk8s';
import { AppMonitoring, Profile } from 'cdk8s-app-monitoring';
import { Deployment } from 'cdk8s-plus-33';

/** The app is scraped through a ScrapeConfig that has the same job as its PodMonitor would have. */
export function addCheckout(app: App): AppMonitoring {
  const chart = new Chart(app, 'checkout', { namespace: 'shop' });
  new Deployment(chart, 'cart', { containers: [{ name: 'cart', image: 'registry.example.com/cart:1', ports: [{ name: 'metrics', number: 9090 }] }] });

  return new AppMonitoring(chart, 'monitoring', {
    operatorMode: true,
    consolidateMonitors: true,
    profile: Profile.fromManifests(readFileSync(join(__dirname, 'cluster.yaml'), 'utf8')),
  });
}
// endregion
