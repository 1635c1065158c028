/** Apps without cdk8s-plus: whatever runs pods can be monitored, however it came into the tree. */
import { App } from 'cdk8s';
import { Profile } from 'cdk8s-app-monitoring';
import { Alerts } from './alerts';
import { Cart } from './cart';
import { Gateway } from './gateway';
import { Stock } from './stock';

/** Adds one chart for each way to write a manifest. */
export function addPlainManifests(app: App): void {
  // A Prometheus that selects every monitor.
  Profile.custom({}).applyTo(app);

  new Cart(app, 'cart');
  new Gateway(app, 'gateway');
  new Stock(app, 'stock');
  new Alerts(app, 'alerts');
}
