/** How much of the matrix of tool chains is tried: `npm run matrix` tries all, continuous integration the ends of each axis. */
import { writeFileSync } from 'fs';
import { join } from 'path';
import { install } from './packages';
import { isAvailable } from './run';

export const IS_WHOLE_MATRIX = process.env.MATRIX === 'all';

/** All versions, or only the ends of the axis. */
export function endsOf<T>(versions: readonly T[]): readonly T[] {
  return IS_WHOLE_MATRIX ? versions : versions.filter((_, i) => i === 0 || i === versions.length - 1);
}

/** Whether packages can be installed here; prints why a test is left out when not. */
export function canInstall(name: string, what: string): boolean {
  return isAvailable('npm', ['view', name, 'version'], what);
}

/** Installs programs into a folder of their own, so that none of their packages is found by an app. */
export function installTools(folder: string, tools: { readonly [name: string]: string }): void {
  install(folder, { dependencies: tools });
}

/** An app of a Deployment that is monitored, which prints the kinds that it synthesizes and how many targets there are. */
export const APP = `
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

/** What it prints. */
export const PRINTED = ['kind: Deployment, kind: PodMonitor, kind: Prometheus', '1'];

/** Writes the app as an ES module or as a CommonJS module. */
export function writeApp(folder: string, file: 'app.mjs' | 'app.cjs'): void {
  writeFileSync(join(folder, file), file === 'app.mjs' ? APP : APP.replace(/import \{ (.*) \} from '(.*)';/g, 'const { $1 } = require(\'$2\');'));
}
