/** What a synth wrote. */
import { readdirSync, readFileSync } from 'fs';
import { join } from 'path';
import { parseAllDocuments } from 'yaml';

/** File name -> text. */
export function readTexts(folder: string): { [file: string]: string } {
  return Object.fromEntries(readdirSync(folder).sort().map((file) => [file, readFileSync(join(folder, file), 'utf8')]));
}

/** File name -> its objects. */
export function readManifests(folder: string): { [file: string]: any[] } {
  return Object.fromEntries(Object.entries(readTexts(folder)).map(([file, text]) => [file, parse(text)]));
}

function parse(text: string): any[] {
  return [...parseAllDocuments(text)].map((document) => document.toJS());
}

/** The PodMonitor of examples/sample-app in operator mode. */
export const SAMPLE_POD_MONITOR = {
  apiVersion: 'monitoring.coreos.com/v1',
  kind: 'PodMonitor',
  metadata: { name: 'sample-app-pod-monitor', namespace: 'sample-app-ns' },
  spec: {
    podMetricsEndpoints: [{ interval: '5s', path: '/actuator/metrics', portNumber: 9080, scheme: 'http', scrapeTimeout: '3s' }],
    selector: { matchLabels: { app: 'sample-app' } },
  },
};

/** What annotation mode adds to the pods of examples/sample-app. */
export const SAMPLE_ANNOTATIONS = {
  'prometheus.io/path': '/actuator/metrics',
  'prometheus.io/port': '9080',
  'prometheus.io/scheme': 'http',
  'prometheus.io/scrape': 'true',
};
