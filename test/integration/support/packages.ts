/** Our package as it would be published, and folders it is installed into. */
import { copyFileSync, cpSync, mkdirSync, mkdtempSync, readdirSync, readFileSync, writeFileSync } from 'fs';
import { tmpdir } from 'os';
import { basename, join } from 'path';
import * as ts from 'typescript';
import { run } from './run';

export const ROOT = join(__dirname, '..', '..', '..');
const FIXTURES = join(__dirname, '..', 'fixtures');

/** The tarball that `npm publish` would send. */
export interface Tarball {
  readonly path: string;
  readonly files: readonly { readonly path: string; readonly size: number }[];
  readonly bundled: readonly string[];
}

/** A folder that the test removes when it is done. */
export function temporaryFolder(): string {
  return mkdtempSync(join(tmpdir(), 'app-monitoring-'));
}

/** Packs the compiled library into `folder`. */
export function pack(folder: string): Tarball {
  mkdirSync(folder, { recursive: true });
  const [packed] = Object.values<any>(JSON.parse(run('npm', ['pack', '--ignore-scripts', '--json', '--pack-destination', folder], { cwd: ROOT })));

  return { path: join(folder, packed.filename), files: packed.files, bundled: packed.bundled };
}

/** Version of a package that this repository is developed with. */
export function versionOf(name: string): string {
  return JSON.parse(readFileSync(join(ROOT, 'node_modules', name, 'package.json'), 'utf8')).version;
}

/** Writes a package.json and installs what it asks for. */
export function install(folder: string, packageJson: object): void {
  mkdirSync(folder, { recursive: true });
  writeFileSync(join(folder, 'package.json'), JSON.stringify({ name: basename(folder), version: '1.0.0', private: true, ...packageJson }, null, 2));
  run('npm', ['install', '--prefer-offline', '--no-audit', '--no-fund', '--loglevel=error'], { cwd: folder });
}

/** Copies the example's sources. */
export function copySample(folder: string): void {
  const sample = join(ROOT, 'examples', 'sample-app');
  for (const file of readdirSync(sample).filter((name) => name.endsWith('.ts'))) copyFileSync(join(sample, file), join(folder, file));
}

/** Copies files of fixtures/. */
export function copyFixture(name: string, folder: string): void {
  cpSync(join(FIXTURES, name), join(folder, name), { recursive: true });
}

/** Makes a .js of every .ts of a folder; their types are not looked at. */
export function transpile(folder: string): void {
  for (const file of readdirSync(folder).filter((name) => name.endsWith('.ts'))) {
    const compilerOptions = { module: ts.ModuleKind.CommonJS, target: ts.ScriptTarget.ES2017, esModuleInterop: true };
    const { outputText } = ts.transpileModule(readFileSync(join(folder, file), 'utf8'), { compilerOptions });
    writeFileSync(join(folder, file.replace(/ts$/, 'js')), outputText);
  }
}
