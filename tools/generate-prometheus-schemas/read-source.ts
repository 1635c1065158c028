// Reads the types of one version of Prometheus from its source, which Go downloads.

import { execFileSync } from 'child_process';
import { mkdtempSync, readFileSync, rmSync } from 'fs';
import { tmpdir } from 'os';
import { join } from 'path';
import { Types } from './schemas-file';
import { PrometheusMinor } from './versions';

const PROMETHEUS = 'github.com/prometheus/prometheus';
/** Modules that a configuration has types of, if a version needs them. */
const OTHERS = ['common', 'common/sigv4', 'sigv4', 'otlptranslator'].map((name) => `github.com/prometheus/${name}`).concat('github.com/alecthomas/units');
const SOURCE = join(__dirname, 'source');

/** Yields the types of each version; needs Go, nothing is built of Prometheus. */
export function* readSources(minors: readonly PrometheusMinor[]): Generator<Types> {
  const folder = mkdtempSync(join(tmpdir(), 'prometheus-schemas-'));
  try {
    const program = join(folder, 'source');
    go(SOURCE, 'build', '-o', program, '.');
    for (const { module } of minors) yield JSON.parse(execFileSync(program, modulesOf(module, folder), { encoding: 'utf8', maxBuffer: 2 ** 24 })) as Types;
  } finally {
    rmSync(folder, { recursive: true });
  }
}

/** The module and those that it needs, each as `path=folder`. */
function modulesOf(version: string, folder: string): string[] {
  const own = download(`${PROMETHEUS}@v${version}`, folder);
  const needed = readFileSync(join(own, 'go.mod'), 'utf8');
  const others = OTHERS.flatMap((path) => {
    const found = new RegExp(`^\\s*(?:require )?${path.replace(/[./]/g, '\\$&')} (v\\S+)`, 'm').exec(needed);

    return found ? [`${path}=${download(`${path}@${found[1]}`, folder)}`] : [];
  });

  return [`${PROMETHEUS}=${own}`, ...others];
}

function download(module: string, folder: string): string {
  return (JSON.parse(go(folder, 'mod', 'download', '-json', module)) as { readonly Dir: string }).Dir;
}

function go(folder: string, ...args: readonly string[]): string {
  return execFileSync('go', args, { cwd: folder, encoding: 'utf8', env: { ...process.env, GOWORK: 'off', GOFLAGS: '-mod=mod', CGO_ENABLED: '0' } });
}
