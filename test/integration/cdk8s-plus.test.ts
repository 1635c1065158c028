// Workloads of every cdk8s-plus: read and written alike, whichever Kubernetes version they are for.

import { rmSync } from 'fs';
import { join } from 'path';
import { copyFixture, install, pack, temporaryFolder, transpile, versionOf } from './support/packages';
import { run } from './support/run';

const PACKAGES = [25, 27, 28, 29, 30, 31, 32, 33, 34].map((version) => `cdk8s-plus-${version}`);
const folder = temporaryFolder();
const app = join(folder, 'app');

beforeAll(() => {
  const tarball = pack(folder);
  install(app, {
    dependencies: {
      'cdk8s': versionOf('cdk8s'),
      'constructs': versionOf('constructs'),
      'cdk8s-app-monitoring': `file:${tarball.path}`,
      ...Object.fromEntries(PACKAGES.map((name) => [name, '^2'])),
    },
  });
  copyFixture('cdk8s-plus.ts', app);
  transpile(app);
}, 300_000);

afterAll(() => rmSync(folder, { recursive: true, force: true }));

describe('AppMonitoring', () => {
  test('makes monitors of all kinds for the workloads of cdk8s-plus', () => {
    const objects = objectsWith(PACKAGES[0]);
    const monitors = objects.filter(({ apiVersion }) => apiVersion).map(({ chart, kind, metadata }) => `${chart}: ${kind} ${metadata.name}`);

    expect(monitors).toEqual([
      'pods: PodMonitor cart-pod-monitor',
      'service: ServiceMonitor cart-service-monitor',
      'ingress: Probe cart-probe',
      expect.stringMatching(/^jobs: PodMonitor jobs-sweep-.*pod-monitor$/),
    ]);
  });

  test.each(PACKAGES.slice(1))(`makes the same for %s as for ${PACKAGES[0]}`, (name) => {
    expect(objectsWith(name)).toEqual(objectsWith(PACKAGES[0]));
  }, 60_000);
});

function objectsWith(name: string): any[] {
  return JSON.parse(run(process.execPath, ['cdk8s-plus.js', name], { cwd: app }));
}
