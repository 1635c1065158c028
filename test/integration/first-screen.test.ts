// What a newcomer sees first: `npm run synth` is quick, and prints what it wrote and nothing else.

import { spawnSync } from 'child_process';
import { readdirSync } from 'fs';
import { join } from 'path';
import { ROOT } from './support/packages';

/** On an idle machine it is a fraction of that. */
const MAX_SECONDS = 15;

test('npm run synth writes the examples in seconds, without a warning', () => {
  const { NODE_OPTIONS: _, ...environment } = process.env;
  const start = Date.now();
  const { status, stdout, stderr } = spawnSync(process.execPath, ['-r', 'ts-node/register', '-r', 'tsconfig-paths/register', 'tools/synth-examples.ts'], {
    cwd: ROOT, env: { ...environment, TS_NODE_PROJECT: 'tsconfig.dev.json', TS_NODE_TRANSPILE_ONLY: 'true' }, encoding: 'utf8',
  });
  const seconds = (Date.now() - start) / 1000;

  const files = readdirSync(join(ROOT, 'synth'), { recursive: true, encoding: 'utf8' }).filter((file) => file.endsWith('.yaml')).map((file) => `synth/${file}`);
  expect({ status, stderr }).toEqual({ status: 0, stderr: '' });
  expect(stdout.trim().split('\n').map((line) => line.replace(/ \(\d+ bytes\)$/, ''))).toEqual(expect.arrayContaining(files));
  expect(seconds).toBeLessThan(MAX_SECONDS);
}, 120_000);
