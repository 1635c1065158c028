// region: included
import { readFileSync } from 'fs';
import { join } from 'path';
import { App, Chart, Include } from 'cdk8s';
import { SynthValidation } from 'cdk8s-app-monitoring';

/** Deployment, Service and ServiceMonitor stay in YAML, and every synth checks them. */
export function addIncluded(app: App): void {
  const chart = new Chart(app, 'shop');
  new Include(chart, 'manifests', { url: join(__dirname, 'app.yaml') });
  new Include(chart, 'monitor', { url: join(__dirname, 'monitor.yaml') });

  new SynthValidation({ external: readFileSync(join(__dirname, 'cluster.yaml'), 'utf8') }).applyTo(app);
}
// endregion
