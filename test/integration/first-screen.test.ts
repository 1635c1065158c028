// What a newcomer sees first: `npm run synth` prints what it wrote and nothing else, and an error is not buried in code.

import { spawnSync } from 'child_process';
import { readdirSync } from 'fs';
import { join } from 'path';
import { ROOT } from './support/packages';

/** Seconds of processor time, which do not depend on what else the machine does. */
const MAX_SECONDS = 15;

/** A shell that runs its arguments, and prints the processor time of its children, user and system, on the last line of file descriptor 3. */
const TIMED = '"$@"; code=$?; times >&3; exit $code';

test('npm run synth writes the examples in seconds, without a warning', () => {
  const { NODE_OPTIONS: _, ...environment } = process.env;
  const command = [process.execPath, '-r', 'ts-node/register', '-r', 'tsconfig-paths/register', 'tools/synth-examples.ts'];
  const { status, output: [, stdout, stderr, times] } = spawnSync('bash', ['-c', TIMED, 'bash', ...command], {
    cwd: ROOT,
    env: { ...environment, TS_NODE_PROJECT: 'tsconfig.dev.json', TS_NODE_TRANSPILE_ONLY: 'true' },
    encoding: 'utf8',
    stdio: ['ignore', 'pipe', 'pipe', 'pipe'],
  });
  const seconds = [...times!.trim().split('\n').pop()!.matchAll(/(\d+)m([\d.]+)s/g)].reduce((sum, [, minutes, rest]) => sum + Number(minutes) * 60 + Number(rest), 0);

  const files = readdirSync(join(ROOT, 'synth'), { recursive: true, encoding: 'utf8' }).filter((file) => file.endsWith('.yaml')).map((file) => `synth/${file}`);
  expect({ status, stderr }).toEqual({ status: 0, stderr: '' });
  expect(stdout!.trim().split('\n').map((line) => line.replace(/ \(\d+ bytes\)$/, ''))).toEqual(expect.arrayContaining(files));
  console.log(`${seconds} s of processor time, at most ${MAX_SECONDS}`);
  expect(seconds).toBeGreaterThan(0);
  expect(seconds).toBeLessThan(MAX_SECONDS);
}, 120_000);

test('an error that stops a synth is not buried in minified code', () => {
  const app = [
    "const { App, Chart } = require('cdk8s'); const { AppMonitoring, Acknowledgement } = require('.');",
    "const app = new App(); new AppMonitoring(new Chart(app, 'shop'), 'monitoring');",
    'if (process.argv[1]) new Acknowledgement({});',
    'app.synth();',
  ].join('\n');

  for (const [args, code] of [[[], 'AM201'], [['early'], 'AM507']] as const) {
    const { status, stderr } = spawnSync(process.execPath, ['-e', app, ...args], { cwd: ROOT, encoding: 'utf8' });
    const longest = Math.max(...stderr.split('\n').map((line) => line.trim().length));

    expect(status).toBe(1);
    expect(stderr).toContain(code);
    expect(longest).toBeLessThan(400);
  }
}, 60_000);
