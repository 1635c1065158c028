// The lowest versions that our package.json promises to work with.

import { cpSync, readFileSync, rmSync } from 'fs';
import { join } from 'path';
import { readManifests, SAMPLE_ANNOTATIONS, SAMPLE_POD_MONITOR } from './support/manifests';
import { copyFixture, copySample, install, pack, ROOT, temporaryFolder } from './support/packages';
import { run } from './support/run';

const folder = temporaryFolder();
const app = join(folder, 'app');
const { peerDependencies } = JSON.parse(readFileSync(join(ROOT, 'package.json'), 'utf8'));
const lowest = (name: string) => peerDependencies[name].replace(/^\^/, '');

beforeAll(() => {
  const tarball = pack(folder);
  install(app, {
    dependencies: {
      'cdk8s': lowest('cdk8s'),
      'constructs': lowest('constructs'),
      'cdk8s-plus-33': '2.3.5',
      'cdk8s-app-monitoring': `file:${tarball.path}`,
    },
    devDependencies: { '@types/node': '^14', 'typescript': '5.9.x', 'ts-node': '^10' },
  });
  cpSync(join(ROOT, 'node_modules', 'cdk8s-cli', 'templates', 'typescript-app', 'tsconfig.json'), join(app, 'tsconfig.json'));
  copySample(app);
  copyFixture('entry-points.ts', app);
}, 180_000);

afterAll(() => rmSync(folder, { recursive: true, force: true }));

describe('the lowest peers', () => {
  test('are 2.70.0 of cdk8s and 10.3.0 of constructs, each there once', () => {
    const { packages } = JSON.parse(readFileSync(join(app, 'node_modules', '.package-lock.json'), 'utf8'));
    const copies = (name: string) => Object.keys(packages).filter((path) => path.endsWith(`node_modules/${name}`)).map((path) => packages[path].version);

    expect(copies('cdk8s')).toEqual(['2.70.0']);
    expect(copies('constructs')).toEqual(['10.3.0']);
  });

  test('synthesise with ts-node', () => {
    run('npx', ['ts-node', 'main.ts'], { cwd: app, env: { CDK8S_OUTDIR: join(folder, 'out') } });

    const manifests = readManifests(join(folder, 'out'));
    const [deployment] = manifests['annotation-mode.k8s.yaml'];
    expect(manifests['operator-mode.k8s.yaml']).toContainEqual(SAMPLE_POD_MONITOR);
    expect(deployment.spec.template.metadata.annotations).toEqual(SAMPLE_ANNOTATIONS);
  }, 120_000);

  test('compile without one error, and run', () => {
    run('npx', ['tsc', '--build'], { cwd: app });

    expect(JSON.parse(run(process.execPath, ['entry-points.js'], { cwd: app }))).toHaveLength(3);
  }, 120_000);
});
