// The sample app and the command line on every supported Node, installed from npm.

import { existsSync, mkdirSync, rmSync } from 'fs';
import { join } from 'path';
import { readTexts } from './support/manifests';
import { copySample, install, pack, temporaryFolder, transpile, versionOf } from './support/packages';
import { run } from './support/run';

const folder = temporaryFolder();
const app = join(folder, 'app');
const nodes = join(folder, 'nodes');
const MAJORS = [20, 22, 24, 26];

beforeAll(() => {
  const tarball = pack(folder);
  install(app, {
    dependencies: {
      ...Object.fromEntries(['cdk8s', 'cdk8s-plus-33', 'constructs'].map((name) => [name, versionOf(name)])),
      'cdk8s-app-monitoring': `file:${tarball.path}`,
    },
  });
  copySample(app);
  transpile(app);
  // The package "node" downloads its program in an install script; these are the packages it downloads.
  install(nodes, { dependencies: Object.fromEntries(MAJORS.map((major) => [`node-${major}`, `npm:node-${process.platform}-${process.arch}@${major}`])) });
}, 300_000);

afterAll(() => rmSync(folder, { recursive: true, force: true }));

describe('the sample app', () => {
  test.each(MAJORS)('is the same, byte for byte, on Node %i, whatever locale and time zone are set', (major) => {
    const node = join(nodes, 'node_modules', `node-${major}`, 'bin', 'node');
    const version = run(node, ['--version'], { cwd: app });

    expect(version).toMatch(new RegExp(`^v${major}\\.`));
    expect(synth(node, `on-${major}`, ELSEWHERE)).toEqual(synth(process.execPath, 'here'));
  }, 60_000);
});

describe('the command line', () => {
  test.each(MAJORS)('runs on Node %i, and is kept compiled from Node 22 on', (major) => {
    const temporary = join(folder, `temporary-${major}`);
    mkdirSync(temporary);
    const program = join(app, 'node_modules', 'cdk8s-app-monitoring', 'build', 'lib', 'cli', 'bin.js');
    const help = run(join(nodes, 'node_modules', `node-${major}`, 'bin', 'node'), [program, '--help'], { cwd: app, env: { TMPDIR: temporary } });

    expect(help).toMatch(/^Usage: cdk8s-app-monitoring /);
    expect(existsSync(join(temporary, 'node-compile-cache'))).toBe(major >= 22);
  });
});

/** Turkish has another upper case of "i", and it is tomorrow there. */
const ELSEWHERE = { LC_ALL: 'tr_TR.UTF-8', TZ: 'Pacific/Kiritimati' };

function synth(node: string, name: string, env: { readonly [name: string]: string } = {}): { [file: string]: string } {
  const outdir = join(folder, name);
  run(node, ['main.js'], { cwd: app, env: { ...env, CDK8S_OUTDIR: outdir } });
  const texts = readTexts(outdir);
  expect(Object.keys(texts)).toEqual(['annotation-mode.k8s.yaml', 'operator-mode.k8s.yaml']);

  return texts;
}
