/** Packages for other languages, made from the compiled library. */
import { join } from 'path';
import { ROOT } from './packages';
import { run } from './run';

/** Runs jsii-pacmak for our package, or the one in another folder, without touching anything in the repository. */
export function pacmak(outdir: string, targets: readonly string[], options: readonly string[] = [], packageFolder = ROOT): void {
  const program = join(ROOT, 'node_modules', 'jsii-pacmak', 'bin', 'jsii-pacmak');
  run(process.execPath, [program, '--targets', ...targets, '--outdir', outdir, '--no-npmignore', '--no-fingerprint', ...options], { cwd: packageFolder });
}
