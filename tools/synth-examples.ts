/** Runs every example as its users would and prints what it wrote: `npm run synth [name ...]`. */
import { spawnSync } from 'child_process';
import { existsSync, mkdirSync, readdirSync, rmSync, statSync } from 'fs';
import { basename, join, relative } from 'path';
import { buildSync } from 'esbuild';

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

  return bundle(args.length > 0 ? args : known).map(synth).every((ok) => ok) ? 0 : 1;
}

interface Program {
  readonly name: string;
  readonly code: string;
}

/** The code of each example with that of the library: compiled once for all of them. */
function bundle(names: readonly string[]): Program[] {
  const { outputFiles } = buildSync({
    entryPoints: names.map((name) => ({ in: join(EXAMPLES, name, 'main.ts'), out: name })),
    bundle: true,
    packages: 'external',
    platform: 'node',
    tsconfig: join(ROOT, 'tsconfig.dev.json'),
    outdir: OUT,
    write: false,
    logLevel: 'error',
  });

  return outputFiles.map(({ path, text }) => ({ name: basename(path, '.js'), code: text }));
}

/** One example in a process of its own and in its folder, as `cdk8s synth` runs it. */
function synth({ name, code }: Program): boolean {
  const outdir = join(OUT, name);
  rmSync(outdir, { recursive: true, force: true });
  mkdirSync(outdir, { recursive: true });
  const { status, error } = spawnSync(process.execPath, ['-'], {
    cwd: join(EXAMPLES, name),
    env: { ...process.env, CDK8S_OUTDIR: outdir },
    input: code,
    stdio: ['pipe', 'inherit', 'inherit'],
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

process.exitCode = main(process.argv.slice(2));
