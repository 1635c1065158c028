/** One app for two clusters, each with a Prometheus of its own. */
// region: clusters
import { App, Chart } from 'cdk8s';
import { Profile } from 'cdk8s-app-monitoring';
import { PLATFORM } from './platform-profile';
import { addShop } from './shop';

/** The same apps in two clusters. Each chart has the profile of its cluster, which holds for everything in the chart. */
export function addClusters(app: App): void {
  const test = new Chart(app, 'test', { namespace: 'shop' });
  Profile.kubePrometheusStack({ release: 'monitoring', overrides: { namespace: 'monitoring' } }).applyTo(test);
  addShop(test);

  const production = new Chart(app, 'production', { namespace: 'shop' });
  PLATFORM.applyTo(production);
  addShop(production);
}
// endregion
