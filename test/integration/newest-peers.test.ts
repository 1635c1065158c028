// The newest cdk8s, constructs and cdk8s-plus of the registry, which may be newer than those that this repository is developed with.

import { readFileSync, rmSync } from 'fs';
import { join } from 'path';
import { canInstall, PRINTED, writeApp } from './support/matrix';
import { copyFixture, install, pack, temporaryFolder, transpile } from './support/packages';
import { run } from './support/run';

const NEWEST = { 'cdk8s': 'latest', 'constructs': 'latest', 'cdk8s-plus-34': 'latest' };
const folder = temporaryFolder();
const whenThere = canInstall('cdk8s', 'the newest peers') ? describe : describe.skip;

whenThere('the newest peers', () => {
  beforeAll(() => {
    install(folder, { dependencies: { ...NEWEST, 'cdk8s-app-monitoring': `file:${pack(join(folder, 'packed')).path}` } });
    copyFixture('cdk8s-plus.ts', folder);
    transpile(folder);
  }, 300_000);

  afterAll(() => rmSync(folder, { recursive: true, force: true }));

  test('are each there once', () => {
    const { packages } = JSON.parse(readFileSync(join(folder, 'node_modules', '.package-lock.json'), 'utf8'));

    for (const name of Object.keys(NEWEST)) expect(Object.keys(packages).filter((path) => path.endsWith(`node_modules/${name}`))).toHaveLength(1);
  });

  test.each(['app.mjs', 'app.cjs'] as const)('run %s', (file) => {
    writeApp(folder, file);

    expect(run(process.execPath, [file], { cwd: folder }).trim().split('\n')).toEqual(PRINTED);
  }, 60_000);

  test('make monitors of the newest workloads', () => {
    const kinds = (JSON.parse(run(process.execPath, ['cdk8s-plus.js', 'cdk8s-plus-34'], { cwd: folder })) as { readonly kind: string }[]).map(({ kind }) => kind);

    expect(kinds).toEqual(expect.arrayContaining(['PodMonitor', 'ServiceMonitor', 'Probe']));
  }, 60_000);
});
