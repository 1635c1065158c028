// No false alarm: manifests in the shapes that well-kept projects publish. Each is looked at, too: one change in it is told.

import { readdirSync, readFileSync } from 'fs';
import { join } from 'path';
import { Inspection } from 'cdk8s-app-monitoring';

const FOLDER = join(__dirname, 'well-kept');
const read = (name: string) => readFileSync(join(FOLDER, `${name}.yaml`), 'utf8');
const codesIn = (text: string) => Inspection.ofYaml(text).findings.map(({ severity, code }) => `${severity} ${code}`);

interface Row {
  readonly name: string;
  /** Where the targets come from that are known from the manifests alone. */
  readonly sources: readonly string[];
  /** Warnings, where all is scraped and not as it may be meant. */
  readonly warnings?: readonly string[];
  /** What is written, and a slip in its place. */
  readonly slip: readonly [string, string];
  readonly told: string;
}

const ROWS: readonly Row[] = [
  { name: 'app-of-another-operator', sources: ['Deployment/flux-system/source-controller'], slip: ['port: http-prom\n', 'port: prom\n'], told: 'error AM910' },
  { name: 'chart-without-namespaces', sources: [], slip: ['labels: {release: stack}}\nspec:\n', 'labels: {release: stak}}\nspec:\n'], told: 'error AM901' },
  {
    name: 'database-behind-two-services',
    sources: ['StatefulSet/shop/db', 'StatefulSet/shop/db'],
    warnings: ['warning AM928'],
    slip: ['endpoints: [{port: metrics,', 'endpoints: [{port: metric,'],
    told: 'error AM908',
  },
  {
    name: 'guarded-namespace',
    sources: ['Probe/shop/front', 'StatefulSet/shop/db'],
    slip: ['ports: [{port: metrics}]', 'ports: [{port: sql}]'],
    told: 'error AM933',
  },
  {
    name: 'prometheus-that-watches-itself',
    sources: ['Alertmanager/monitoring/main', 'DaemonSet/monitoring/node-exporter', 'Prometheus/monitoring/main', 'Prometheus/monitoring/main'],
    slip: ['ports: [{name: https, containerPort: 9100', 'ports: [{name: http, containerPort: 9100'],
    told: 'error AM910',
  },
  { name: 'sidecars-of-a-mesh', sources: [], slip: ['regex: istio-proxy', 'regex: cart-proxy'], told: 'error AM925' },
  { name: 'token-of-a-service-account', sources: ['DaemonSet/metallb/speaker'], slip: ['key: token}', 'key: tokens}'], told: 'error AM918' },
  {
    name: 'two-workloads-of-one-name',
    sources: ['DaemonSet/logging/logs', 'StatefulSet/logging/logs'],
    slip: ['{name: tcp-metrics, port: 24231}', '{name: metrics, port: 24231}'],
    told: 'error AM908',
  },
];

describe.each(ROWS)('$name', ({ name, sources, warnings = [], slip: [written, slipped], told }) => {
  test('has no error, and what is known of it is scraped', () => {
    expect(codesIn(read(name))).toEqual(warnings);
    expect(Inspection.ofYaml(read(name)).targets.map(({ source }) => source).sort()).toEqual(sources);
  });

  test(`is told of a slip: ${told}`, () => {
    const text = read(name);

    expect(text.split(written)).toHaveLength(2);
    expect(codesIn(text.replace(written, slipped))).toEqual([told]);
  });
});

test('all of them are looked at', () => {
  expect(readdirSync(FOLDER).sort()).toEqual(ROWS.map(({ name }) => `${name}.yaml`).sort());
});
