/** Programs run as a user would run them, outside of this repository. */
import { spawnSync } from 'child_process';

/** Where and with what a program runs. */
export interface RunOptions {
  readonly cwd: string;
  readonly env?: { readonly [name: string]: string };
  /** Milliseconds after which the program is stopped: a registry that does not answer must not stop everything. */
  readonly timeout?: number;
}

/**
 * What the program printed.
 * @throws with all of its output when it fails
 */
export function run(command: string, args: readonly string[], { cwd, env, timeout }: RunOptions): string {
  const { status, stdout, stderr, error } = spawnSync(command, args, {
    cwd,
    env: { ...userEnvironment(), ...env },
    encoding: 'utf8',
    timeout,
    maxBuffer: 256 * 1024 * 1024,
    stdio: ['ignore', 'pipe', 'pipe'],
  });
  if (error || status !== 0) {
    throw new Error(`"${[command, ...args].join(' ')}" in ${cwd} failed: ${error?.message ?? `exit code ${status}`}\n${stdout}\n${stderr}`);
  }

  return stdout;
}

/** Whether a program is there and does what is asked; prints why a test is left out when it is not. */
export function isAvailable(command: string, args: readonly string[], what: string): boolean {
  const { status } = spawnSync(command, args, { stdio: 'ignore' });
  if (status !== 0) console.log(`Left out: ${what}, because "${[command, ...args].join(' ')}" does not work here`);

  return status === 0;
}

/** Without what npm, projen, jest and ts-node say to programs started by this repository's scripts. */
function userEnvironment(): NodeJS.ProcessEnv {
  const ours = /^(npm_(package|lifecycle|command|execpath|node_execpath|config_local_prefix)|INIT_CWD|NODE_ENV|NODE_OPTIONS|NODE_PATH|JEST_|TS_NODE_|CDK8S_)/;

  return Object.fromEntries(Object.entries(process.env).filter(([name]) => !ours.test(name)));
}
