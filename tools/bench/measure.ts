/** AppMonitoring against plain objects, in a process of its own. */
import { join } from 'path';
import { Mode } from './apps';
import { node, ROOT } from './child';

/** How much, and how often. */
export interface Load {
  readonly workloads: number;
  readonly charts: number;
  readonly times: number;
  readonly how: 'toJson' | 'synth';
}

/** Median milliseconds for one app. */
export interface Medians {
  readonly monitored: number;
  readonly plain: number;
}

export function measure(mode: Mode, { workloads, charts, times, how }: Load): Medians {
  const program = join(__dirname, 'measure-app.ts');
  const args = ['--expose-gc', '--max-old-space-size=4096', '-r', 'ts-node/register/transpile-only', program, mode, workloads, charts, times, how];

  return JSON.parse(node(args.map(String), { cwd: ROOT, env: { TS_NODE_PROJECT: 'tsconfig.dev.json' } }));
}
