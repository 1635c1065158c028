/** Apps of many workloads, with AppMonitoring, and the same manifests as plain objects. */
import { ApiObject, App, Chart } from 'cdk8s';
import type { AppMonitoringProps } from '../../lib';

/** How the workloads are monitored. */
export type Mode = 'pod-monitor' | 'service-monitor' | 'annotations';

/** The compiled library; loaded by path, since that is what is measured. */
// eslint-disable-next-line @typescript-eslint/no-require-imports
const { AppMonitoring, MonitorType } = require('../../build/lib') as typeof import('../../lib');

const PROPS: { readonly [mode in Mode]: AppMonitoringProps } = {
  'pod-monitor': { operatorMode: true, port: 'http' },
  'service-monitor': { operatorMode: true, monitorType: MonitorType.SERVICE, port: 'http' },
  'annotations': { port: 'http' },
};

/** Workloads spread evenly over charts. */
export function monitoredApp(mode: Mode, workloads: number, charts: number, outdir?: string): App {
  const app = new App({ outdir });
  for (let i = 0; i < charts; i++) {
    const chart = new Chart(app, `chart-${i}`, { namespace: `shop-${i}` });
    for (let j = 0; j < workloads / charts; j++) addWorkload(chart, mode, `app-${j}`);
  }

  return app;
}

function addWorkload(chart: Chart, mode: Mode, name: string): void {
  const workload = new ApiObject(chart, name, deployment(name));
  if (mode === 'service-monitor') {
    new ApiObject(chart, `${name}-service`, service(name));
  }
  new AppMonitoring(chart, `${name}-monitoring`, { ...PROPS[mode], workload });
}

/** The same objects, written down by hand. */
export function plainApp(mode: Mode, workloads: number, charts: number, outdir?: string): App {
  const app = new App({ outdir });
  for (let i = 0; i < charts; i++) {
    const chart = new Chart(app, `chart-${i}`, { namespace: `shop-${i}` });
    for (let j = 0; j < workloads / charts; j++) addPlain(chart, mode, `app-${j}`);
  }

  return app;
}

function addPlain(chart: Chart, mode: Mode, name: string): void {
  new ApiObject(chart, name, mode === 'annotations' ? deployment(name, ANNOTATIONS) : deployment(name));
  if (mode === 'service-monitor') new ApiObject(chart, `${name}-service`, service(name, { 'app-monitoring': name }));
  if (mode !== 'annotations') new ApiObject(chart, `${name}-monitor`, mode === 'pod-monitor' ? podMonitor(name) : serviceMonitor(name));
}

/** The objects of each chart. */
export function manifestsOf(app: App): any[][] {
  return app.charts.map((chart) => chart.toJson());
}

const ANNOTATIONS = {
  'prometheus.io/scrape': 'true',
  'prometheus.io/scheme': 'http',
  'prometheus.io/path': '/metrics',
  'prometheus.io/port': '8080',
};

function deployment(name: string, annotations?: object) {
  return {
    apiVersion: 'apps/v1',
    kind: 'Deployment',
    metadata: { name },
    spec: {
      replicas: 2,
      selector: { matchLabels: { app: name } },
      template: {
        metadata: { labels: { app: name }, ...(annotations && { annotations: { ...annotations } }) },
        spec: {
          containers: [{
            name: 'main',
            image: `registry.example.com/${name}:1.0`,
            ports: [{ name: 'http', containerPort: 8080 }],
            env: [{ name: 'LOG_LEVEL', value: 'info' }],
            resources: { requests: { cpu: '100m', memory: '128Mi' }, limits: { memory: '256Mi' } },
          }],
        },
      },
    },
  };
}

function service(name: string, labels?: object) {
  return {
    apiVersion: 'v1',
    kind: 'Service',
    metadata: { name, labels: { app: name, ...labels } },
    spec: { selector: { app: name }, ports: [{ name: 'http', port: 80, targetPort: 'http' }] },
  };
}

const ENDPOINT = { port: 'http', path: '/metrics', scheme: 'http', interval: '15s', scrapeTimeout: '5s' };

function podMonitor(name: string) {
  return {
    apiVersion: 'monitoring.coreos.com/v1',
    kind: 'PodMonitor',
    metadata: { name: `${name}-pod-monitor` },
    spec: { selector: { matchLabels: { app: name } }, podMetricsEndpoints: [{ ...ENDPOINT }] },
  };
}

function serviceMonitor(name: string) {
  return {
    apiVersion: 'monitoring.coreos.com/v1',
    kind: 'ServiceMonitor',
    metadata: { name: `${name}-service-monitor` },
    spec: { selector: { matchLabels: { 'app-monitoring': name } }, endpoints: [{ ...ENDPOINT }] },
  };
}
