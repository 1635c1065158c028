/** One process of the benchmarks: WORKLOADS TIMES in, what their synth and the forecast of their targets take as JSON out. */
import { ApiObject, ApiObjectMetadata, App, Chart } from 'cdk8s';
import { median } from './figure';
import { OPERATOR } from '../../lib/forecast/operator';
import { inspect } from '../../lib/inspection/inspect';
import { targetsIn } from '../../lib/inspection/list-targets';
import { synthesize } from '../../lib/tree/synthesize';

const NAMESPACES = 20;

function main([workloads, times]: readonly number[]): void {
  const app = appOf(workloads);
  const synth = () => app.synthYaml();
  const inspected = () => inspect(synthesize(app), { operator: OPERATOR });
  const forecast = () => targetsIn(inspected());
  // Both have warmed up before anything counts.
  synth();
  const found = forecast().length;
  if (found !== workloads) throw new Error(`${found} targets of ${workloads} workloads`);

  const synths: number[] = [];
  const inspections: number[] = [];
  for (let round = 0; round < times; round++) {
    synths.push(millis(synth));
    inspections.push(millis(forecast));
  }
  console.log(JSON.stringify({ synth: median(synths), inspection: median(inspections), bytes: bytesOf(inspected) }));
}

/** By turns with a PodMonitor, and with a Service and a ServiceMonitor. */
function appOf(workloads: number): App {
  const app = new App();
  const chart = new Chart(app, 'chart');
  for (let i = 0; i < workloads; i++) addApp(chart, `app-${i}`, `team-${i % NAMESPACES}`, i % 2 === 0);
  const all = ['podMonitor', 'serviceMonitor'].flatMap((kind) => [[`${kind}Selector`, {}], [`${kind}NamespaceSelector`, {}]]);
  add(chart, 'monitoring.coreos.com/v1', 'Prometheus', { name: 'main', namespace: 'monitoring' }, Object.fromEntries(all));

  return app;
}

function addApp(chart: Chart, name: string, namespace: string, byPod: boolean): void {
  const [labels, metadata] = [{ app: name }, { name, namespace }];
  const ports = [{ name: 'http', containerPort: 8080 }, { name: 'metrics', containerPort: 9090 }];
  const selector = { matchLabels: labels };
  add(chart, 'apps/v1', 'Deployment', metadata, { selector, template: { metadata: { labels }, spec: { containers: [{ name: 'main', image: 'app', ports }] } } });
  if (!byPod) add(chart, 'v1', 'Service', { ...metadata, labels }, { selector: labels, ports: [{ name: 'metrics', port: 9090 }] });
  const endpoints = { [byPod ? 'podMetricsEndpoints' : 'endpoints']: [{ port: 'metrics', interval: '15s' }] };
  add(chart, 'monitoring.coreos.com/v1', byPod ? 'PodMonitor' : 'ServiceMonitor', metadata, { selector, ...endpoints });
}

function add(chart: Chart, apiVersion: string, kind: string, metadata: ApiObjectMetadata, spec: object): void {
  new ApiObject(chart, `${kind}-${metadata.name}`, { apiVersion, kind, metadata, spec } as never);
}

/** Milliseconds of processor time. */
function millis(work: () => unknown): number {
  global.gc!();
  const { user, system } = process.cpuUsage();
  work();
  const after = process.cpuUsage();

  return (after.user + after.system - user - system) / 1e3;
}

/** What an inspection holds on to once its targets are known. */
function bytesOf(inspected: () => ReturnType<typeof inspect>): number {
  global.gc!();
  const before = process.memoryUsage().heapUsed;
  const held = inspected();
  const { length } = targetsIn(held);
  global.gc!();

  return held.servers.size * length > 0 ? process.memoryUsage().heapUsed - before : 0;
}

main(process.argv.slice(2).map(Number));
