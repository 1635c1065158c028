/** A kube-apiserver with the ScrapeConfig CRD in one of its stages, and the conversion webhook as a process. */
import { ChildProcess, spawn } from 'node:child_process';
import { mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { createServer } from 'node:net';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { setTimeout as sleep } from 'node:timers/promises';
import { ApiServerSession } from './api-server-session';
import { ApiServerAnswer } from './judge-types';
import { DEMONSTRATION } from '../../lib/graduation/conversion/field-change';
import { StagedCrdOptions } from '../../lib/graduation/crd/staged-crd';
import { Manifest, valueAt } from '../../lib/manifests/manifest';
import { bundleCli } from '../support/bundled-cli';
import { selfSigned } from '../support/self-signed';

const CRDS = '/apis/apiextensions.k8s.io/v1/customresourcedefinitions';
const CRD = 'scrapeconfigs.monitoring.coreos.com';

/** The versions. */
export type Version = 'v1alpha1' | 'v1beta1';

/** A ScrapeConfig as the API server gives it. */
export interface Stored {
  readonly metadata: { readonly name: string; readonly resourceVersion?: string };
  readonly spec: { readonly [field: string]: unknown };
  readonly [field: string]: unknown;
}

/** One cluster; the CRD and all ScrapeConfigs can be removed to begin anew. */
export class GraduationCluster {
  static async start(): Promise<GraduationCluster> {
    return new GraduationCluster(await ApiServerSession.start(), await freePort());
  }

  private readonly folder = mkdtempSync(join(tmpdir(), 'graduation-'));
  private readonly pair = selfSigned('webhook', '127.0.0.1');
  private readonly program = bundleCli(this.folder);
  private webhook?: ChildProcess;

  private constructor(private readonly server: ApiServerSession, private readonly port: number) {
    writeFileSync(join(this.folder, 'tls.crt'), this.pair.certificate);
    writeFileSync(join(this.folder, 'tls.key'), this.pair.key);
  }

  async stop(): Promise<void> {
    if (this.webhook) await this.killWebhook();
    await this.server.stop();
    rmSync(this.folder, { recursive: true });
  }

  send(method: string, path: string, body?: object, contentType = 'application/json'): Promise<ApiServerAnswer> {
    return this.server.send({ method, path, body, contentType });
  }

  /** What a CRD says of the webhook of this cluster, and of the difference that it converts. */
  withWebhook(): StagedCrdOptions {
    const clientConfig = { url: `https://127.0.0.1:${this.port}/convert`, caBundle: Buffer.from(this.pair.certificate).toString('base64') };

    return { changes: DEMONSTRATION, conversion: { conversion: { strategy: 'Webhook', webhook: { clientConfig, conversionReviewVersions: ['v1'] } } } };
  }

  async startWebhook(): Promise<void> {
    if (this.webhook) return;
    const files = ['--cert', join(this.folder, 'tls.crt'), '--key', join(this.folder, 'tls.key')];
    const place = ['--host', '127.0.0.1', '--port', String(this.port)];
    const child = spawn(process.execPath, [this.program, 'webhook', ...files, ...place, '--demonstration'], { stdio: ['ignore', 'pipe', 'inherit'] });
    this.webhook = child;
    let text = '';
    child.stdout.on('data', (chunk: Buffer) => { text += chunk.toString(); });
    await until('the webhook listens', async () => text.includes('listening'));
  }

  async killWebhook(): Promise<void> {
    const child = this.webhook!;
    this.webhook = undefined;
    const closed = new Promise((resolve) => { child.once('close', resolve); });
    child.kill('SIGKILL');
    await closed;
  }

  /** Creates or replaces the CRD, and waits until its versions are served as it says. */
  async apply(crd: Manifest): Promise<void> {
    const there = await this.send('GET', `${CRDS}/${CRD}`);
    const answer = there.code === 404 ? await this.send('POST', CRDS, crd) : await this.replaceCrd(crd);
    expect(answer).toMatchObject({ code: there.code === 404 ? 201 : 200 });
    for (const { name, deprecated } of valueAt(crd, ['spec', 'versions']) as { name: Version; deprecated?: boolean }[]) {
      await until(`${name} is served`, async () => {
        const { code, warnings } = await this.send('GET', `${pathOf(name)}?limit=1`);

        return code !== 404 && (warnings !== undefined) === (deprecated === true);
      });
    }
    // The handler of requests takes a change of storage or conversion over a moment later.
    await sleep(500);
  }

  /** The message with which the API server refuses the CRD. */
  async refusalOf(crd: Manifest): Promise<string> {
    const { code, got } = await this.replaceCrd(crd);
    expect(code).toBe(422);

    return (got as { message: string }).message;
  }

  async storedVersions(): Promise<unknown> {
    return valueAt((await this.send('GET', `${CRDS}/${CRD}`)).got, ['status', 'storedVersions']);
  }

  /** The last step of the storage migration. */
  async recordStorage(): Promise<void> {
    expect((await this.send('PATCH', `${CRDS}/${CRD}/status`, { status: { storedVersions: ['v1beta1'] } }, 'application/merge-patch+json')).code).toBe(200);
  }

  /** What `kubectl get -o json | kubectl replace -f -` does. */
  async rewriteAll(): Promise<void> {
    let items: Stored[] = [];
    // The cache of lists begins anew after a change of storage.
    await until('objects are listed', async () => {
      const { code, got } = await this.send('GET', pathOf('v1beta1'));
      items = code === 200 ? (got as { items: Stored[] }).items : [];

      return items.length > 0;
    });
    for (const item of items) {
      const { code, got } = await this.send('PUT', pathOf('v1beta1', item.metadata.name), { ...item, apiVersion: 'monitoring.coreos.com/v1beta1', kind: 'ScrapeConfig' });
      expect(code).toBe(200);
      // It is really written again.
      expect((got as Stored).metadata.resourceVersion).not.toBe(item.metadata.resourceVersion);
    }
  }

  /** Strict, so that a field that the version does not have is refused. */
  async create(version: Version, name: string, spec: object): Promise<void> {
    expect(await this.send('POST', `${pathOf(version)}?fieldValidation=Strict`, scrapeConfig(version, name, spec))).toMatchObject({ code: 201 });
  }

  async read(version: Version, name: string): Promise<Stored> {
    const answer = await this.send('GET', pathOf(version, name));
    expect(answer).toMatchObject({ code: 200 });

    return answer.got as Stored;
  }

  /** As kubectl edit does it. */
  async edit(version: Version, name: string, change: (spec: Stored['spec']) => object): Promise<void> {
    const there = await this.read(version, name);
    expect(await this.send('PUT', `${pathOf(version, name)}?fieldValidation=Strict`, { ...there, spec: change(there.spec) })).toMatchObject({ code: 200 });
  }

  /** Removes all ScrapeConfigs, then the CRD. */
  async clear(): Promise<void> {
    for (const version of ['v1beta1', 'v1alpha1'] as const) await this.send('DELETE', pathOf(version));
    await this.send('DELETE', `${CRDS}/${CRD}`);
    await until('the CRD is gone', async () => (await this.send('GET', `${CRDS}/${CRD}`)).code === 404);
  }

  private async replaceCrd(crd: Manifest): Promise<ApiServerAnswer> {
    const { got } = await this.send('GET', `${CRDS}/${CRD}`);

    return this.send('PUT', `${CRDS}/${CRD}`, { ...crd, metadata: { ...crd.metadata, resourceVersion: valueAt(got, ['metadata', 'resourceVersion']) } });
  }
}

/** Path of all ScrapeConfigs of the namespace, or of one. */
export function pathOf(version: Version, name = ''): string {
  return `/apis/monitoring.coreos.com/${version}/namespaces/shop/scrapeconfigs${name && `/${name}`}`;
}

/** An object to create. */
export function scrapeConfig(version: Version, name: string, spec: object): object {
  return { apiVersion: `monitoring.coreos.com/${version}`, kind: 'ScrapeConfig', metadata: { name }, spec };
}

/** Waits, up to a minute. */
export async function until(what: string, isDone: () => Promise<boolean>): Promise<void> {
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
      const { port } = probe.address() as { port: number };
      probe.close(() => resolve(port));
    });
  });
}
