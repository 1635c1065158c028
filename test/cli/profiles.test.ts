// Who reads the monitors is named on the command line, or by what a synth has written beside the manifests.

import { mkdtempSync, readdirSync, readFileSync, rmSync, writeFileSync } from 'fs';
import { tmpdir } from 'os';
import { join } from 'path';
import { App, Chart } from 'cdk8s';
import { AppMonitoring, Profile, SynthValidation } from 'cdk8s-app-monitoring';
import { yaml } from './folder';
import { runCli } from './terminal';
import { addWorkload } from '../support/app';
import { podMonitor } from '../support/manifests/monitors';
import { prometheus } from '../support/manifests/servers';
import { deployment } from '../support/manifests/workloads';

const PROM = { release: 'prom' };
const input = (labels?: object) => ({ stdin: yaml([podMonitor({}, {}, { labels }), deployment()]) });

let folder: string;
let stderr: string;
beforeEach(() => {
  folder = mkdtempSync(join(tmpdir(), 'profiles-'));
  stderr = '';
  jest.spyOn(process.stderr, 'write').mockImplementation((text) => { stderr += String(text); return true; });
});
afterEach(() => {
  jest.restoreAllMocks();
  rmSync(folder, { recursive: true });
});

describe('runCli() with --profile', () => {
  test.each(['check', 'inspect', 'config', 'targets', 'report'])('is an option of %s', async (command) => {
    const { code, err } = await runCli([command, '--profile', 'kube-prometheus-stack,release=prom', '-'], input(PROM));

    expect({ code, err }).toEqual({ code: 0, err: '' });
  });

  test('names the profile, and invents nothing', async () => {
    const { out } = await runCli(['targets', '--profile', 'kube-prometheus-stack,release=prom', '-'], input(PROM));
    const config = await runCli(['config', '--profile', 'kube-prometheus-stack,release=prom', '-'], input(PROM));

    expect(out).toMatch(/^SERVER .*\nProfile\/kube-prometheus-stack +podMonitor\/shop\/cart\/0 /);
    expect(config.out).not.toMatch(/not-known|  prometheus:/);
  });

  test('explains by it', async () => {
    const { code, out } = await runCli(['explain', '--profile', 'kube-prometheus-stack', 'Deployment/shop/cart', '-'], input(PROM));

    expect(code).toBe(1);
    expect(out).toMatch(/labels +AM901 .*"Profile\/kube-prometheus-stack" does not select it, .* podMonitorSelector requires release: kube-prometheus-stack, but it has release: prom/);
  });

  test('shows what it changes', async () => {
    const [before, after] = ['before.yaml', 'after.yaml'].map((name) => join(folder, name));
    writeFileSync(before, input(PROM).stdin);
    writeFileSync(after, input({ release: 'x' }).stdin);

    expect(await runCli(['targets', '--diff', '--profile', 'kube-prometheus-stack,release=prom', before, after])).toMatchObject({ code: 1, out: expect.stringContaining('http://cart-0:9090/metrics') });
  });

  test.each([
    { it: 'its name', server: 'kube-prometheus-stack' },
    { it: 'its key', server: 'Profile/kube-prometheus-stack' },
  ])('is chosen by $it', async ({ server }) => {
    expect((await runCli(['targets', '--profile', 'kube-prometheus-stack,release=prom', '--server', server, '-'], input(PROM))).code).toBe(0);
  });

  test.each([
    { it: 'a name that is not known', profile: 'nope', expected: /^unknown profile "nope": there is no profile and no file with this name; use kube-prometheus-stack, kube-prometheus, custom, azure-managed-prometheus, .*victoria-metrics, or the path of a file/ },
    { it: 'a fact that is not known', profile: 'kube-prometheus,namspace=x', expected: /^AM515 Profile kube-prometheus: unknown fact "namspace"; write namespace=\.\.\.\n/ },
    { it: 'a value that is not valid', profile: 'custom,prober=http://x', expected: /^AM112 Profile custom: prober / },
    { it: 'several facts, each on a line', profile: 'custom,namspace=x,prober=', expected: /^AM515 Profile custom: prober "" is not text; .*\nAM515 Profile custom: unknown fact "namspace"; write namespace=\.\.\.\n/ },
    { it: 'custom without facts', profile: 'custom', expected: /^AM501 / },
  ])('refuses $it', async ({ profile, expected }) => {
    expect(await runCli(['check', '--profile', profile, '-'], input())).toMatchObject({ code: 2, out: '', err: expect.stringMatching(expected) });
  });

  test('takes a file with Prometheus objects', async () => {
    const file = join(folder, 'cluster.yaml');
    const selecting = (release: string) => prometheus({ podMonitorSelector: { matchLabels: { release } } }, { name: release });
    writeFileSync(file, yaml([selecting('prom'), selecting('other')]));

    expect((await runCli(['targets', '--profile', file, '-'], input(PROM))).err).toMatch(/^AM512 /);
    expect(await runCli(['targets', '--profile', `${file},prometheus=prom`, '-'], input(PROM))).toMatchObject({ code: 0, out: expect.stringContaining('Prometheus/monitoring/prom ') });
    expect((await runCli(['check', '--profile', `${file},prometheus=monitoring/other`, '-'], input(PROM))).out).toContain('AM901');
    expect((await runCli(['check', '--profile', `${file},promtheus=x`, '-'], input(PROM))).err).toMatch(/^AM515 Profile of a file: unknown fact "promtheus"; write prometheus=/);
  });

  test('takes a folder with Prometheus objects, and names a file that it cannot read', async () => {
    writeFileSync(join(folder, 'server.yaml'), yaml([prometheus()]));
    writeFileSync(join(folder, 'rest.yaml'), yaml([{ apiVersion: 'v1', kind: 'Namespace', metadata: { name: 'shop' } }]));
    writeFileSync(join(folder, 'text'), 'x');

    expect(await runCli(['targets', '--profile', folder, '-'], input())).toMatchObject({ code: 0, out: expect.stringContaining('Prometheus/monitoring/main ') });
    expect((await runCli(['targets', '--profile', join(folder, 'text'), '-'], input())).err).toMatch(/^AM804 .*text:1:1: /);
  });

  test('says what to do where nothing names it', async () => {
    const { code, err } = await runCli(['targets', '-'], input());

    expect(code).toBe(2);
    expect(err).toMatch(/^AM615: there is no Prometheus [^]*\nName the one that reads the monitors, with one of:\n +--profile kube-prometheus-stack,release=RELEASE /);
  });
});

describe('runCli() after a synth that hands over what it knows', () => {
  function shop(props: object, profiles: { readonly [chart: string]: Profile } = { shop: Profile.kubePrometheusStack({ release: 'prom' }) }): void {
    const app = new App({ outdir: folder });
    for (const [id, profile] of Object.entries(profiles)) {
      const chart = new Chart(app, id, { namespace: id });
      profile.applyTo(chart);
      new AppMonitoring(chart, 'monitoring', { workload: addWorkload(chart, { ports: [{ name: 'http', containerPort: 8080 }] }), operatorMode: true });
    }
    new SynthValidation(props).applyTo(app);
    app.synth();
  }

  test('needs nothing typed twice', async () => {
    shop({ handOver: true });

    expect(readdirSync(folder).sort()).toEqual(['_app-monitoring.profile', 'shop.k8s.yaml']);
    expect(await runCli(['targets', folder])).toMatchObject({ code: 0, out: expect.stringContaining('Profile/kube-prometheus-stack ') });
    expect(await runCli(['check', join(folder, 'shop.k8s.yaml')])).toMatchObject({ code: 0, out: '0 errors, 0 warnings, 0 notes\n' });
    expect((await runCli(['targets', '--profile', 'none', folder])).code).toBe(2);
    expect((await runCli(['check', '--profile', 'kube-prometheus-stack', folder])).out).toContain('AM901');
  });

  test('knows which profile is for which monitor', async () => {
    shop({ handOver: true }, { dev: Profile.custom({ labels: { env: 'dev' } }), prod: Profile.custom({ labels: { env: 'prod' } }) });

    expect(await runCli(['check', folder])).toMatchObject({ code: 0, out: '0 errors, 0 warnings, 0 notes\n' });
    expect((await runCli(['targets', folder])).out).toMatch(/Profile\/custom +podMonitor\/dev\/[^]*Profile\/custom-2 +podMonitor\/prod\//);
  });

  test('compares a profile with no Prometheus that is for other monitors', async () => {
    const production = Profile.fromManifests(JSON.stringify(prometheus({ podMonitorSelector: { matchLabels: { env: 'prod' } } })));
    shop({ handOver: true }, { dev: Profile.custom({ labels: { env: 'dev' } }), prod: production });

    expect(await runCli(['check', folder])).toMatchObject({ code: 0, out: '0 errors, 0 warnings, 0 notes\n' });
    expect((await runCli(['targets', folder])).out).toMatch(/Profile\/custom +podMonitor\/dev\/[^]*Prometheus\/monitoring\/main +podMonitor\/prod\//);
  });

  const inCluster = (env: string, version: string, operator: string) => Profile.fromManifests(yaml([
    prometheus({ podMonitorSelector: { matchLabels: { env } }, podMonitorNamespaceSelector: { matchLabels: { env } }, version }),
    { apiVersion: 'v1', kind: 'Namespace', metadata: { name: env, labels: { env } } },
    { apiVersion: 'apps/v1', kind: 'Deployment', metadata: { name: 'operator', namespace: 'monitoring' }, spec: { template: { spec: { containers: [{ name: 'o', image: `prometheus-operator:${operator}` }] } } } },
  ]));

  test('judges each of two clusters by its own Prometheus, also if both have one name', async () => {
    shop({ handOver: true }, { dev: inCluster('dev', 'v2.55.0', 'v0.76.0'), prod: inCluster('prod', 'v3.5.0', 'v0.94.1') });

    expect(await runCli(['check', folder])).toMatchObject({ code: 0, out: '0 errors, 0 warnings, 0 notes\n' });
    expect((await runCli(['targets', folder])).out).toMatch(/Profile\/monitoring-main +podMonitor\/dev\/[^]*Profile\/monitoring-main-2 +podMonitor\/prod\//);
  });

  test.each([
    { it: 'their operators differ', operators: ['v0.76.0', 'v0.93.1'], options: [], expected: { code: 0, out: '0 errors, 0 warnings, 0 notes\n' } },
    { it: 'one version is given for all', operators: ['v0.76.0', 'v0.93.1'], options: ['--operator-version', '0.76'], expected: { code: 1, out: expect.stringMatching(/^error +AM612 Profile\/kube-prometheus-stack-2/) } },
  ])('judges each of two profiles by its operator: $it', async ({ operators: [older, newer], options, expected }) => {
    const stack = (operatorVersion: string, prometheusVersion: string) => Profile.kubePrometheusStack({ overrides: { operatorVersion, prometheusVersion } });
    shop({ handOver: true }, { dev: stack(older, 'v2.55.0'), prod: stack(newer, 'v3.5.0') });

    expect(await runCli(['check', ...options, folder])).toMatchObject(expected);
  });

  test('shows nothing of the profiles of other constructs', async () => {
    shop({ handOver: true }, { dev: Profile.custom({ labels: { env: 'dev' } }), prod: Profile.kubePrometheus({ readableNamespaces: ['prod'] }) });
    const { out: [monitor] } = { out: /PodMonitor\/dev\/[\w-]+/.exec((await runCli(['inspect', folder])).out)! };

    expect((await runCli(['explain', monitor, folder])).out).not.toContain('Profile/kube-prometheus');
    expect((await runCli(['check', '--profile', join(folder, '_app-monitoring.profile'), '-'], input(PROM))).out)
      .toMatch(/^info +AM615 .*: the known servers and profiles are for other monitors, so it is not known which Prometheus selects it/);
  });

  test('knows the Prometheus of manifests and what is external, without values of Secrets', async () => {
    const secret = (name: string) => JSON.stringify({ apiVersion: 'v1', kind: 'Secret', metadata: { name, namespace: 'shop' }, data: { token: 'c2VjcmV0' } });
    const profile = Profile.fromManifests([JSON.stringify(prometheus()), secret('a')].join('\n---\n'));
    shop({ handOver: true, external: secret('b') }, { shop: profile });

    const { out } = await runCli(['targets', folder]);
    expect(out).toContain('Prometheus/monitoring/main ');
    expect(JSON.stringify(readFileSync(join(folder, '_app-monitoring.profile'), 'utf8'))).not.toContain('c2VjcmV0');
  });

  test('is asked for by an environment variable, too', () => {
    process.env.APP_MONITORING_HAND_OVER = 'true';
    try {
      shop({});
    } finally {
      delete process.env.APP_MONITORING_HAND_OVER;
    }

    expect(readdirSync(folder)).toContain('_app-monitoring.profile');
  });

  test('writes nothing where no one asks, or where no files are written', () => {
    shop({});
    const app = new App({ outdir: join(folder, 'other') });
    Profile.kubePrometheus().applyTo(app);
    new Chart(app, 'shop');
    new SynthValidation({ handOver: true }).applyTo(app);
    app.synthYaml();

    expect(readdirSync(folder)).toEqual(['shop.k8s.yaml']);
  });

  test('removes the file of an earlier synth where no one asks any more', () => {
    shop({ handOver: true });
    expect(readdirSync(folder)).toContain('_app-monitoring.profile');
    shop({});

    expect(readdirSync(folder)).toEqual(['shop.k8s.yaml']);
  });

  test('refuses a file that is not what a synth writes', async () => {
    shop({ handOver: true });
    writeFileSync(join(folder, '_app-monitoring.profile'), '{}');

    expect(await runCli(['targets', folder])).toMatchObject({ code: 2, err: expect.stringMatching(/_app-monitoring\.profile" cannot be used: .*; synthesize again, or name the profile\n/) });
  });
});
