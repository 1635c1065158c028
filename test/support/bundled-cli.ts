/** The command line as one file, as it is shipped, for tests that run it as a process. */
import { join } from 'path';
import { buildSync } from 'esbuild';

/** Writes the program into a folder and returns its path. */
export function bundleCli(folder: string): string {
  const outfile = join(folder, 'main.js');
  buildSync({
    entryPoints: [join(__dirname, '..', '..', 'lib', 'cli', 'main.ts')],
    bundle: true,
    platform: 'node',
    target: 'node20',
    external: ['cdk8s', 'constructs', 'typescript'],
    logLevel: 'error',
    outfile,
  });

  return outfile;
}
