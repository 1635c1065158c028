/** The folder of the package and the version in its package.json; sources and compiled files are at different depths. */
import { existsSync, readFileSync } from 'node:fs';
import { dirname, join } from 'node:path';

/** The version, e.g. `0.1.0`; `unknown` without a package.json. */
export function packageVersion(): string {
  const path = join(packageFolder(), 'package.json');

  return existsSync(path) ? (JSON.parse(readFileSync(path, 'utf8')) as { version: string }).version : UNKNOWN;
}

/** The folder of the package, or the root of the file system if the program was copied away from it. */
export function packageFolder(): string {
  let folder = __dirname;
  while (!existsSync(join(folder, 'package.json')) && folder !== dirname(folder)) folder = dirname(folder);

  return folder;
}

/** The program was copied away from its package. */
const UNKNOWN = 'unknown';
