import { mkdtempSync, readdirSync, rmSync } from 'fs';
import { tmpdir } from 'os';
import { join } from 'path';
import { AppMonitoringValidation, AppMonitoringValidationProps } from 'cdk8s-app-monitoring';
import { ValidationContext } from 'cdk8s-cli/plugins';
import { asCliPlugin, judge } from './report';
import { secret } from '../support/manifests/configuration';
import { podMonitor, serviceMonitor } from '../support/manifests/monitors';
import { prometheus } from '../support/manifests/servers';
import { service } from '../support/manifests/services';
import { deployment } from '../support/manifests/workloads';

let folder: string;
beforeEach(() => { folder = mkdtempSync(join(tmpdir(), 'plugin-')); });
afterEach(() => rmSync(folder, { recursive: true, force: true }));

const text = (...manifests: object[]) => manifests.map((manifest) => `${JSON.stringify(manifest, undefined, 1)}\n`).join('---\n');
const LOST = podMonitor({ port: 'http' });
const UNKNOWN_FIELD = podMonitor({}, { nope: 1 });
type Files = { readonly [path: string]: string | Buffer };
const told = (files: Files, props: AppMonitoringValidationProps = {}, stdout = false) => judge(files, props, { folder, stdout });
const external = () => join(folder, 'cluster.yaml');

describe('AppMonitoringValidation', () => {
  test.each<{ it: string; files: object[]; props?: AppMonitoringValidationProps; status: string; rules: string[] }>([
    { it: 'what is scraped', files: [prometheus(), podMonitor(), deployment()], status: 'success', rules: [] },
    { it: 'nothing', files: [], status: 'success', rules: [] },
    { it: 'an error', files: [prometheus(), LOST, deployment()], status: 'failure', rules: ['AM910'] },
    { it: 'a warning', files: [prometheus(), UNKNOWN_FIELD, deployment()], status: 'success', rules: ['AM602'] },
    { it: 'a warning that counts', files: [prometheus(), UNKNOWN_FIELD, deployment()], props: { failOn: 'warning' }, status: 'failure', rules: ['AM602'] },
    { it: 'an error where errors count', files: [prometheus(), LOST, deployment()], props: { failOn: 'error' }, status: 'failure', rules: ['AM910'] },
    {
      it: 'an error that is ignored',
      files: [prometheus(), LOST, deployment()],
      props: { ignore: [{ code: 'AM910', reason: 'injected' }] },
      status: 'success',
      rules: [],
    },
    {
      it: 'an error that is ignored on other objects',
      files: [prometheus(), LOST, deployment()],
      props: { ignore: [{ code: 'AM910', reason: 'injected', object: 'PodMonitor/other/*' }] },
      status: 'failure',
      rules: ['AM910'],
    },
    {
      it: 'an error that was ignored until a day of the past',
      files: [prometheus(), LOST, deployment()],
      props: { ignore: [{ code: 'AM910', reason: 'injected', object: 'PodMonitor/**', until: '2020-01-31' }] },
      status: 'failure',
      rules: ['AM518', 'AM910'],
    },
    {
      it: 'an error that an annotation accepts',
      files: [prometheus(), podMonitor({ port: 'http' }, {}, { annotations: { 'cdk8s-app-monitoring/accept': 'AM910 injected' } }), deployment()],
      status: 'success',
      rules: [],
    },
    {
      it: 'a warning that is ignored where warnings count',
      files: [prometheus(), UNKNOWN_FIELD, deployment()],
      props: { failOn: 'warning', ignore: [{ code: 'AM602', reason: 'newer CRDs' }] },
      status: 'success',
      rules: [],
    },
    {
      it: 'fields that the operator of the cluster does not know',
      files: [prometheus(), serviceMonitor({}, { serviceDiscoveryRole: 'EndpointSlice' }), service(), deployment()],
      props: { operatorVersion: 'v0.85.0' },
      status: 'success',
      rules: ['AM604'],
    },
    {
      it: 'what a profile does not select',
      files: [podMonitor({}, {}, { labels: { release: 'x' } }), deployment()],
      props: { profile: 'kube-prometheus-stack,release=prom' },
      status: 'failure',
      rules: ['AM901'],
    },
    {
      it: 'what a profile selects',
      files: [podMonitor({}, {}, { labels: { release: 'prom' } }), deployment()],
      props: { profile: 'kube-prometheus-stack,release=prom' },
      status: 'success',
      rules: [],
    },
    {
      it: 'pods of a kind that is added',
      files: [prometheus(), podMonitor(), { ...deployment(), apiVersion: 'example.com/v1', kind: 'Widget' }],
      props: { podsOf: [{ group: 'example.com', kind: 'Widget', template: 'spec.template' }] },
      status: 'success',
      rules: [],
    },
  ])('submits $status for $it', async ({ files, props, status, rules }) => {
    const report = await told({ 'dist/app.k8s.yaml': text(...files) }, props);

    expect({ status: report.status, rules: report.violations.map(({ ruleName }) => ruleName) }).toEqual({ status, rules });
  });

  test('tells what is wrong, where and what mends it', async () => {
    const { violations, metadata } = await told({ 'dist/a.k8s.yaml': text(prometheus()), 'dist/b.k8s.yaml': text(deployment(), LOST) });

    expect(violations).toEqual([{
      ruleName: 'AM910',
      recommendation: expect.stringMatching(/^error: podMetricsEndpoints\[0\]\.port is "http", but no container of/),
      fix: expect.stringContaining('declare a container port'),
      violatingResources: [{ resourceName: 'PodMonitor/shop/cart', locations: [expect.stringMatching(/^PodMonitor\/shop\/cart \(.*\/dist\/b\.k8s\.yaml:\d+\)$/)], manifestPath: join(folder, 'dist/b.k8s.yaml') }],
    }]);
    expect(metadata).toEqual({ Errors: '1', Warnings: '0', Notes: '0', Ignored: '0', Servers: 'Prometheus/monitoring/main', Targets: '0' });
  });

  test('names an object by its name alone only where it is the only one: cdk8s-cli knows the constructs of names', async () => {
    const unique = await told({ 'dist/app.yaml': text(prometheus(), { ...LOST, metadata: { namespace: 'shop', name: 'mon' } }, deployment()) });

    expect(unique.violations[0].violatingResources[0].resourceName).toBe('mon');
  });

  test('says once what is the same of several objects', async () => {
    const [a, b] = ['a', 'b'].map((name) => podMonitor({}, {}, { name, namespace: 'shop' }));
    const { violations } = await told({ 'dist/app.yaml': text(prometheus({ podMonitorSelector: { matchLabels: { team: 'x' } } }), a, b, deployment()) });

    expect(violations.every(({ violatingResources }) => violatingResources.length >= 1)).toBe(true);
    expect(violations.flatMap(({ violatingResources }) => violatingResources.map(({ resourceName }) => resourceName)).sort()).toEqual(['a', 'b']);
  });

  test('counts what is ignored, and names what is ignored in vain', async () => {
    const { metadata } = await told({ 'dist/app.yaml': text(prometheus(), LOST, deployment()) }, { ignore: [{ code: 'AM910', reason: 'injected' }, { code: 'AM945', reason: 'old' }] });

    expect(metadata).toMatchObject({ 'Errors': '0', 'Notes': '0', 'Ignored': '1', 'Unused ignores': 'AM945' });
  });

  test('knows what the cluster has, and reports nothing on it', async () => {
    const files = { 'dist/app.yaml': text(podMonitor(), deployment()), 'cluster.yaml': text(prometheus({}, {}), { ...podMonitor({ port: 'x' }), metadata: { namespace: 'other', name: 'bad' } }) };

    expect(await told(files)).toMatchObject({ status: 'success', violations: [], metadata: { Notes: '1', Servers: 'none', Targets: '0' } });
    expect(await told(files, { external: [external()] })).toMatchObject({ status: 'success', violations: [], metadata: { Targets: '1' } });
  });

  test('knows a Prometheus that no operator manages', async () => {
    const config = (job: string) => ({ 'dist/app.yaml': text(deployment()), 'prometheus.yml': `scrape_configs: [${job}]` });
    const props = { prometheusConfig: join(folder, 'prometheus.yml') };

    expect(await told(config('{job_name: a, static_configs: [{targets: ["a:1"]}]}'), props)).toMatchObject({ status: 'success', metadata: { Servers: 'prometheus.yml', Targets: '1' } });
    expect((await told(config('{}'), props)).violations).toEqual([expect.objectContaining({
      ruleName: 'AM641', violatingResources: [{ resourceName: 'prometheus.yml', locations: [`prometheus.yml (${props.prometheusConfig})`], manifestPath: props.prometheusConfig }],
    })]);
  });

  test('reads as Kubernetes does, not as cdk8s-cli does', async () => {
    const octal = text(prometheus(), podMonitor(), deployment()).replace('"app": "cart"', '"app": 0o17');

    expect((await told({ 'dist/app.yaml': octal })).violations[0]).toMatchObject({ ruleName: 'AM601' });
  });

  test('gives the same in whatever order the files come', async () => {
    const files = { 'dist/a.yaml': text(podMonitor({ port: 'x' }), deployment()), 'dist/b.yaml': text(podMonitor(), prometheus()) };
    const backwards = Object.fromEntries(Object.entries(files).reverse());

    expect(await told(files)).toEqual(await told(backwards));
    expect((await told(files)).violations.map(({ ruleName }) => ruleName)).toEqual(['AM603']);
  });

  test('names no path of a folder that is gone when everything is printed', async () => {
    const { violations } = await told({ 'dist/app.yaml': text(prometheus(), LOST, deployment()) }, {}, true);

    expect(violations[0].violatingResources[0]).toMatchObject({ manifestPath: 'app.yaml', locations: [expect.stringMatching(/^PodMonitor\/shop\/cart \(app\.yaml:\d+\)$/)] });
  });

  test('shows no value of a Secret', async () => {
    const manifests = [prometheus({ additionalScrapeConfigs: { name: 'login', key: 'jobs' } }), secret({ jobs: '- {job_name: a, scrape_interval: hunter2}' }, { namespace: 'monitoring' })];
    const report = await told({ 'dist/app.yaml': text(...manifests) });

    expect(report.violations.length).toBeGreaterThan(0);
    expect(JSON.stringify(report)).not.toContain('hunter2');
  });

  test('lets no name steer the terminal', async () => {
    const { violations } = await told({ 'dist/app.yaml': text(prometheus(), { ...LOST, metadata: { name: 'evil\u001b[31m', namespace: 'shop' } }) });

    expect(violations.length).toBeGreaterThan(0);
    expect(JSON.stringify(violations)).not.toMatch(/(?<!\\)\\u001b/);
  });
});

describe('AppMonitoringValidation with files that cannot be read', () => {
  test.each<{ it: string; files: { [path: string]: string | Buffer }; props?: AppMonitoringValidationProps; expected: string[] }>([
    {
      it: 'faults of all manifests',
      files: { 'dist/b.yaml': 'a: [', 'dist/a.yaml': 'a: 1\na: 2\n' },
      expected: ['AM802 dist/a.yaml:2:1', 'AM804 dist/a.yaml:1:1', 'AM801 dist/b.yaml:1:5'],
    },
    { it: 'a file that is not there', files: {}, props: { external: ['no.yaml'] }, expected: ['AM807 no.yaml'] },
    { it: 'a folder', files: { 'cluster/x.yaml': '' }, props: { external: ['cluster'] }, expected: ['AM807 cluster'] },
    { it: 'what is not text', files: { 'x.yaml': Buffer.from([0xff, 0xfe, 0]) }, props: { prometheusConfig: 'x.yaml' }, expected: ['AM807 x.yaml'] },
    {
      it: 'faults of external manifests beside those of the app',
      files: { 'dist/a.yaml': 'a: [', 'x.yaml': '- 1' },
      props: { external: ['x.yaml'] },
      expected: ['AM801 dist/a.yaml:1:5', 'AM804 x.yaml:1:1'],
    },
  ])('reports $it, and nothing that follows from it', async ({ files, props = {}, expected }) => {
    const { external: others, prometheusConfig: config } = props;
    const inFolder = { external: others?.map((file) => join(folder, file)), prometheusConfig: config && join(folder, config) };
    const { status, violations, metadata } = await told(files, inFolder);

    expect(status).toBe('failure');
    expect(metadata).toEqual({ Errors: String(expected.length) });
    expect(violations.map(({ ruleName, violatingResources: [{ locations }] }) => `${ruleName} ${locations[0].replace(`${folder}/`, '')}`).sort()).toEqual([...expected].sort());
  });

  test('reports a file that is too large', async () => {
    const { violations } = await told({ 'dist/a.yaml': Buffer.alloc(16 * 1024 * 1024 + 1, 'a') });

    expect(violations[0]).toMatchObject({ ruleName: 'AM803', recommendation: 'error: is larger than 16 MB' });
  });
});

describe('new AppMonitoringValidation()', () => {
  test.each([
    { it: 'text', given: 'x', expected: ['"properties" must be a map, not "x"'] },
    { it: 'a list', given: [], expected: ['"properties" must be a map, not ""'] },
    {
      it: 'another property',
      given: { externals: [] },
      expected: ['unknown property "externals"; known are "external", "prometheusConfig", "profile", "operatorVersion", "kubernetesVersion", "podsOf", "failOn", "ignore"'],
    },
    { it: 'one file without a list', given: { external: 'a.yaml' }, expected: ['"external" must be a list of files, not "a.yaml"'] },
    { it: 'files that are none', given: { external: [''] }, expected: ['"external" must be a list of files, not "[""]"'] },
    { it: 'a configuration that is no file', given: { prometheusConfig: {} }, expected: ['"prometheusConfig" must be a file, not "{}"'] },
    { it: 'a version that is none', given: { operatorVersion: 'latest' }, expected: ['"operatorVersion" "latest" is not a version like'] },
    { it: 'a version that YAML takes for a number', given: { operatorVersion: 0.9 }, expected: ['"operatorVersion" "0.9" is not text'] },
    { it: 'a profile that is no text', given: { profile: {} }, expected: ['"profile" must be a profile such as "kube-prometheus-stack,release=prom", or a file, not "{}"'] },
    {
      it: 'facts of a profile that are not valid',
      given: { profile: 'custom,lables=a=b,prober=' },
      expected: ['"profile" "custom,lables=a=b,prober=": AM515 Profile custom: prober "" is not text', '"profile" "custom,lables=a=b,prober=": AM515 Profile custom: unknown fact "lables"; write labels=...'],
    },
    { it: 'kinds without a list', given: { podsOf: 'Widget' }, expected: ['"podsOf" must be a list of { group, kind, template }, not "Widget"'] },
    {
      it: 'kinds that are not valid',
      given: { podsOf: ['x', { group: 'example.com', kind: 'Widget' }, { group: 'example.com', kind: 'Widget', template: '/spec' }, { kinds: 1 }] },
      expected: [
        '"podsOf" [0] must be { group, kind, template }, not "x"', '"podsOf" [1] needs text as "template"', '"podsOf" [2]: "/spec" is not a path such as spec.template', '"podsOf" [3] has unknown "kinds"',
      ],
    },
    { it: 'another severity', given: { failOn: 'info' }, expected: ['"failOn" must be error or warning, not "info"'] },
    {
      it: 'codes without reasons',
      given: { ignore: ['AM910', { code: 'AM910' }, { code: 'AM910', reason: ' ' }] },
      expected: ['"ignore" [0] must be { code, reason }, not "AM910"', '"ignore" [1]: finding AM910 is accepted without a reason; write why it is accepted', '"ignore" [2]: finding AM910 is accepted without a reason; write why it is accepted'],
    },
    {
      it: 'what is no code',
      given: { ignore: [{ code: 'AM9', reason: 'x', object: 1, until: 'May', path: 'y' }] },
      expected: [
        '"ignore" [0]: "AM9" is not a code of a finding; use a code of docs/findings.md, such as AM929',
        '"ignore" [0]: "May" is not a date; write the last day as year-month-day, such as 2027-01-31',
        '"ignore" [0]: object "1" is not a key such as PodMonitor/shop/cart, or a pattern',
        '"ignore" [0] has unknown "path"',
      ],
    },
    { it: 'ignore without a list', given: { ignore: {} }, expected: ['"ignore" must be a list of { code, reason }, not "{}"'] },
    { it: 'several faults, each in a line', given: { failOn: 1, external: 1 }, expected: ['"external" must be', '"failOn" must be'] },
  ])('refuses $it', ({ given, expected }) => {
    const lines = messageOf(() => new AppMonitoringValidation(given as never)).split('\n');

    expect(lines).toEqual(expected.map((line) => expect.stringContaining(`AppMonitoringValidation: ${line}`)));
  });

  test.each([{ given: undefined }, { given: null }, { given: {} }])('takes $given', ({ given }) => {
    expect(new AppMonitoringValidation(given as never)).toBeInstanceOf(AppMonitoringValidation);
  });

  test('is what cdk8s-cli asks for, and its report takes what we give', async () => {
    await told({ 'dist/app.yaml': text(prometheus(), { ...LOST, metadata: { namespace: 'shop', name: 'mon' } }, deployment()) });
    const manifests = readdirSync(join(folder, 'dist')).map((file) => join(folder, 'dist', file));
    const context = new ValidationContext(manifests, 'ours', '1.0.0', { mon: { path: 'app/mon' } });
    await asCliPlugin(new AppMonitoringValidation()).validate(context);

    const { report } = context;
    expect(report.success).toBe(false);
    expect(report.toJson().violations[0].violatingConstructs[0]).toMatchObject({ constructPath: 'app/mon', resourceName: 'mon' });
    expect(report.toString()).toContain('AM910 (1 occurrences)');
  });
});

function messageOf(action: () => unknown): string {
  try {
    action();
  } catch (error) {
    return (error as Error).message;
  }
  throw new Error('nothing was thrown');
}
