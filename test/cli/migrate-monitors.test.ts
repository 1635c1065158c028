// The commands that write code and monitors: inputs, options, reports and exit codes.

import { readFileSync } from 'fs';
import { join } from 'path';
import { useFolder, yaml } from './folder';
import { runCli } from './terminal';
import { prometheus } from '../support/manifests/servers';

const { file, path } = useFolder();
const MONITOR = { apiVersion: 'monitoring.coreos.com/v1', kind: 'ServiceMonitor', metadata: { name: 'cart', namespace: 'shop' }, spec: { selector: { matchLabels: { app: 'cart' } }, endpoints: [{ port: 'http' }] } };
const app = (annotations: object = {}) => ({
  apiVersion: 'apps/v1',
  kind: 'Deployment',
  metadata: { name: 'cart', namespace: 'shop' },
  spec: { selector: { matchLabels: { app: 'cart' } }, template: { metadata: { labels: { app: 'cart' }, annotations }, spec: { containers: [{ name: 'app', image: 'app', ports: [{ name: 'http', containerPort: 8080 }] }] } } },
});
const SERVICE = { apiVersion: 'v1', kind: 'Service', metadata: { name: 'cart', namespace: 'shop', labels: { app: 'cart' } }, spec: { selector: { app: 'cart' }, ports: [{ name: 'http', port: 80 }] } };
const ANNOTATED = app({ 'prometheus.io/scrape': 'true', 'prometheus.io/port': '8080' });
const ANY = { serviceMonitorSelector: {}, serviceMonitorNamespaceSelector: {}, podMonitorSelector: {}, podMonitorNamespaceSelector: {} };

describe('runCli() of migrate monitors', () => {
  test('writes the code to standard output, and the report to standard error', async () => {
    const { code, out, err } = await runCli(['migrate', 'monitors', '-'], { stdin: yaml([MONITOR]) });

    expect({ code, err }).toEqual({ code: 0, err: 'ServiceMonitor/shop/cart -> ServiceMonitor/shop/cart\n1 job: 1 equivalent, 0 with differences, 0 not migrated\n' });
    expect(out).toContain("new ServiceMonitor(this, 'cart', {");
  });

  test('compares targets if a server is known, and writes a file', async () => {
    const out = join(path(), 'monitoring.ts');
    const { code, err } = await runCli(['migrate', 'monitors', '-', '--out', out], { stdin: yaml([MONITOR, app(), SERVICE, prometheus(ANY)]) });

    expect({ code, err }).toEqual({ code: 0, err: expect.stringContaining('\n1 target before, 1 after: 0 lost, 0 gained, 0 relabelled\n') });
    expect(readFileSync(out, 'utf8')).toContain('new Prometheus(this');
  });

  test('exits with 1 if the API server refuses an object', async () => {
    const { code, err } = await runCli(['migrate', 'monitors', '-'], { stdin: yaml([MONITOR, { ...MONITOR, metadata: { name: 'bad', namespace: 'shop' }, spec: { endpoints: [] } }]) });

    expect(code).toBe(1);
    expect(err).toContain('error AM601 ServiceMonitor/shop/bad');
    expect(err).toContain('ServiceMonitor/shop/bad -> not migrated\n');
  });

  test.each([
    { it: 'no input', args: [], stdin: '', says: 'no input given; use a file or folder with monitors, or "-"' },
    { it: 'inputs without an object of the operator', args: ['-'], stdin: yaml([SERVICE]), says: 'the inputs have no object of the Prometheus operator (monitoring.coreos.com)' },
    { it: 'an unknown option', args: ['--yaml', '-'], stdin: '', says: "Unknown option '--yaml'" },
  ])('refuses $it', async ({ args, stdin, says }) => {
    const { code, err } = await runCli(['migrate', 'monitors', ...args], { stdin });

    expect({ code, err }).toEqual({ code: 2, err: `${says}\nTry "cdk8s-app-monitoring --help".\n` });
  });
});

describe('runCli() of migrate annotations', () => {
  test('writes code, and that nothing is lost or scraped twice', async () => {
    const { code, out, err } = await runCli(['migrate', 'annotations', '-'], { stdin: yaml([ANNOTATED]) });

    expect(code).toBe(0);
    expect(out).toContain("new AppMonitoring(this, 'cart', {");
    expect(err).toMatch(/1 target before, 1 after: 0 lost, 0 gained, 1 relabelled\nwhile both run, with the rules of --guard: 0 targets are scraped twice\n$/);
  });

  test('-o yaml writes monitors, and --label gives them labels', async () => {
    const { out } = await runCli(['migrate', 'annotations', '-o', 'yaml', '--label', 'release=prom', '-'], { stdin: yaml([ANNOTATED]) });

    expect(out).toContain('kind: PodMonitor\nmetadata:\n  name: cart\n  namespace: shop\n  labels:\n    release: prom\n');
  });

  test('exits with 1 if the Prometheus does not select the monitors', async () => {
    const given = yaml([ANNOTATED, prometheus({ ...ANY, podMonitorSelector: { matchLabels: { release: 'prom' } } })]);
    const without = await runCli(['migrate', 'annotations', '-'], { stdin: given });
    const labelled = await runCli(['migrate', 'annotations', '--label', 'release=prom', '-'], { stdin: given });

    expect(without.code).toBe(1);
    expect(without.err).toContain('1 target before, 0 after: 1 lost');
    expect(labelled.code).toBe(0);
  });

  test('reads annotations of another convention, and names it if it is not given', async () => {
    const stdin = yaml([app({ 'k8s.grafana.com/scrape': 'true', 'k8s.grafana.com/metrics.portNumber': '8080' })]);

    expect((await runCli(['migrate', 'annotations', '-'], { stdin })).err)
      .toBe('the inputs have no workload, pod or Service with prometheus.io/scrape: "true"; other annotations ask for a scrape: use "--convention grafana"\nTry "cdk8s-app-monitoring --help".\n');
    expect(await runCli(['migrate', 'annotations', '--convention', 'grafana', '-'], { stdin })).toMatchObject({
      code: 0, out: expect.stringContaining("port: 'http'"), err: expect.stringContaining('1 target before, 1 after: 0 lost'),
    });
  });

  test('shows nothing of a configuration that cannot be read', async () => {
    const config = file('prometheus.yml', 'scrape_configs:\n- job_name: a\n  basic_auth: {password: hunter2, x: [}\n');

    expect(await runCli(['migrate', 'annotations', '--prometheus-config', config, '-'], { stdin: yaml([ANNOTATED]) })).toEqual({
      code: 2, out: '', err: `AM807 ${config}: is not valid YAML, or has no scrape_configs; use the prometheus.yml of the reader; promtool check config shows what is wrong\n`,
    });
  });

  test('reads the configuration of the reader, and writes it with the guard', async () => {
    const jobs = '- job_name: pods\n  kubernetes_sd_configs: [{role: pod}]\n  relabel_configs:\n  - {source_labels: [__meta_kubernetes_pod_annotation_prometheus_io_scrape], regex: "true", action: keep}\n';
    const config = file('prometheus.yml', `global: {scrape_interval: 1m}\nscrape_configs:\n${jobs}`);
    const guard = join(path(), 'guarded.yml');
    const { code, out } = await runCli(['migrate', 'annotations', '-o', 'yaml', '--prometheus-config', config, '--guard', guard, '-'], { stdin: yaml([ANNOTATED]) });

    expect(code).toBe(0);
    expect(out).not.toContain('honorLabels');
    expect(readFileSync(guard, 'utf8')).toMatch(/^global: \{scrape_interval: 1m\}\nscrape_configs:\n {2}- job_name: pods\n[\s\S]*regex: shop;cart\n {8}action: drop\n/);
  });

  test.each([
    { it: 'no input', args: [], says: 'no input given; use a file or folder with annotated manifests, or "-"' },
    { it: 'manifests without annotations', args: ['-'], says: 'the inputs have no workload, pod or Service with prometheus.io/scrape: "true"' },
    { it: 'a file for two things', args: ['--out', 'a.yml', '--guard', './a.yml', '-'], says: '"--out" and "--guard" are the same file; name two' },
    { it: 'a convention that is no prefix', args: ['--convention', 'a b', '-'], says: '"--convention" must be community, kusion, grafana or the prefix of the keys, not "a b"' },
    { it: 'another output', args: ['-o', 'json', '-'], says: '"--output" must be typescript or yaml, not "json"' },
    { it: 'a label without a value', args: ['--label', 'release', '-'], says: '"--label" must be <key>=<value>, not "release"' },
  ])('refuses $it', async ({ args, says }) => {
    const { code, err } = await runCli(['migrate', 'annotations', ...args], { stdin: yaml([app()]) });

    expect({ code, err }).toEqual({ code: 2, err: `${says}\nTry "cdk8s-app-monitoring --help".\n` });
  });

  test('refuses a configuration that is not there', async () => {
    const { code, err } = await runCli(['migrate', 'annotations', '--prometheus-config', '/nowhere.yml', '-'], { stdin: yaml([ANNOTATED]) });

    expect(code).toBe(2);
    expect(err).toContain('/nowhere.yml');
  });
});
