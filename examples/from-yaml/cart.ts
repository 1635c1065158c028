// region: cart
import { join } from 'path';
import { App, Chart, Duration, Include } from 'cdk8s';
import { AppMonitoring, MonitorType, Profile } from 'cdk8s-app-monitoring';

/** Deployment and Service stay in YAML; the ServiceMonitor is written by AppMonitoring. */
export function addCart(app: App): void {
  Profile.kubePrometheusStack({ release: 'monitoring' }).applyTo(app);

  const chart = new Chart(app, 'cart');
  new Include(chart, 'manifests', { url: join(__dirname, 'app.yaml') });
  new AppMonitoring(chart, 'monitoring', {
    operatorMode: true,
    monitorType: MonitorType.SERVICE,
    port: 'http',
    interval: Duration.seconds(30),
    metadata: { name: 'cart' },
  });
}
// endregion
