// region: shop
import { App } from 'cdk8s';
import { Profile } from 'cdk8s-app-monitoring';
import { Cart } from './cart';

/** Everything in the app: the charts, and which Prometheus reads their monitors. */
export function addShop(app: App): void {
  Profile.kubePrometheusStack({ release: 'monitoring' }).applyTo(app);
  new Cart(app, 'cart');
}
// endregion
