// Apps with the classes of `cdk8s import`, before and after `migrate imports`: they compile, and their manifests are the same.

import { execFileSync } from 'child_process';
import { cpSync, mkdtempSync, readdirSync, readFileSync, renameSync, rmSync, symlinkSync, writeFileSync } from 'fs';
import { tmpdir } from 'os';
import { join } from 'path';
import * as ts from 'typescript';
import { ourFields, theirFields } from '../../tools/generate-renames/field-names';
import { readDeclarations } from '../../tools/generate-renames/read-declarations';
import { compareDeclarations } from '../../tools/generate-renames/renames';
import { runCli } from '../cli/terminal';
import { cdk8sImport } from '../support/cdk8s-import';

const ROOT = join(__dirname, '..', '..');
const APPS = ['cluster', 'services', 'alerting'];

let folder: string;
let generated: string;

beforeAll(() => {
  folder = mkdtempSync(join(tmpdir(), 'migrate-imports-'));
  generated = cdk8sImport(folder);
  symlinkSync(join(ROOT, 'node_modules'), join(folder, 'node_modules'));
  for (const side of ['before', 'after']) copyApps(join(folder, side));
  for (const app of APPS) for (const side of ['before', 'after']) cpSync(generated, join(folder, side, app, 'imports', 'monitoring.coreos.com.ts'));
  const compilerOptions = {
    strict: true,
    noUnusedLocals: true,
    isolatedModules: true,
    target: 'ES2022',
    module: 'commonjs',
    moduleResolution: 'node',
    lib: ['es2022'],
    types: ['node'],
    noEmit: true,
    skipLibCheck: true,
    baseUrl: '.',
    paths: { 'cdk8s-app-monitoring/imports': [join(ROOT, 'imports', 'index.ts')] },
  };
  writeFileSync(join(folder, 'tsconfig.json'), JSON.stringify({ compilerOptions, include: ['after/*/src/*.ts', 'after/*/imports/*.ts'] }));
}, 120_000);

afterAll(() => rmSync(folder, { recursive: true, force: true }));

describe('migrate imports', () => {
  test('changes all files of three apps, and leaves nothing to a person', async () => {
    const { code, out, err } = await runCli(['migrate', 'imports', join(folder, 'after')]);

    expect({ code, err }).toEqual({ code: 0, err: '' });
    expect(out).toMatch(/\n11 files changed, \d+ names renamed, 0 places need a person\n/);
    expect(usesOf(out)).toBeGreaterThanOrEqual(200);
    for (const app of APPS) rmSync(join(folder, 'after', app, 'imports', 'monitoring.coreos.com.ts'));
  }, 60_000);

  test('the apps compile without the generated files', () => {
    const config = ts.getParsedCommandLineOfConfigFile(join(folder, 'tsconfig.json'), {}, { ...ts.sys, onUnRecoverableConfigFileDiagnostic: () => undefined })!;
    const diagnostics = ts.getPreEmitDiagnostics(ts.createProgram(config.fileNames, config.options));

    expect(diagnostics.map(({ file, messageText }) => `${file?.fileName}: ${ts.flattenDiagnosticMessageText(messageText, '\n')}`)).toEqual([]);
  }, 240_000);

  test.each(APPS)('the manifests of %s are the same', (app) => {
    expect(manifestsOf('after', app)).toEqual(manifestsOf('before', app));
  }, 240_000);

  test('does nothing the second time', async () => {
    const { code, out } = await runCli(['migrate', 'imports', '--check', join(folder, 'after')]);

    expect({ code, out }).toEqual({ code: 0, out: '0 files would change, 0 names renamed, 0 places need a person\n' });
  }, 60_000);
});

describe('imports/renames.json', () => {
  test('is what the two generators give, and the rule of names has no exception', () => {
    const theirs = readFileSync(generated, 'utf8');
    const files = readdirSync(join(ROOT, 'imports')).filter((file) => file.endsWith('.ts') && file !== 'index.ts');
    const texts = files.map((file) => readFileSync(join(ROOT, 'imports', file), 'utf8'));
    const { renames, types, faults } = compareDeclarations(readDeclarations([theirs], theirFields(theirs)), readDeclarations(texts, ourFields(texts)));
    const { generatedBy, ...stored } = JSON.parse(readFileSync(join(ROOT, 'imports', 'renames.json'), 'utf8'));

    expect(stored).toEqual(renames);
    expect(types).toBe(3660);
    // `cdk8s import` asks for a Date, which cdk8s cannot render.
    expect(faults.filter((fault) => !/^\w+\.last(Probe|Transition)Time is Date/.test(fault))).toEqual([]);
  }, 60_000);
});

/** The files are not code of this project, since they do not compile without the generated file. */
function copyApps(to: string): void {
  cpSync(join(__dirname, 'fixtures', 'imports-apps'), to, { recursive: true });
  for (const file of readdirSync(to, { recursive: true, encoding: 'utf8' }).filter((name) => name.endsWith('.txt'))) renameSync(join(to, file), join(to, file.replace(/\.txt$/, '')));
}

/** How often the apps use names that were changed. */
function usesOf(out: string): number {
  const names = new Set([...out.matchAll(/^ {2}([\w.]+) -> /gm)].map(([, name]) => name.split('.').pop()!));
  const files = APPS.flatMap((app) => readdirSync(join(folder, 'before', app, 'src')).map((file) => readFileSync(join(folder, 'before', app, 'src', file), 'utf8')));

  return files.join('\n').match(/\w+/g)!.filter((word) => names.has(word)).length;
}

function manifestsOf(side: string, app: string): { [file: string]: string } {
  const out = join(folder, 'dist', side, app);
  const tsNode = join(ROOT, 'node_modules', 'ts-node', 'dist', 'bin.js');
  execFileSync(process.execPath, [tsNode, '-T', '-P', join(folder, 'tsconfig.json'), '-r', 'tsconfig-paths/register', 'src/main.ts'], {
    cwd: join(folder, side, app), env: { ...process.env, CDK8S_OUTDIR: out, TS_NODE_PROJECT: join(folder, 'tsconfig.json') }, stdio: 'pipe',
  });

  return Object.fromEntries(readdirSync(out).map((file) => [file, readFileSync(join(out, file), 'utf8')]));
}
