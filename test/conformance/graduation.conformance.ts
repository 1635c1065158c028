/** The CRD stages and the conversion webhook through a real kube-apiserver. */
import { execFileSync } from 'node:child_process';
import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { setTimeout as sleep } from 'node:timers/promises';
import { App, Chart, Testing } from 'cdk8s';
import { GraduationCluster, pathOf, scrapeConfig, Stored, until, Version } from './graduation-cluster';
import { askYaml, JUDGE_TIMEOUT_MILLIS } from './judges';
import { ConversionWebhook, WebhookCertificate } from '../../lib';
import { StageName, STAGE_NAMES } from '../../lib/graduation/crd/stage';
import { stagedCrd, StagedCrdOptions } from '../../lib/graduation/crd/staged-crd';
import { loadManifests } from '../../lib/manifests/load/load-manifests';
import { Manifest, objectAt } from '../../lib/manifests/manifest';
import { runCli } from '../cli/terminal';
import { roundTrips } from '../graduation/conversion/round-trips';

jest.setTimeout(JUDGE_TIMEOUT_MILLIS);

/** Random objects that are converted there and back; `npm run conformance:long` converts 100,000. */
const RUNS = Number(process.env.CONVERSION_RUNS ?? 10_000);

/** The CRD of the operator's release. */
const FILE = join(moduleFolder(), 'example', 'prometheus-operator-crd', 'monitoring.coreos.com_scrapeconfigs.yaml');

let cluster: GraduationCluster;
let original: Manifest;

beforeAll(async () => {
  [{ manifest: original }] = loadManifests(readFileSync(FILE, 'utf8'), FILE);
  cluster = await GraduationCluster.start();
});

afterAll(() => cluster.stop());

afterEach(() => cluster.clear());

describe('the stages without a webhook', () => {
  test('are accepted one after the other, and lose no object', async () => {
    await cluster.apply(original);
    await cluster.create('v1alpha1', 'old', { staticConfigs: [{ targets: ['a:1'] }], sampleLimit: 9 });

    await applyStage('opt-in');
    await cluster.create('v1beta1', 'new', { staticConfigs: [{ targets: ['b:1'] }] });
    await cluster.edit('v1beta1', 'old', (spec) => ({ ...spec, jobName: 'edited' }));
    expect(await cluster.storedVersions()).toEqual(['v1alpha1']);
    await expectAll('v1alpha1');
    await expectAll('v1beta1');

    await applyStage('default');
    expect((await cluster.send('GET', pathOf('v1alpha1', 'new'))).warnings).toEqual([
      '299 - "monitoring.coreos.com/v1alpha1 ScrapeConfig is deprecated; use monitoring.coreos.com/v1beta1 ScrapeConfig"',
    ]);
    expect((await cluster.send('GET', pathOf('v1beta1', 'new'))).warnings).toBeUndefined();
    expect(await cluster.storedVersions()).toEqual(['v1alpha1']);
    expect(await cluster.refusalOf(staged('removal'))).toContain('v1alpha1 was previously a storage version, and must remain in spec.versions until a storage migration');

    await applyStage('storage-migration');
    expect(await cluster.storedVersions()).toEqual(['v1alpha1', 'v1beta1']);
    expect(await cluster.refusalOf(staged('removal'))).toContain('v1alpha1 was previously a storage version');
    expect(await cluster.refusalOf(original)).toContain('v1beta1 was previously a storage version');
    await cluster.rewriteAll();
    await cluster.recordStorage();

    await applyStage('removal');
    await expectAll('v1beta1');
    await until('v1alpha1 is not served', async () => (await cluster.send('GET', pathOf('v1alpha1', 'old'))).code === 404);
    expect(await cluster.refusalOf(original)).toContain('v1beta1 was previously a storage version');

    async function expectAll(version: Version): Promise<void> {
      expect((await cluster.read(version, 'old')).spec).toEqual({ staticConfigs: [{ targets: ['a:1'] }], sampleLimit: 9, jobName: 'edited' });
      expect((await cluster.read(version, 'new')).spec).toEqual({ staticConfigs: [{ targets: ['b:1'] }] });
    }
  });

  test('need all objects rewritten: one that is not cannot be read after v1alpha1 is removed, until it is served again', async () => {
    await cluster.apply(original);
    await cluster.create('v1alpha1', 'a', { jobName: 'a' });
    await applyStage('storage-migration');
    await cluster.recordStorage();
    await applyStage('removal');
    await until('the object is not readable', async () => (await cluster.send('GET', pathOf('v1beta1', 'a'))).code === 500);

    await applyStage('storage-migration');
    await until('the object is readable', async () => (await cluster.send('GET', pathOf('v1beta1', 'a'))).code === 200);
  });

  test('can be taken back until v1beta1 is stored', async () => {
    await cluster.apply(original);
    await applyStage('opt-in');
    await cluster.create('v1beta1', 'a', { jobName: 'a' });
    await applyStage('default');
    await cluster.apply(original);

    expect((await cluster.read('v1alpha1', 'a')).spec).toEqual({ jobName: 'a' });
  });
});

describe('the stages with the webhook and a difference', () => {
  const OLD = {
    jobName: 'old',
    trackTimestampsStaleness: true,
    basicAuth: { username: { name: 's', key: 'u', optional: true }, password: { name: 's', key: 'p' } },
    staticConfigs: [{ targets: ['a:1'], labels: { targets: 'x' } }, { targets: ['b:1'] }],
    proxyConnectHeader: { 'X-A': [{ name: 's', key: 'a', optional: false }, { name: 's', key: 'b' }] },
    httpSDConfigs: [{ url: 'http://a', authorization: { credentials: { name: 's', key: 'k', optional: true } } }],
    sampleLimit: 4_503_599_627_370_497,
  };
  const OLD_AS_NEW = {
    job: 'old',
    basicAuth: { username: { name: 's', key: 'u' }, password: { name: 's', key: 'p' } },
    staticConfigs: [{ addresses: ['a:1'], labels: { targets: 'x' } }, { addresses: ['b:1'] }],
    proxyConnectHeader: { 'X-A': [{ name: 's', key: 'a' }, { name: 's', key: 'b' }] },
    httpSDConfigs: [{ url: 'http://a', authorization: { credentials: { name: 's', key: 'k' } } }],
    sampleLimit: 4_503_599_627_370_497,
  };
  const NEW = { job: 'new', summary: 'what it is', staticConfigs: [{ addresses: ['c:1'], owner: 'shop' }, { addresses: ['d:1'] }] };
  const NEW_AS_OLD = { jobName: 'new', staticConfigs: [{ targets: ['c:1'] }, { targets: ['d:1'] }] };

  beforeEach(async () => {
    await cluster.startWebhook();
    await cluster.apply(original);
  });

  // What is left is converted when it is removed.
  afterEach(() => cluster.startWebhook());

  const expectBoth = async () => {
    expect((await cluster.read('v1alpha1', 'old')).spec).toEqual(OLD);
    expect((await cluster.read('v1beta1', 'old')).spec).toEqual(OLD_AS_NEW);
    expect((await cluster.read('v1beta1', 'new')).spec).toEqual(NEW);
    expect((await cluster.read('v1alpha1', 'new')).spec).toEqual(NEW_AS_OLD);
  };

  test('objects of both versions are created, read and updated, while the webhook is killed and restarted', async () => {
    await cluster.create('v1alpha1', 'old', OLD);
    await applyStage('opt-in', cluster.withWebhook());
    await cluster.create('v1beta1', 'new', NEW);
    await expectBoth();

    await cluster.killWebhook();
    expect((await cluster.read('v1alpha1', 'old')).spec).toEqual(OLD);
    expect((await cluster.read('v1alpha1', 'new')).spec).toEqual(NEW_AS_OLD);
    expect(await cluster.send('GET', pathOf('v1beta1', 'old'))).toMatchObject({ code: 500, got: { message: expect.stringContaining('conversion webhook for monitoring.coreos.com/v1alpha1, Kind=ScrapeConfig failed') } });
    expect((await cluster.send('POST', pathOf('v1beta1'), scrapeConfig('v1beta1', 'lost', NEW))).code).toBe(500);
    await cluster.startWebhook();
    expect((await cluster.send('GET', pathOf('v1alpha1', 'lost'))).code).toBe(404);
    await expectBoth();

    await applyStage('default', cluster.withWebhook());
    await cluster.edit('v1beta1', 'old', (spec) => ({ ...spec, staticConfigs: [{ addresses: ['z:1'] }, ...spec.staticConfigs as object[]] }));
    expect((await cluster.read('v1alpha1', 'old')).spec).toEqual({ ...OLD, staticConfigs: [{ targets: ['z:1'] }, ...OLD.staticConfigs] });
    await cluster.edit('v1beta1', 'old', ({ staticConfigs, ...spec }) => ({ ...spec, staticConfigs: (staticConfigs as object[]).slice(1) }));
    await cluster.edit('v1alpha1', 'new', (spec) => ({ ...spec, staticConfigs: [...spec.staticConfigs as object[]].reverse() }));
    expect((await cluster.read('v1beta1', 'new')).spec).toEqual({ ...NEW, staticConfigs: [...NEW.staticConfigs].reverse() });
    await cluster.edit('v1alpha1', 'new', (spec) => ({ ...spec, staticConfigs: [...spec.staticConfigs as object[]].reverse() }));
    await expectBoth();

    await cluster.killWebhook();
    await applyStage('storage-migration', cluster.withWebhook());
    await cluster.startWebhook();
    await cluster.rewriteAll();
    await expectBoth();
    await cluster.recordStorage();
    await cluster.killWebhook();
    expect((await cluster.read('v1beta1', 'old')).spec).toEqual(OLD_AS_NEW);
    expect((await cluster.send('GET', pathOf('v1alpha1', 'old'))).code).toBe(500);

    await applyStage('removal', cluster.withWebhook());
    expect((await cluster.read('v1beta1', 'old')).spec).toEqual(OLD_AS_NEW);
    expect((await cluster.read('v1beta1', 'new')).spec).toEqual(NEW);
  });

  test('server-side apply and patches work in the version that is not stored', async () => {
    await applyStage('opt-in', cluster.withWebhook());
    const applied = await cluster.send('PATCH', `${pathOf('v1beta1', 'a')}?fieldManager=test`, scrapeConfig('v1beta1', 'a', NEW), 'application/apply-patch+yaml');
    expect(applied.code).toBe(201);
    const patched = await cluster.send('PATCH', pathOf('v1alpha1', 'a'), { spec: { trackTimestampsStaleness: true, jobName: 'b' } }, 'application/merge-patch+json');
    expect(patched.code).toBe(200);
    const again = await cluster.send('PATCH', `${pathOf('v1beta1', 'a')}?fieldManager=test&force=true`, scrapeConfig('v1beta1', 'a', { ...NEW, job: 'c' }), 'application/apply-patch+yaml');
    expect(again.code).toBe(200);

    expect((await cluster.read('v1beta1', 'a')).spec).toEqual({ ...NEW, job: 'c' });
    expect((await cluster.read('v1alpha1', 'a')).spec).toEqual({ ...NEW_AS_OLD, jobName: 'c', trackTimestampsStaleness: true });
  });

  test('nothing is lost when the webhook is killed in the middle of writes', async () => {
    await applyStage('opt-in', cluster.withWebhook());
    const names = Array.from({ length: 60 }, (_, i) => `n${i}`);
    const writes = names.map((name, i) => sleep(i * 25).then(() => cluster.send('POST', pathOf('v1beta1'), scrapeConfig('v1beta1', name, { ...NEW, job: name }))));
    await sleep(500);
    await cluster.killWebhook();
    await sleep(300);
    await cluster.startWebhook();
    const codes = (await Promise.all(writes)).map(({ code }) => code);

    const kept = await Promise.all(names.map(async (name) => cluster.send('GET', pathOf('v1beta1', name))));
    names.forEach((name, i) => {
      if (codes[i] === 201) expect((kept[i].got as Stored).spec).toEqual({ ...NEW, job: name });
      else if (kept[i].code === 200) expect((kept[i].got as Stored).spec).toEqual({ ...NEW, job: name });
      else expect(kept[i].code).toBe(404);
    });
    expect(codes.filter((code) => code === 201).length).toBeGreaterThan(10);
    expect(codes.filter((code) => code !== 201).length).toBeGreaterThan(0);
  });
});

describe('cdk8s-app-monitoring crd scrape-config', () => {
  test('prints YAML that Kubernetes reads as the CRD', async () => {
    const texts = await Promise.all(STAGE_NAMES.map(async (stage) => (await runCli(['crd', 'scrape-config', '--stage', stage, FILE])).out));
    const answers = await askYaml(texts.map((text, i) => ({ id: String(i), text })));

    expect(answers.map(({ value }) => value)).toEqual(STAGE_NAMES.map((stage) => staged(stage)));
  });
});

describe('Converter', () => {
  test(`gives ${RUNS} random objects back as they were`, () => {
    expect(roundTrips(RUNS, 1_129).different).toBeUndefined();
  });
});

describe('ConversionWebhook', () => {
  test('runs in a namespace with the Pod Security Standard "restricted"', async () => {
    const chart = new Chart(new App(), 'webhook', { namespace: 'restricted' });
    const made = new ConversionWebhook(chart, 'webhook', { image: 'registry.example.com/webhook:1', certificate: WebhookCertificate.certManager() });
    const deployment = (Testing.synth(chart) as Manifest[]).find(({ kind }) => kind === 'Deployment')!;
    const namespace = { apiVersion: 'v1', kind: 'Namespace', metadata: { name: 'restricted', labels: { 'pod-security.kubernetes.io/enforce': 'restricted' } } };
    expect((await cluster.send('POST', '/api/v1/namespaces', namespace)).code).toBe(201);

    const pod = { apiVersion: 'v1', kind: 'Pod', ...objectAt(deployment, ['spec', 'template']), metadata: { name: made.deployment.name } };

    expect(await cluster.send('POST', '/apis/apps/v1/namespaces/restricted/deployments?dryRun=All&fieldValidation=Strict', deployment)).toMatchObject({ code: 201 });
    expect(await cluster.send('POST', '/api/v1/namespaces/restricted/pods?dryRun=All&fieldValidation=Strict', pod)).toMatchObject({ code: 201 });
  });
});

function staged(stage: StageName, options: StagedCrdOptions = {}): Manifest {
  return stagedCrd(original, stage, options);
}

function applyStage(stage: StageName, options?: StagedCrdOptions): Promise<void> {
  return cluster.apply(staged(stage, options));
}

/** The operator's module in the cache of Go's modules: the CRDs of its release are in it. */
function moduleFolder(): string {
  const module = 'github.com/prometheus-operator/prometheus-operator';

  return execFileSync('go', ['list', '-m', '-f', '{{.Dir}}', module], { cwd: join(__dirname, 'operator'), encoding: 'utf8' }).trim();
}
