/** Runs and compiles code that a migration wrote, as an app would. */
import { mkdtempSync, readdirSync, readFileSync, rmSync } from 'fs';
import { tmpdir } from 'os';
import { join } from 'path';
import * as ts from 'typescript';
import { loadManifests } from '../../lib/manifests/load/load-manifests';
import { Manifest } from '../../lib/manifests/manifest';

const ROOT = join(__dirname, '..', '..');

/** The manifests that the code synthesizes. */
export function synthOf(source: string): Manifest[] {
  const folder = mkdtempSync(join(tmpdir(), 'migrated-'));
  const before = process.env.CDK8S_OUTDIR;
  process.env.CDK8S_OUTDIR = folder;
  try {
    const { outputText } = ts.transpileModule(source, { compilerOptions: { module: ts.ModuleKind.CommonJS, target: ts.ScriptTarget.ES2022 } });
    new Function('exports', 'require', outputText)({}, require);

    return readdirSync(folder).sort().flatMap((file) => loadManifests(readFileSync(join(folder, file), 'utf8'), file).map(({ manifest }) => manifest));
  } finally {
    if (before === undefined) delete process.env.CDK8S_OUTDIR;
    else process.env.CDK8S_OUTDIR = before;
    rmSync(folder, { recursive: true });
  }
}

/** What the compiler says about files of code, with its strict settings. */
export function compileErrors(sources: readonly string[]): string[] {
  const names = sources.map((_, index) => join(ROOT, 'test', `migrated-${index}.ts`));
  const texts = new Map(names.map((name, index) => [name, sources[index]]));
  const options: ts.CompilerOptions = {
    strict: true,
    noUnusedLocals: true,
    noEmit: true,
    skipLibCheck: true,
    target: ts.ScriptTarget.ES2022,
    module: ts.ModuleKind.CommonJS,
    lib: ['lib.es2022.d.ts'],
    types: ['node'],
    moduleResolution: ts.ModuleResolutionKind.Node10,
    baseUrl: ROOT,
    paths: { 'cdk8s-app-monitoring': ['lib/index.ts'], 'cdk8s-app-monitoring/*': ['*'] },
  };
  const host = ts.createCompilerHost(options);
  const { getSourceFile, fileExists } = host;
  host.fileExists = (name) => texts.has(name) || fileExists(name);
  host.getSourceFile = (name, version) => (texts.has(name) ? ts.createSourceFile(name, texts.get(name)!, version) : getSourceFile(name, version));

  const program = ts.createProgram(names, options, host);
  const files = names.map((name) => program.getSourceFile(name));
  const diagnostics = files.flatMap((file) => [...program.getSemanticDiagnostics(file), ...program.getSyntacticDiagnostics(file)]);

  return diagnostics.map(({ file, messageText }) => `${file?.fileName.split('/').pop()}: ${ts.flattenDiagnosticMessageText(messageText, '\n')}`);
}
