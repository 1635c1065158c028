// One app installed by pnpm without hoisting, and by yarn without a node_modules folder: nothing is found that was not asked for.

import { mkdirSync, rmSync, writeFileSync } from 'fs';
import { join } from 'path';
import { canInstall, installTools, PRINTED, writeApp } from './support/matrix';
import { pack, Tarball, temporaryFolder, versionOf } from './support/packages';
import { run } from './support/run';

const folder = temporaryFolder();
const tools = join(folder, 'tools');
const whenThere = canInstall('pnpm@10', 'pnpm and yarn') ? describe : describe.skip;
let tarball: Tarball;

whenThere('an app', () => {
  beforeAll(() => {
    tarball = pack(folder);
    installTools(tools, { 'pnpm': '^10', '@yarnpkg/cli-dist': '^4' });
  }, 300_000);

  afterAll(() => rmSync(folder, { recursive: true, force: true }));

  test('runs as pnpm installs it, strictly', () => {
    const app = appFolder('by-pnpm', { '.npmrc': 'hoist=false\nstrict-peer-dependencies=true\nauto-install-peers=false\n' });
    run(process.execPath, [join(tools, 'node_modules', 'pnpm', 'bin', 'pnpm.cjs'), 'install', '--prefer-offline', '--ignore-scripts'], { cwd: app });

    for (const file of ['app.mjs', 'app.cjs']) expect(linesOf(run(process.execPath, [file], { cwd: app }))).toEqual(PRINTED);
  }, 180_000);

  test('runs as yarn installs it, by Plug and Play', () => {
    const registry = run('npm', ['config', 'get', 'registry'], { cwd: folder }).trim();
    const app = appFolder('by-yarn', {
      '.yarnrc.yml': `nodeLinker: pnp\npnpEnableEsmLoader: true\nenableTelemetry: false\nenableGlobalCache: false\nnpmRegistryServer: "${registry}"\nunsafeHttpWhitelist: ["*"]\n`,
      'yarn.lock': '',
    });
    const yarn = (...args: string[]) => run(process.execPath, [join(tools, 'node_modules', '@yarnpkg', 'cli-dist', 'bin', 'yarn.js'), ...args], { cwd: app });
    yarn('install', '--no-immutable');

    for (const file of ['app.mjs', 'app.cjs']) expect(linesOf(yarn('node', file))).toEqual(PRINTED);
    expect(yarn('cdk8s-app-monitoring', '--help')).toContain('Usage');
  }, 180_000);
});

/** The app with files of its package manager. */
function appFolder(name: string, files: { readonly [file: string]: string }): string {
  const app = join(folder, name);
  mkdirSync(app);
  const dependencies = { 'cdk8s': versionOf('cdk8s'), 'constructs': versionOf('constructs'), 'cdk8s-app-monitoring': `file:${tarball.path}` };
  const packageJson = JSON.stringify({ name, version: '1.0.0', private: true, dependencies });
  for (const [file, text] of Object.entries({ 'package.json': packageJson, ...files })) writeFileSync(join(app, file), text);
  for (const file of ['app.mjs', 'app.cjs'] as const) writeApp(app, file);

  return app;
}

function linesOf(text: string): string[] {
  return text.trim().split('\n');
}
