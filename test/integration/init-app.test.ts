// An app as `cdk8s init typescript-app` makes it, with our package installed.

import { cpSync, readFileSync, rmSync, writeFileSync } from 'fs';
import { join } from 'path';
import { readManifests, readTexts, SAMPLE_ANNOTATIONS, SAMPLE_POD_MONITOR } from './support/manifests';
import { copyFixture, copySample, install, pack, ROOT, temporaryFolder, versionOf } from './support/packages';
import { run } from './support/run';

const TEMPLATE = join(ROOT, 'node_modules', 'cdk8s-cli', 'templates', 'typescript-app');
const folder = temporaryFolder();
const app = join(folder, 'app');

beforeAll(() => {
  const tarball = pack(folder);
  for (const file of ['cdk8s.yaml', 'jest.config.js', 'tsconfig.json']) cpSync(join(TEMPLATE, file), join(app, file));
  const packageJson = templatePackageJson();
  install(app, { ...packageJson, dependencies: { ...packageJson.dependencies, 'cdk8s-app-monitoring': `file:${tarball.path}` } });
  copySample(app);
  copyFixture('entry-points.ts', app);
}, 300_000);

afterAll(() => rmSync(folder, { recursive: true, force: true }));

describe('an app made by cdk8s init', () => {
  test('is checked as strictly as the template says', () => {
    const { compilerOptions } = JSON.parse(readFileSync(join(app, 'tsconfig.json'), 'utf8'));

    expect(compilerOptions).toMatchObject({ module: 'CommonJS', lib: ['es2016'], strict: true });
    expect(compilerOptions.skipLibCheck).toBeUndefined();
    expect(run('npx', ['tsc', '--version'], { cwd: app })).toMatch(/^Version 5\.9\./);
    expect(JSON.parse(readFileSync(join(app, 'node_modules', '@types', 'node', 'package.json'), 'utf8')).version).toMatch(/^14\./);
  });

  // First of all runs: once there is a main.js, ts-node would take that.
  test('synthesises with cdk8s synth, that is with ts-node', () => {
    run('npx', ['cdk8s', 'synth', '--no-check-upgrade'], { cwd: app });

    const manifests = readManifests(join(app, 'dist'));
    const [deployment] = manifests['annotation-mode.k8s.yaml'];
    expect(manifests['operator-mode.k8s.yaml']).toContainEqual(SAMPLE_POD_MONITOR);
    expect(deployment.spec.template.metadata.annotations).toEqual(SAMPLE_ANNOTATIONS);
  }, 120_000);

  test('is tested with jest and ts-jest of the template', () => {
    writeFileSync(join(app, 'sample-app.test.ts'), SAMPLE_TEST);
    run('npm', ['test', '--', '-u'], { cwd: app });
    run('npm', ['test', '--', '--ci'], { cwd: app });
  }, 120_000);

  test('compiles without one error, and reaches all entry points', () => {
    run('npm', ['run', 'compile'], { cwd: app });
    const objects = JSON.parse(run(process.execPath, ['entry-points.js'], { cwd: app }));

    expect(objects).toHaveLength(3);
    expect(new Set(objects.map((each: object) => JSON.stringify(each))).size).toBe(1);
    expect(objects[0].spec).toEqual({ podMetricsEndpoints: [{ port: 'http', scheme: 'https' }], selector: { matchLabels: { app: 'cart' } } });
  }, 120_000);

  test('gives the same bytes under plain node', () => {
    run(process.execPath, ['main.js'], { cwd: app, env: { CDK8S_OUTDIR: join(folder, 'plain') } });

    expect(readTexts(join(folder, 'plain'))).toEqual(readTexts(join(app, 'dist')));
  }, 60_000);
});

const SAMPLE_TEST = `
import { Testing } from 'cdk8s';
import { SampleApp } from './sample-app';

test('monitored by a PodMonitor', () => {
  const objects = Testing.synth(new SampleApp(Testing.app(), 'chart', true));

  expect(objects.map(({ kind }) => kind)).toEqual(['Deployment', 'PodMonitor']);
  expect(objects[1]).toMatchSnapshot();
});
`;

function templatePackageJson(): any {
  const text = readFileSync(join(TEMPLATE, 'package.json'), 'utf8')
    .replace('{{ $base }}', 'app')
    .replace('{{ cdk8s_core_version }}', versionOf('cdk8s'))
    .replace('{{ cdk8s_plus_version }}', versionOf('cdk8s-plus-33'))
    .replace('{{ constructs_version }}', versionOf('constructs'))
    .replace('{{ cdk8s_cli_spec }}', `^${versionOf('cdk8s-cli')}`);

  return JSON.parse(text);
}
