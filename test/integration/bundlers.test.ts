// An app that is bundled to one file, as people do who run it without node_modules.

import { execFileSync } from 'child_process';
import { rmSync } from 'fs';
import { join } from 'path';
import { buildSync } from 'esbuild';
import { PRINTED, writeApp } from './support/matrix';
import { install, pack, temporaryFolder } from './support/packages';

const folder = temporaryFolder();
/** Without node_modules. */
const apart = temporaryFolder();
afterAll(() => [folder, apart].forEach((path) => rmSync(path, { recursive: true, force: true })));

test('esbuild makes one file of an app, with the data that inspections read', () => {
  install(folder, { dependencies: { 'cdk8s-app-monitoring': `file:${pack(folder).path}` } });
  writeApp(folder, 'app.mjs');
  const bundled = join(apart, 'app.cjs');
  buildSync({ entryPoints: [join(folder, 'app.mjs')], bundle: true, platform: 'node', outfile: bundled, logLevel: 'error' });

  expect(execFileSync(process.execPath, [bundled], { encoding: 'utf8' }).trim().split('\n')).toEqual(PRINTED);
}, 120_000);
