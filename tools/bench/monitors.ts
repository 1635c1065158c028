/** Clusters of many monitors, and the Prometheus that selects them. */
import { writeFileSync } from 'fs';
import { join } from 'path';
import { Yaml } from 'cdk8s';
import { Manifest } from '../../test/support/manifests/manifest';

const NAMESPACES = 20;

/** ServiceMonitors and PodMonitors by turns, spread over 20 namespaces. */
export function manifestsWith(monitors: number): Manifest[] {
  return [prometheus(), ...Array.from({ length: monitors }, (_, i) => (i % 2 === 0 ? serviceMonitor : podMonitor)(`app-${i}`, `team-${i % NAMESPACES}`))];
}

/** Writes them into a folder as a synth does, and gives the path. */
export function writeManifests(folder: string, monitors: number): string {
  const file = join(folder, 'manifests.k8s.yaml');
  // A copy, since YAML would refer from one object to what it shares with another.
  writeFileSync(file, Yaml.stringify(...JSON.parse(JSON.stringify(manifestsWith(monitors)))));

  return file;
}

function prometheus(): Manifest {
  const all = Object.fromEntries(['serviceMonitor', 'podMonitor'].flatMap((kind) => [[`${kind}Selector`, {}], [`${kind}NamespaceSelector`, {}]]));

  return { apiVersion: 'monitoring.coreos.com/v1', kind: 'Prometheus', metadata: { name: 'k8s', namespace: 'monitoring' }, spec: { replicas: 2, ...all } };
}

const ENDPOINT = {
  port: 'http',
  path: '/metrics',
  scheme: 'http',
  interval: '15s',
  scrapeTimeout: '5s',
  relabelings: [{ sourceLabels: ['__meta_kubernetes_pod_node_name'], targetLabel: 'node' }],
  metricRelabelings: [{ sourceLabels: ['__name__'], regex: 'go_.*', action: 'drop' }],
};

function serviceMonitor(name: string, namespace: string): Manifest {
  return {
    apiVersion: 'monitoring.coreos.com/v1',
    kind: 'ServiceMonitor',
    metadata: { name, namespace },
    spec: { selector: { matchLabels: { app: name } }, endpoints: [ENDPOINT] },
  };
}

function podMonitor(name: string, namespace: string): Manifest {
  return {
    apiVersion: 'monitoring.coreos.com/v1',
    kind: 'PodMonitor',
    metadata: { name, namespace },
    spec: { selector: { matchLabels: { app: name } }, podMetricsEndpoints: [ENDPOINT] },
  };
}
