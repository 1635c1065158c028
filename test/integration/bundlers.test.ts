// An app that is bundled to one file, as people do who run it without node_modules.

import { execFileSync } from 'child_process';
import { rmSync, writeFileSync } from 'fs';
import { join } from 'path';
import { buildSync } from 'esbuild';
import { install, pack, temporaryFolder } from './support/packages';

const folder = temporaryFolder();
/** Without node_modules. */
const apart = temporaryFolder();
afterAll(() => [folder, apart].forEach((path) => rmSync(path, { recursive: true, force: true })));

/** Uses the constructs, the classes, and an inspection, which reads the data of the package. */
const APP = `
  import { ApiObject, App, Chart } from 'cdk8s';
  import { AppMonitoring, Inspection, imports } from 'cdk8s-app-monitoring';

  const app = new App();
  const chart = new Chart(app, 'shop', { namespace: 'shop' });
  const template = { metadata: { labels: { app: 'cart' } }, spec: { containers: [{ name: 'cart', image: 'cart:1', ports: [{ name: 'http', containerPort: 80 }] }] } };
  const workload = new ApiObject(chart, 'cart', { apiVersion: 'apps/v1', kind: 'Deployment', spec: { selector: { matchLabels: { app: 'cart' } }, template } });
  new AppMonitoring(chart, 'monitoring', { workload, operatorMode: true });
  new imports.Prometheus(chart, 'prometheus', { spec: { podMonitorSelector: {}, podMonitorNamespaceSelector: {}, serviceAccountName: 'prometheus' } });
  console.log(app.synthYaml().match(/kind: \\w+/g).join(', '));
  console.log(Inspection.ofApp(app).targets.length);
`;

test('esbuild makes one file of an app, with the data that inspections read', () => {
  install(folder, { dependencies: { 'cdk8s-app-monitoring': `file:${pack(folder).path}` } });
  writeFileSync(join(folder, 'app.mjs'), APP);
  const bundled = join(apart, 'app.cjs');
  buildSync({ entryPoints: [join(folder, 'app.mjs')], bundle: true, platform: 'node', outfile: bundled, logLevel: 'error' });

  expect(execFileSync(process.execPath, [bundled], { encoding: 'utf8' }).trim().split('\n')).toEqual(['kind: Deployment, kind: PodMonitor, kind: Prometheus', '1']);
}, 120_000);
