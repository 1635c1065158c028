/** The version of the package, read from its package.json; sources and compiled files are at different depths. */
import { existsSync, readFileSync } from 'node:fs';
import { dirname, join } from 'node:path';

/** The version, e.g. `0.1.0`; `unknown` without a package.json. */
export function packageVersion(): string {
  let folder = __dirname;
  while (!existsSync(join(folder, 'package.json')) && folder !== dirname(folder)) folder = dirname(folder);
  if (!existsSync(join(folder, 'package.json'))) return UNKNOWN;

  return (JSON.parse(readFileSync(join(folder, 'package.json'), 'utf8')) as { version: string }).version;
}

/** The program was copied away from its package. */
const UNKNOWN = 'unknown';
