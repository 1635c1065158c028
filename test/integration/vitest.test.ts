// The matchers of the packed library under vitest, as docs/testing.md sets them up.

import { cpSync, readFileSync, rmSync } from 'fs';
import { join } from 'path';
import { copySample, install, pack, ROOT, temporaryFolder, versionOf } from './support/packages';
import { isAvailable, run } from './support/run';

const FIXTURE = join(__dirname, 'fixtures', 'vitest');
const VERSION = '^4';
const folder = temporaryFolder();
const app = join(folder, 'app');
const isThere = isAvailable('npm', ['view', `vitest@${VERSION}`, 'version'], 'the matchers with vitest, which comes from the registry,');

afterAll(() => rmSync(folder, { recursive: true, force: true }));

(isThere ? describe : describe.skip)('the matchers with vitest', () => {
  beforeAll(() => {
    const tarball = pack(folder);
    const cdk8s = Object.fromEntries(['cdk8s', 'cdk8s-plus-33', 'constructs'].map((name) => [name, `^${versionOf(name)}`]));
    install(app, { dependencies: { ...cdk8s, 'cdk8s-app-monitoring': `file:${tarball.path}` }, devDependencies: { 'vitest': VERSION, 'typescript': '5.9.x', '@types/node': '^20' } });
    copySample(app);
    cpSync(join(ROOT, 'examples', 'sample-app', 'test', 'cluster.yaml'), join(app, 'test', 'cluster.yaml'));
    for (const file of ['vitest.config.ts', 'matchers.d.ts', 'sample-app.test.ts']) cpSync(join(FIXTURE, `${file}.txt`), join(app, file));
  }, 400_000);

  test('pass, fail, and write a snapshot', () => {
    run('npx', ['vitest', 'run', '--update'], { cwd: app });
    run('npx', ['vitest', 'run'], { cwd: app, env: { CI: 'true' } });

    expect(readFileSync(join(app, '__snapshots__', 'sample-app.test.ts.snap'), 'utf8')).toContain('http://sample-app-0:9080/actuator/metrics');
  }, 200_000);

  test('have the types of the docs', () => {
    const options = ['--noEmit', '--strict', '--skipLibCheck', '--target', 'es2022', '--module', 'esnext', '--moduleResolution', 'bundler', '--types', 'node'];
    run('npx', ['tsc', ...options, 'matchers.d.ts', 'sample-app.test.ts'], { cwd: app });
  }, 120_000);
});
