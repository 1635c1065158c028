/** Inspections in which every text that can reach a report is one of our choice. */
import { Severity } from '../../lib/findings/finding';
import { Diagnosis } from '../../lib/forecast/diagnosis';
import { DiscoveryRights } from '../../lib/forecast/discovery-rights';
import { Forecast } from '../../lib/forecast/forecast';
import { ServerForecast } from '../../lib/forecast/forecast-server';
import { Inspected } from '../../lib/forecast/inspected';
import { OPERATOR } from '../../lib/forecast/operator';
import { inspect } from '../../lib/inspection/inspect';
import { RunningCluster } from '../../lib/kubernetes/running-cluster';
import { loadManifests } from '../../lib/manifests/load/load-manifests';
import { Objects } from '../../lib/manifests/objects';
import { KubernetesDiscovery } from '../../lib/prometheus/discovery/kubernetes-discovery';

/** Of manifests as text, with secrets hidden. */
export function inspectedYaml(text: string, prometheusConfig?: string): Inspected {
  return inspect(loadManifests(text, 'test'), { operator: OPERATOR, hideSecrets: true, prometheusConfig });
}

/** Nothing of it went through any check: each field is each of the texts. */
export function withEverywhere(texts: readonly string[]): Inspected {
  const manifests = texts.flatMap((text) => ['ServiceMonitor', 'PodMonitor', 'Deployment', 'Service', 'Secret'].map((kind) => (
    { apiVersion: 'v1', kind, metadata: { name: text, namespace: text, labels: { [text]: text }, annotations: { [text]: text } } })));
  const objects = new Objects(manifests as never);
  const cluster = new RunningCluster(objects);
  const findings = texts.flatMap((text) => Object.values(Severity).map((severity) => (
    { code: text, severity, path: text, message: text, fix: text, acknowledged: text })));
  const servers = new Map(texts.flatMap((text): [string, ServerForecast][] => [
    [`Prometheus/${text}/${text}`, { ...SERVER, ...serverFrom(text) }],
    [`PrometheusAgent/${text}/${text}`, { ...SERVER, error: () => text }],
    [text, { ...SERVER, targets: () => ({ jobs: [], refused: [{ declaredBy: text, path: text, problem: text, fix: () => text }] }) }],
  ]));

  return {
    objects,
    cluster,
    forecast: new Forecast(objects, { cluster, discovery: new KubernetesDiscovery(cluster), rights: new DiscoveryRights(objects) }, servers),
    pathOf: (key) => `path of ${key}`,
    isExternal: () => true,
    fieldOf: () => undefined,
    definedAt: () => undefined,
    heldOut: new Map(),
    admission: new Map(texts.map((text) => [`Probe/${text}/${text}`, text])),
    unknownFields: new Map(texts.map((text) => [text, [text]])),
    servers,
    diagnosis: () => new Diagnosis([]),
    findingOf: () => findings[0],
    findings: () => findings,
    allFindings: () => findings,
  };
}

/** As much of a server as a report looks at. */
const SERVER = {
  selected: [], rejected: new Map(), error: () => undefined, config: () => '', findings: () => [], targets: () => ({ jobs: [] }),
} as Partial<ServerForecast> as ServerForecast;

function serverFrom(text: string): Partial<ServerForecast> {
  const outcomes = {
    targets: [{ url: text, labels: new Map([[text, text], ['a', text], ['job', text]]), source: `Deployment/${text}/${text}`, replicas: 2, unknownLabels: [text] }],
    dropped: [{ address: text, source: text, reason: text }],
    undiscovered: [],
    denied: [],
    unknown: new Map([[text, 1]]),
  };

  return {
    selected: [`ServiceMonitor/${text}/${text}`],
    rejected: new Map([[`PodMonitor/${text}/${text}`, text]]),
    targets: () => ({
      jobs: [
        { job: text, declaredBy: `ServiceMonitor/${text}/${text}`, ...outcomes },
        { job: text, declaredBy: `Prometheus/${text}/${text}`, ...outcomes },
        { job: `empty ${text}`, declaredBy: text, targets: [], dropped: [], undiscovered: [], denied: [], unknown: new Map() },
      ],
    }),
  };
}

/** What a user can really write, in a namespace of its own: an app whose labels, paths, parameters, annotations and addresses are the text. */
export function yamlWith(text: string, namespace: string): string {
  const documents = [
    {
      apiVersion: 'monitoring.coreos.com/v1',
      kind: 'Prometheus',
      metadata: { name: 'main', namespace },
      spec: { podMonitorSelector: {}, scrapeConfigSelector: {}, externalLabels: { x: text } },
    },
    {
      apiVersion: 'apps/v1',
      kind: 'Deployment',
      metadata: { name: 'cart', namespace },
      spec: {
        selector: { matchLabels: { app: 'cart' } },
        template: {
          metadata: { labels: { app: 'cart' }, annotations: { note: text } },
          spec: { containers: [{ name: 'main', image: text, ports: [{ name: 'metrics', containerPort: 80 }] }] },
        },
      },
    },
    {
      apiVersion: 'monitoring.coreos.com/v1',
      kind: 'PodMonitor',
      metadata: { name: 'cart', namespace },
      spec: {
        selector: { matchLabels: { app: 'cart' } },
        podMetricsEndpoints: [{
          port: 'metrics',
          path: text,
          params: { [text]: [text] },
          relabelings: [
            { targetLabel: 'evil', replacement: text.replace(/\$/g, '$$$$') },
            { sourceLabels: ['__meta_kubernetes_pod_annotation_note'], targetLabel: 'note' },
          ],
        }, { port: text }],
      },
    },
    {
      apiVersion: 'monitoring.coreos.com/v1alpha1',
      kind: 'ScrapeConfig',
      metadata: { name: 'cart', namespace },
      spec: { staticConfigs: [{ targets: [text, 'ok:80'], labels: { evil: text } }] },
    },
    { apiVersion: 'monitoring.coreos.com/v1', kind: 'Probe', metadata: { name: text, namespace }, spec: { [text]: text } },
  ];

  return documents.map(asciiJson).join('\n---\n');
}

/** YAML refuses some characters unless they are escapes. */
function asciiJson(value: object): string {
  return JSON.stringify(value).replace(/[^ -~]/g, (character) => `\\u${character.charCodeAt(0).toString(16).padStart(4, '0')}`);
}
