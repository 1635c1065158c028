/** AppMonitoring against plain objects, in a process of its own. */
import { join } from 'path';
import { Mode } from './apps';
import { node, ROOT } from './child';

/** How much, and how often. */
export interface Load {
  readonly workloads: number;
  readonly charts: number;
  readonly times: number;
  /** Workloads that are written before anything is measured. */
  readonly warmUp: number;
  readonly how: 'toJson' | 'synth';
}

/** Enough for the compiler to have done its work. */
export const WARM_UP = 10_000;

/** Median milliseconds for one app. */
export interface Medians {
  readonly monitored: number;
  readonly plain: number;
}

export function measure(mode: Mode, { workloads, charts, times, warmUp, how }: Load): Medians {
  const program = join(__dirname, 'measure-app.ts');
  const args = ['--expose-gc', '--max-old-space-size=4096', '-r', 'ts-node/register/transpile-only', program, mode, workloads, charts, times, warmUp, how];

  return JSON.parse(node(args.map(String), { cwd: ROOT, env: { TS_NODE_PROJECT: 'tsconfig.dev.json' } }));
}
