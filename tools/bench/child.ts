/** Runs each measurement in a separate process, so that it does not warm up the next one. */
import { spawnSync } from 'child_process';
import { basename, join } from 'path';
import { buildSync } from 'esbuild';

export const ROOT = join(__dirname, '..', '..');

/**
 * Puts a program of the bench and what it takes of the library into one file, as the library is shipped, and gives its path: inner modules
 * cannot be loaded from the shipped file.
 */
export function bundled(program: string): string {
  const outfile = join(ROOT, 'node_modules', '.cache', 'bench', `${basename(program, '.ts')}.js`);
  // The judges are built beside their sources.
  const define = { __dirname: JSON.stringify(join(ROOT, 'test', 'conformance')) };
  buildSync({ entryPoints: [program], outfile, bundle: true, platform: 'node', target: 'node20', packages: 'external', define, logLevel: 'error' });

  return outfile;
}

/** Working directory and arguments of the process. */
export interface ChildOptions {
  readonly cwd: string;
  readonly env?: { readonly [name: string]: string };
}

/** What a Node program printed; its warnings are shown only if it fails. */
export function node(args: readonly string[], { cwd, env }: ChildOptions): string {
  return spawn(args, { cwd, env })[1]!;
}

/** Milliseconds of processor time, user and system, that a Node program took. */
export function cpuOf(args: readonly string[], options: ChildOptions): number {
  return Number(spawn(['-r', join(__dirname, 'tell-cpu.cjs'), ...args], options)[3]);
}

function spawn(args: readonly string[], { cwd, env }: ChildOptions): readonly (string | null)[] {
  // Settings of ts-node that this repository's scripts make are not the measured program's.
  const inherited = Object.fromEntries(Object.entries(process.env).filter(([name]) => !/^(TS_NODE_|NODE_OPTIONS|CDK8S_)/.test(name)));
  const { status, error, output } = spawnSync(process.execPath, args, {
    cwd,
    env: { ...inherited, ...env },
    encoding: 'utf8',
    maxBuffer: 256 * 1024 * 1024,
    stdio: ['ignore', 'pipe', 'pipe', 'pipe'],
  });
  if (error || status !== 0) throw error ?? new Error(`node ${args.join(' ')} ended with ${status}\n${output[2]}`);

  return output;
}
