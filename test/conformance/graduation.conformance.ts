/** The CRD stages and the conversion webhook through a real kube-apiserver. */
import { ChildProcess, execFileSync, spawn } from 'node:child_process';
import { mkdtempSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { createServer } from 'node:net';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { setTimeout as sleep } from 'node:timers/promises';
import { App, Chart, Testing } from 'cdk8s';
import { ApiServerSession } from './api-server-session';
import { ApiServerAnswer } from './judge-types';
import { JUDGE_TIMEOUT_MILLIS } from './judges';
import { ConversionWebhook, WebhookCertificate } from '../../lib';
import { DEMONSTRATION } from '../../lib/graduation/conversion/field-change';
import { StageName } from '../../lib/graduation/crd/stage';
import { stagedCrd, StagedCrdOptions } from '../../lib/graduation/crd/staged-crd';
import { loadManifests } from '../../lib/manifests/load/load-manifests';
import { Manifest, objectAt, valueAt } from '../../lib/manifests/manifest';
import { assertRoundTrips } from '../graduation/conversion/round-trips';
import { bundleCli } from '../support/bundled-cli';
import { selfSigned } from '../support/self-signed';

jest.setTimeout(JUDGE_TIMEOUT_MILLIS);

/** Random objects that are converted there and back. */
const RUNS = Number(process.env.CONVERSION_RUNS ?? 100_000);
const CRDS = '/apis/apiextensions.k8s.io/v1/customresourcedefinitions';
const CRD = 'scrapeconfigs.monitoring.coreos.com';
const PAIR = selfSigned('webhook', '127.0.0.1');

type Version = 'v1alpha1' | 'v1beta1';
type Body = { readonly metadata: { readonly name: string; readonly resourceVersion?: string; readonly annotations?: object }; readonly spec: Record<string, unknown>; readonly [field: string]: unknown };

let server: ApiServerSession;
let folder: string;
let original: Manifest;
let webhook: ChildProcess | undefined;
let port: number;

beforeAll(async () => {
  folder = mkdtempSync(join(tmpdir(), 'graduation-'));
  writeFileSync(join(folder, 'tls.crt'), PAIR.certificate);
  writeFileSync(join(folder, 'tls.key'), PAIR.key);
  bundleCli(folder);
  port = await freePort();
  original = loadManifests(readFileSync(join(moduleFolder(), 'example', 'prometheus-operator-crd', 'monitoring.coreos.com_scrapeconfigs.yaml'), 'utf8'), 'release')[0].manifest;
  server = await ApiServerSession.start();
});

afterAll(() => {
  webhook?.kill('SIGKILL');
  server.stop();
  rmSync(folder, { recursive: true });
});

afterEach(async () => {
  // The finalizer of the CRD converts what is left, so objects go first.
  for (const version of ['v1beta1', 'v1alpha1'] as const) await send('DELETE', pathOf(version));
  await send('DELETE', `${CRDS}/${CRD}`);
  await until('the CRD is gone', async () => (await send('GET', `${CRDS}/${CRD}`)).code === 404);
});

describe('the stages without a webhook', () => {
  test('are accepted one after the other, and lose no object', async () => {
    await apply(original);
    await create('v1alpha1', 'old', { staticConfigs: [{ targets: ['a:1'] }], sampleLimit: 9 });

    await applyStage('opt-in');
    await create('v1beta1', 'new', { staticConfigs: [{ targets: ['b:1'] }] });
    await edit('v1beta1', 'old', (spec) => ({ ...spec, jobName: 'edited' }));
    expect(await storedVersions()).toEqual(['v1alpha1']);
    await expectAll('v1alpha1');
    await expectAll('v1beta1');

    await applyStage('default');
    expect((await send('GET', pathOf('v1alpha1', 'new'))).warnings).toEqual([
      '299 - "monitoring.coreos.com/v1alpha1 ScrapeConfig is deprecated; use monitoring.coreos.com/v1beta1 ScrapeConfig"',
    ]);
    expect((await send('GET', pathOf('v1beta1', 'new'))).warnings).toBeUndefined();
    expect(await storedVersions()).toEqual(['v1alpha1']);
    expect(await refusalOf(staged('removal'))).toContain('v1alpha1 was previously a storage version, and must remain in spec.versions until a storage migration');

    await applyStage('storage-migration');
    expect(await storedVersions()).toEqual(['v1alpha1', 'v1beta1']);
    expect(await refusalOf(staged('removal'))).toContain('v1alpha1 was previously a storage version');
    expect(await refusalOf(original)).toContain('v1beta1 was previously a storage version');
    await rewriteAll();
    await recordStorage();

    await applyStage('removal');
    await expectAll('v1beta1');
    await until('v1alpha1 is not served', async () => (await send('GET', pathOf('v1alpha1', 'old'))).code === 404);
    expect(await refusalOf(original)).toContain('v1beta1 was previously a storage version');

    async function expectAll(version: Version): Promise<void> {
      expect((await read(version, 'old')).spec).toEqual({ staticConfigs: [{ targets: ['a:1'] }], sampleLimit: 9, jobName: 'edited' });
      expect((await read(version, 'new')).spec).toEqual({ staticConfigs: [{ targets: ['b:1'] }] });
    }
  });

  test('need all objects rewritten: one that is not cannot be read after v1alpha1 is removed, until it is served again', async () => {
    await apply(original);
    await create('v1alpha1', 'a', { jobName: 'a' });
    await applyStage('storage-migration');
    await recordStorage();
    await applyStage('removal');
    await until('the object is not readable', async () => (await send('GET', pathOf('v1beta1', 'a'))).code === 500);

    await applyStage('storage-migration');
    await until('the object is readable', async () => (await send('GET', pathOf('v1beta1', 'a'))).code === 200);
  });

  test('can be taken back until v1beta1 is stored', async () => {
    await apply(original);
    await applyStage('opt-in');
    await create('v1beta1', 'a', { jobName: 'a' });
    await applyStage('default');
    await apply(original);

    expect((await read('v1alpha1', 'a')).spec).toEqual({ jobName: 'a' });
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
    await startWebhook();
    await apply(original);
  });

  afterEach(startWebhook);

  const expectBoth = async () => {
    expect((await read('v1alpha1', 'old')).spec).toEqual(OLD);
    expect((await read('v1beta1', 'old')).spec).toEqual(OLD_AS_NEW);
    expect((await read('v1beta1', 'new')).spec).toEqual(NEW);
    expect((await read('v1alpha1', 'new')).spec).toEqual(NEW_AS_OLD);
  };

  test('objects of both versions are created, read and updated, while the webhook is killed and restarted', async () => {
    await create('v1alpha1', 'old', OLD);
    await applyStage('opt-in', withWebhook());
    await create('v1beta1', 'new', NEW);
    await expectBoth();

    await killWebhook();
    expect((await read('v1alpha1', 'old')).spec).toEqual(OLD);
    expect((await read('v1alpha1', 'new')).spec).toEqual(NEW_AS_OLD);
    expect(await send('GET', pathOf('v1beta1', 'old'))).toMatchObject({ code: 500, got: { message: expect.stringContaining('conversion webhook for monitoring.coreos.com/v1alpha1, Kind=ScrapeConfig failed') } });
    expect((await send('POST', pathOf('v1beta1'), object('v1beta1', 'lost', NEW))).code).toBe(500);
    await startWebhook();
    expect((await send('GET', pathOf('v1alpha1', 'lost'))).code).toBe(404);
    await expectBoth();

    await applyStage('default', withWebhook());
    await edit('v1beta1', 'old', (spec) => ({ ...spec, staticConfigs: [{ addresses: ['z:1'] }, ...spec.staticConfigs as object[]] }));
    expect((await read('v1alpha1', 'old')).spec).toEqual({ ...OLD, staticConfigs: [{ targets: ['z:1'] }, ...OLD.staticConfigs] });
    await edit('v1beta1', 'old', ({ staticConfigs, ...spec }) => ({ ...spec, staticConfigs: (staticConfigs as object[]).slice(1) }));
    await edit('v1alpha1', 'new', (spec) => ({ ...spec, staticConfigs: [...spec.staticConfigs as object[]].reverse() }));
    expect((await read('v1beta1', 'new')).spec).toEqual({ ...NEW, staticConfigs: [...NEW.staticConfigs].reverse() });
    await edit('v1alpha1', 'new', (spec) => ({ ...spec, staticConfigs: [...spec.staticConfigs as object[]].reverse() }));
    await expectBoth();

    await killWebhook();
    await applyStage('storage-migration', withWebhook());
    await startWebhook();
    await rewriteAll();
    await expectBoth();
    await recordStorage();
    await killWebhook();
    expect((await read('v1beta1', 'old')).spec).toEqual(OLD_AS_NEW);
    expect((await send('GET', pathOf('v1alpha1', 'old'))).code).toBe(500);

    await applyStage('removal', withWebhook());
    expect((await read('v1beta1', 'old')).spec).toEqual(OLD_AS_NEW);
    expect((await read('v1beta1', 'new')).spec).toEqual(NEW);
  });

  test('server-side apply and patches work in the version that is not stored', async () => {
    await applyStage('opt-in', withWebhook());
    const applied = await send('PATCH', `${pathOf('v1beta1', 'a')}?fieldManager=test`, object('v1beta1', 'a', NEW), 'application/apply-patch+yaml');
    expect(applied.code).toBe(201);
    const patched = await send('PATCH', pathOf('v1alpha1', 'a'), { spec: { trackTimestampsStaleness: true, jobName: 'b' } }, 'application/merge-patch+json');
    expect(patched.code).toBe(200);
    const again = await send('PATCH', `${pathOf('v1beta1', 'a')}?fieldManager=test&force=true`, object('v1beta1', 'a', { ...NEW, job: 'c' }), 'application/apply-patch+yaml');
    expect(again.code).toBe(200);

    expect((await read('v1beta1', 'a')).spec).toEqual({ ...NEW, job: 'c' });
    expect((await read('v1alpha1', 'a')).spec).toEqual({ ...NEW_AS_OLD, jobName: 'c', trackTimestampsStaleness: true });
  });

  test('nothing is lost when the webhook is killed in the middle of writes', async () => {
    await applyStage('opt-in', withWebhook());
    const names = Array.from({ length: 60 }, (_, i) => `n${i}`);
    const writes = names.map((name, i) => sleep(i * 25).then(() => send('POST', pathOf('v1beta1'), object('v1beta1', name, { ...NEW, job: name }))));
    await sleep(500);
    await killWebhook();
    await sleep(300);
    await startWebhook();
    const codes = (await Promise.all(writes)).map(({ code }) => code);

    const kept = await Promise.all(names.map(async (name) => send('GET', pathOf('v1beta1', name))));
    names.forEach((name, i) => {
      if (codes[i] === 201) expect((kept[i].got as Body).spec).toEqual({ ...NEW, job: name });
      else if (kept[i].code === 200) expect((kept[i].got as Body).spec).toEqual({ ...NEW, job: name });
      else expect(kept[i].code).toBe(404);
    });
    expect(codes.filter((code) => code === 201).length).toBeGreaterThan(10);
    expect(codes.filter((code) => code !== 201).length).toBeGreaterThan(0);
  });
});

describe('Converter', () => {
  test(`gives ${RUNS} random objects back as they were`, () => assertRoundTrips(RUNS, 1_129));
});

describe('ConversionWebhook', () => {
  test('runs in a namespace with the Pod Security Standard "restricted"', async () => {
    const chart = new Chart(new App(), 'webhook', { namespace: 'restricted' });
    const made = new ConversionWebhook(chart, 'webhook', { image: 'registry.example.com/webhook:1', certificate: WebhookCertificate.certManager() });
    const deployment = (Testing.synth(chart) as Manifest[]).find(({ kind }) => kind === 'Deployment')!;
    const namespace = { apiVersion: 'v1', kind: 'Namespace', metadata: { name: 'restricted', labels: { 'pod-security.kubernetes.io/enforce': 'restricted' } } };
    expect((await send('POST', '/api/v1/namespaces', namespace)).code).toBe(201);

    const pod = { apiVersion: 'v1', kind: 'Pod', ...objectAt(deployment, ['spec', 'template']), metadata: { name: made.deployment.name } };

    expect(await send('POST', '/apis/apps/v1/namespaces/restricted/deployments?dryRun=All&fieldValidation=Strict', deployment)).toMatchObject({ code: 201 });
    expect(await send('POST', '/api/v1/namespaces/restricted/pods?dryRun=All&fieldValidation=Strict', pod)).toMatchObject({ code: 201 });
  });
});

function staged(stage: StageName, options: StagedCrdOptions = {}): Manifest {
  return stagedCrd(original, stage, options);
}

/** The webhook of this test on loopback. */
function withWebhook(): StagedCrdOptions {
  const clientConfig = { url: `https://127.0.0.1:${port}/convert`, caBundle: Buffer.from(PAIR.certificate).toString('base64') };

  return { changes: DEMONSTRATION, conversion: { conversion: { strategy: 'Webhook', webhook: { clientConfig, conversionReviewVersions: ['v1'] } } } };
}

function pathOf(version: Version, name = ''): string {
  return `/apis/monitoring.coreos.com/${version}/namespaces/shop/scrapeconfigs${name && `/${name}`}`;
}

function object(version: Version, name: string, spec: object): object {
  return { apiVersion: `monitoring.coreos.com/${version}`, kind: 'ScrapeConfig', metadata: { name }, spec };
}

function send(method: string, path: string, body?: object, contentType = 'application/json'): Promise<ApiServerAnswer> {
  return server.send({ method, path, body, contentType });
}

async function applyStage(stage: StageName, options?: StagedCrdOptions): Promise<void> {
  await apply(staged(stage, options));
}

/** Creates or replaces the CRD, and waits until its versions are served as it says. */
async function apply(crd: Manifest): Promise<void> {
  const there = await send('GET', `${CRDS}/${CRD}`);
  const answer = there.code === 404 ? await send('POST', CRDS, crd) : await send('PUT', `${CRDS}/${CRD}`, replacing(crd, there.got));
  expect(answer).toMatchObject({ code: there.code === 404 ? 201 : 200 });
  const versions = valueAt(crd, ['spec', 'versions']) as { name: Version; deprecated?: boolean }[];
  for (const { name, deprecated } of versions) {
    await until(`${name} is served`, async () => {
      const { code, warnings } = await send('GET', `${pathOf(name)}?limit=1`);

      return code !== 404 && (warnings !== undefined) === (deprecated === true);
    });
  }
  // The handler of requests takes a change of storage or conversion over a moment later.
  await sleep(500);
}

async function refusalOf(crd: Manifest): Promise<string> {
  const { got } = await send('GET', `${CRDS}/${CRD}`);
  const answer = await send('PUT', `${CRDS}/${CRD}`, replacing(crd, got));
  expect(answer.code).toBe(422);

  return (answer.got as { message: string }).message;
}

function replacing(crd: Manifest, there: unknown): object {
  return { ...crd, metadata: { ...crd.metadata, resourceVersion: valueAt(there, ['metadata', 'resourceVersion']) } };
}

async function storedVersions(): Promise<unknown> {
  return valueAt((await send('GET', `${CRDS}/${CRD}`)).got, ['status', 'storedVersions']);
}

/** Strict, so that a field that the version does not have is refused. */
async function create(version: Version, name: string, spec: object): Promise<void> {
  expect(await send('POST', `${pathOf(version)}?fieldValidation=Strict`, object(version, name, spec))).toMatchObject({ code: 201 });
}

async function read(version: Version, name: string): Promise<Body> {
  const answer = await send('GET', pathOf(version, name));
  expect(answer).toMatchObject({ code: 200 });

  return answer.got as Body;
}

/** As kubectl edit does it. */
async function edit(version: Version, name: string, change: (spec: Body['spec']) => object): Promise<void> {
  const there = await read(version, name);
  expect(await send('PUT', `${pathOf(version, name)}?fieldValidation=Strict`, { ...there, spec: change(there.spec) })).toMatchObject({ code: 200 });
}

/** What `kubectl get -o json | kubectl replace -f -` does. */
async function rewriteAll(): Promise<void> {
  let items: Body[] = [];
  // The cache of lists begins anew after a change of storage.
  await until('objects are listed', async () => {
    const { code, got } = await send('GET', pathOf('v1beta1'));
    items = code === 200 ? (got as { items: Body[] }).items : [];

    return items.length > 0;
  });
  for (const item of items) {
    const answer = await send('PUT', pathOf('v1beta1', item.metadata.name), { ...item, apiVersion: 'monitoring.coreos.com/v1beta1', kind: 'ScrapeConfig' });
    expect(answer.code).toBe(200);
    // It is really written again.
    expect((answer.got as Body).metadata.resourceVersion).not.toBe(item.metadata.resourceVersion);
  }
}

async function recordStorage(): Promise<void> {
  expect((await send('PATCH', `${CRDS}/${CRD}/status`, { status: { storedVersions: ['v1beta1'] } }, 'application/merge-patch+json')).code).toBe(200);
}

async function startWebhook(): Promise<void> {
  if (webhook) return;
  const child = spawn(process.execPath, [
    join(folder, 'main.js'), 'webhook', '--cert', join(folder, 'tls.crt'), '--key', join(folder, 'tls.key'), '--host', '127.0.0.1', '--port', String(port), '--demonstration',
  ], { stdio: ['ignore', 'pipe', 'inherit'] });
  webhook = child;
  let text = '';
  child.stdout.on('data', (chunk: Buffer) => { text += chunk.toString(); });
  await until('the webhook listens', async () => text.includes('listening'));
}

async function killWebhook(): Promise<void> {
  const child = webhook!;
  webhook = undefined;
  const closed = new Promise((resolve) => { child.once('close', resolve); });
  child.kill('SIGKILL');
  await closed;
}

async function until(what: string, isDone: () => Promise<boolean>): Promise<void> {
  for (let tries = 0; tries < 600; tries++) {
    if (await isDone()) return;
    await sleep(100);
  }
  throw new Error(`${what}: not in time`);
}

function freePort(): Promise<number> {
  return new Promise((resolve) => {
    const probe = createServer();
    probe.listen(0, '127.0.0.1', () => {
      const { port: free } = probe.address() as { port: number };
      probe.close(() => resolve(free));
    });
  });
}

/** The operator's module in the cache of Go's modules: the CRDs of its release are in it. */
function moduleFolder(): string {
  return execFileSync('go', ['list', '-m', '-f', '{{.Dir}}', 'github.com/prometheus-operator/prometheus-operator'], { cwd: join(__dirname, 'operator'), encoding: 'utf8' }).trim();
}
