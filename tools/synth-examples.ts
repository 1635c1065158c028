/** Runs every example as its users would and prints what it wrote: `npm run synth [name ...]`. */
import { spawnSync } from 'child_process';
import { existsSync, mkdirSync, readdirSync, rmSync, statSync } from 'fs';
import { join, relative } from 'path';

const ROOT = join(__dirname, '..');
const EXAMPLES = join(ROOT, 'examples');
const OUT = join(ROOT, 'synth');

const HELP = `Usage: npm run synth [-- NAME ...]

Synthesises the examples into synth/ and prints what was written.
NAME is a folder of examples/; without one, all of them.
Exit codes: 0, 1 an example failed, 2 there is no such example.`;

function main(args: readonly string[]): number {
  if (args.includes('--help') || args.includes('-h')) {
    console.log(HELP);

    return 0;
  }
  const known = readdirSync(EXAMPLES).filter((name) => existsSync(join(EXAMPLES, name, 'main.ts'))).sort();
  const unknown = args.filter((name) => !known.includes(name));
  if (unknown.length > 0) {
    console.error(`There is no example ${unknown.join(', ')}; use one of ${known.join(', ')}`);

    return 2;
  }

  return (args.length > 0 ? args : known).map(synth).every((ok) => ok) ? 0 : 1;
}

/** One example in a process of its own, as `cdk8s synth` runs it. */
function synth(name: string): boolean {
  const outdir = join(OUT, name);
  rmSync(outdir, { recursive: true, force: true });
  mkdirSync(outdir, { recursive: true });
  const { status, error } = spawnSync(process.execPath, [...LOADERS, join(EXAMPLES, name, 'main.ts')], {
    cwd: ROOT,
    env: { ...process.env, TS_NODE_PROJECT: 'tsconfig.dev.json', TS_NODE_TRANSPILE_ONLY: 'true', CDK8S_OUTDIR: outdir },
    stdio: 'inherit',
  });
  if (error || status !== 0) {
    console.error(`examples/${name} failed${error ? `: ${error.message}` : ''}`);

    return false;
  }
  for (const file of readdirSync(outdir).sort()) {
    const path = join(outdir, file);
    console.log(`${relative(ROOT, path)} (${statSync(path).size} bytes)`);
  }

  return true;
}

const LOADERS = ['-r', 'ts-node/register', '-r', 'tsconfig-paths/register'];

process.exitCode = main(process.argv.slice(2));
