// region: app
import { App, Chart, Duration, Include } from 'cdk8s';
import { AppMonitoring, MonitorType, Profile, Relabeling } from 'cdk8s-app-monitoring';

const app = new App();
Profile.kubePrometheusStack({ release: 'monitoring' }).applyTo(app);

const chart = new Chart(app, 'cart', { namespace: 'shop' });
new Include(chart, 'manifests', { url: 'cart.yaml' });
new AppMonitoring(chart, 'monitoring', {
  operatorMode: true,
  monitorType: MonitorType.POD,
  port: 'metrics',
  interval: Duration.seconds(30),
  relabelings: [Relabeling.setLabel('team', 'shop')],
});

app.synth();
// endregion
