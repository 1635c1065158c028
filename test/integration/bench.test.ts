// Every benchmark still runs on what the library does today; its figures are for people.

import { join } from 'path';
import { run } from './support/run';

const ROOT = join(__dirname, '..', '..');

const bench = (...args: readonly string[]) => (
  run(process.execPath, ['-r', 'ts-node/register/transpile-only', '-r', 'tsconfig-paths/register', 'tools/bench/main.ts', ...args], { cwd: ROOT, env: { TS_NODE_PROJECT: 'tsconfig.dev.json' } }));

test('all benchmarks give figures', () => {
  const names = [...bench('--help').matchAll(/^ {2}([a-z-]+) +(?!<)\S.*median of/gm)].map(([, name]) => name);

  const figures = JSON.parse(bench('--quick', '--json')) as { readonly name: string; readonly value: number; readonly bar?: unknown }[];

  expect(names).toHaveLength(9);
  expect(figures.length).toBeGreaterThan(20);
  expect(figures.filter(({ value, bar }) => !(value > 0) || bar !== undefined)).toEqual([]);
}, 900_000);

test('a name that is not of a benchmark is refused', () => {
  expect(() => bench('--only', 'nothing')).toThrow(/exit code 2\s+There is no benchmark nothing; use require, /);
});
