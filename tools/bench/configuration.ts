/** The configuration of many monitors beside the operator's own generator, and the command line from start to end. */
import { spawnSync } from 'child_process';
import { mkdtempSync, rmSync } from 'fs';
import { tmpdir } from 'os';
import { join } from 'path';
import { bundled, cpuOf, node, ROOT } from './child';
import { Benchmark, Figure, interleaved, Run } from './figure';
import { writeManifests } from './monitors';

const SIZES = [1_000, 10_000];
const TIMES = 5;
const COMMANDS = 11;

export const configuration: Benchmark = {
  name: 'configuration',
  what: `configuration of ${SIZES.map((size) => size.toLocaleString('en')).join(' and ')} monitors, median of ${TIMES} (needs Go), and processor time of the command config, median of ${COMMANDS}`,
  measure: (run) => [...(run.quick || !hasGo() ? withoutOperator(run) : besideOperator(run)), command(run)],
};

function hasGo(): boolean {
  return spawnSync('go', ['version']).status === 0;
}

/** To build the operator can take minutes. */
function withoutOperator({ progress, quick }: Run): Figure[] {
  progress(quick ? 'the operator is left out' : 'there is no Go here, so the operator cannot be measured');

  return [];
}

function besideOperator({ progress }: Run): Figure[] {
  const perMonitor = new Map<number, number>();
  const ratios = SIZES.map((size): Figure => {
    const { ours, operator, bytes } = measure(size);
    progress(`${size}: ${ours.toFixed(1)} ms, operator ${operator.toFixed(1)} ms, ${(bytes / 1e6).toFixed(0)} MB`);
    perMonitor.set(size, bytes / size);

    return { name: `configuration, ${size} monitors / operator`, value: ours / operator, unit: 'x', bar: { atMost: 3 } };
  });
  const growth = perMonitor.get(10_000)! / perMonitor.get(1_000)!;

  return [...ratios, { name: 'configuration, memory per monitor at 10000 / at 1000', value: growth, unit: 'x', bar: { atMost: 1.5 } }];
}

function measure(monitors: number): { readonly ours: number; readonly operator: number; readonly bytes: number } {
  const args = ['--expose-gc', bundled(join(__dirname, 'measure-configuration.ts')), monitors, TIMES];

  return JSON.parse(node(args.map(String), { cwd: ROOT }));
}

function command({ progress, quick }: Run): Figure {
  const folder = mkdtempSync(join(tmpdir(), 'bench-'));
  try {
    const file = writeManifests(folder, 99);
    const medians = interleaved(quick ? 1 : COMMANDS, {
      cdk8s: () => cpu(['-e', 'require("cdk8s")']),
      config: () => cpu([join(ROOT, 'build', 'lib', 'cli', 'bin.js'), 'config', file]),
    });
    progress(Object.entries(medians).map(([name, value]) => `${name} ${value.toFixed(0)} ms`).join(', '));

    return { name: 'config of 100 objects / node with cdk8s', value: medians.config / medians.cdk8s, unit: 'x', bar: { atMost: 1.5 } };
  } finally {
    rmSync(folder, { recursive: true, force: true });
  }
}

function cpu(args: readonly string[]): number {
  return cpuOf(args, { cwd: ROOT });
}
