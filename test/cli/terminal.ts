/** A terminal of the tests: what is given to the program, and what it wrote. */
import { run } from '../../lib/cli/run';

/** What one call left behind. */
export interface Ran { readonly code: number; readonly out: string; readonly err: string }

/** Runs the program with streams of our own. */
export async function runCli(args: readonly string[], given: { stdin?: string; isTTY?: boolean; env?: { [name: string]: string } } = {}): Promise<Ran> {
  const written = { out: '', err: '' };
  const code = await run(args, {
    stdin: (async function* read() { yield Buffer.from(given.stdin ?? ''); })(),
    stdout: { isTTY: given.isTTY, write: (text) => { written.out += text; } },
    stderr: { isTTY: given.isTTY, write: (text) => { written.err += text; } },
    env: given.env ?? {},
  });

  return { code, ...written };
}
