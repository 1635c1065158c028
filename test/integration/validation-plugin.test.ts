// The validation plugin, as `cdk8s synth` finds it in the packed library.

import { spawnSync } from 'child_process';
import { existsSync, mkdirSync, readFileSync, rmSync, symlinkSync, writeFileSync } from 'fs';
import { join } from 'path';
import { stringify } from 'yaml';
import { install, pack, ROOT, temporaryFolder, versionOf } from './support/packages';
import { run } from './support/run';

const EXTERNAL = { external: ['cluster/prometheus.yaml'] };
const folder = temporaryFolder();
const app = join(folder, 'app');
const CDK8S = join(ROOT, 'node_modules', '.bin', 'cdk8s');

beforeAll(() => {
  const tarball = pack(folder);
  install(app, {
    dependencies: { 'cdk8s': `^${versionOf('cdk8s')}`, 'constructs': `^${versionOf('constructs')}`, 'cdk8s-app-monitoring': `file:${tarball.path}` },
  });
  writeFileSync(join(app, 'main.js'), MAIN);
  mkdirSync(join(app, 'cluster'));
  writeFileSync(join(app, 'cluster', 'prometheus.yaml'), stringify(PROMETHEUS));
}, 180_000);

afterAll(() => rmSync(folder, { recursive: true, force: true }));

describe('cdk8s synth with AppMonitoringValidation', () => {
  test('succeeds where all is scraped', () => {
    const { status, stdout } = synth({ port: 'metrics' }, EXTERNAL);

    expect(status).toBe(0);
    expect(stdout).toMatch(/│ Status\s*│ success|║ Status\s*│ success/);
    expect(stdout).toMatch(/Targets\s*│ 1 /);
    expect(stdout).toContain('Validations ended succesfully');
  }, 60_000);

  test('fails with exit code 2 where something is not, and says what and where', () => {
    const { status, stdout, stderr } = synth({ port: 'http' }, EXTERNAL);

    expect(status).toBe(2);
    expect(stderr).toContain('Validation failed. See above reports for details');
    expect(stdout).toContain('AM910 (1 occurrences)');
    expect(stdout).toContain(OCCURRENCE);
    expect(stdout).toMatch(/Recommendation: error: podMetricsEndpoints\[0\]\.port is "http", but no container of "Deployment\/shop\/cart" declares that port/);
    expect(stdout).toContain('How to fix: declare a container port named "http"');
  }, 60_000);

  test('shows no path of another construct for a name that several objects have', () => {
    const { stdout } = synth({ port: 'http' }, EXTERNAL, { MONITOR: 'cart' });

    expect(stdout).toMatch(/Construct Path: N\/A\n.*\n    - Resource Name: PodMonitor\/shop\/cart\n/);
  }, 60_000);

  test('writes the report as JSON', () => {
    const file = join(app, 'report.json');
    synth({ port: 'http' }, EXTERNAL, {}, '--validation-reports-output-file', file);
    const { reports: [{ summary, violations }] } = JSON.parse(readFileSync(file, 'utf8'));
    rmSync(file);

    expect(summary).toMatchObject({ status: 'failure', metadata: { Errors: '1', Warnings: '0', Servers: 'Prometheus/monitoring/main', Targets: '0' } });
    expect(violations).toEqual([expect.objectContaining({
      ruleName: 'AM910',
      violatingConstructs: [{ resourceName: 'cart-monitor', constructPath: 'shop/monitor', manifestPath: 'dist/shop.k8s.yaml', locations: [expect.stringMatching(/^PodMonitor\/shop\/cart-monitor \(dist\/shop\.k8s\.yaml:\d+\)$/)] }],
    })]);
  }, 60_000);

  test('names no folder that is gone with --stdout', () => {
    const { status, stdout } = synth({ port: 'http' }, EXTERNAL, {}, '--stdout');

    expect(status).toBe(2);
    expect(stdout).toMatch(/Manifest Path: STDOUT[^]*> PodMonitor\/shop\/cart-monitor \(shop\.k8s\.yaml:\d+\)/);
  }, 60_000);

  test.each([
    { it: 'an ignored error', properties: { ...EXTERNAL, ignore: [{ code: 'AM910', reason: 'a sidecar declares it' }] }, port: 'http', status: 0 },
    { it: 'a warning', properties: EXTERNAL, port: 'metrics', unknown: 'yes', status: 0 },
    { it: 'a warning that counts', properties: { ...EXTERNAL, failOn: 'warning' }, port: 'metrics', unknown: 'yes', status: 2 },
    { it: 'a Prometheus without an operator', properties: { prometheusConfig: 'prometheus.yml' }, port: 'metrics', status: 0 },
  ])('ends with $status for $it', ({ properties, port, unknown = '', status }) => {
    writeFileSync(join(app, 'prometheus.yml'), 'scrape_configs: [{ job_name: pods, kubernetes_sd_configs: [{ role: pod }] }]\n');

    expect(synth({ port }, properties, { UNKNOWN: unknown }).status).toBe(status);
  }, 60_000);

  test('refuses a slip in the properties', () => {
    const { status, stdout, stderr } = synth({ port: 'metrics' }, { externals: [] });

    expect(status).not.toBe(0);
    expect(stdout + stderr).toContain('unknown property "externals"; known are "external"');
  }, 60_000);

  test('is found in an app that links to the library, too', () => {
    synth({ port: 'metrics' }, EXTERNAL);
    const linked = join(folder, 'linked');
    mkdirSync(linked);
    symlinkSync(join(app, 'node_modules'), join(linked, 'node_modules'));
    for (const file of ['main.js', 'cdk8s.yaml', 'cluster']) symlinkSync(join(app, file), join(linked, file));

    expect(run(CDK8S, ['synth', '--no-check-upgrade'], { cwd: linked, env: { PORT: 'metrics' } })).toContain('Validations ended succesfully');
    expect(existsSync(join(linked, 'dist', 'shop.k8s.yaml'))).toBe(true);
  }, 60_000);
});

/** What `cdk8s synth` did with the plugin told so. */
function synth({ port }: { readonly port: string }, properties: object, env: NodeJS.ProcessEnv = {}, ...args: string[]) {
  const validation = { package: './node_modules/cdk8s-app-monitoring', version: '0.0.0', class: 'AppMonitoringValidation', properties };
  writeFileSync(join(app, 'cdk8s.yaml'), stringify({ language: 'typescript', app: 'node main.js', validations: [validation] }));

  return spawnSync(CDK8S, ['synth', '--no-check-upgrade', ...args], { cwd: app, encoding: 'utf8', env: { ...process.env, PORT: port, ...env } });
}

const PROMETHEUS = {
  apiVersion: 'monitoring.coreos.com/v1',
  kind: 'Prometheus',
  metadata: { name: 'main', namespace: 'monitoring' },
  spec: { podMonitorSelector: {}, podMonitorNamespaceSelector: {} },
};

const MAIN = `
const { ApiObject, App, Chart } = require('cdk8s');
const app = new App();
const chart = new Chart(app, 'shop', { namespace: 'shop' });
const labels = { app: 'cart' };
new ApiObject(chart, 'cart', { apiVersion: 'apps/v1', kind: 'Deployment', metadata: { name: 'cart' }, spec: { selector: { matchLabels: labels }, template: {
  metadata: { labels }, spec: { containers: [{ name: 'cart', image: 'cart', ports: [{ name: 'metrics', containerPort: 9090 }] }] } } } });
new ApiObject(chart, 'monitor', { apiVersion: 'monitoring.coreos.com/v1', kind: 'PodMonitor', metadata: { name: process.env.MONITOR || 'cart-monitor' }, spec: {
  selector: { matchLabels: labels }, podMetricsEndpoints: [{ port: process.env.PORT }], ...process.env.UNKNOWN && { nope: 1 } } });
app.synth();
`;

const OCCURRENCE = `
    - Construct Path: shop/monitor
    - Manifest Path: dist/shop.k8s.yaml
    - Resource Name: cart-monitor
    - Locations:
      > PodMonitor/shop/cart-monitor (dist/shop.k8s.yaml:22)

  Recommendation: error: `;
