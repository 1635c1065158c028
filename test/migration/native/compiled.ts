/** Generated code as its users have it: compiled under strict TypeScript, and run. */
import { join } from 'path';
import * as ts from 'typescript';

const ROOT = join(__dirname, '..', '..', '..');
const OPTIONS: ts.CompilerOptions = {
  strict: true,
  noUnusedLocals: true,
  noUnusedParameters: true,
  noImplicitReturns: true,
  target: ts.ScriptTarget.ES2022,
  module: ts.ModuleKind.CommonJS,
  moduleResolution: ts.ModuleResolutionKind.Node10,
  esModuleInterop: true,
  skipLibCheck: true,
  noEmit: true,
  types: ['node'],
  baseUrl: ROOT,
  paths: { 'cdk8s-app-monitoring': ['lib/index.ts'] },
  ignoreDeprecations: '5.0',
};

/** What the compiler says about files, by their names. */
export function compileErrors(sources: { readonly [name: string]: string }): string[] {
  const host = ts.createCompilerHost(OPTIONS);
  const path = (name: string) => join(ROOT, 'test', 'migration', 'native', `${name}.generated.ts`);
  const texts = new Map(Object.entries(sources).map(([name, text]) => [path(name), text]));
  const { fileExists, readFile, getSourceFile } = host;
  host.fileExists = (file) => texts.has(file) || fileExists(file);
  host.readFile = (file) => texts.get(file) ?? readFile(file);
  host.getSourceFile = (file, version, ...rest) => (
    texts.has(file) ? ts.createSourceFile(file, texts.get(file)!, version) : getSourceFile(file, version, ...rest));
  const program = ts.createProgram([...texts.keys()], OPTIONS, host);
  const own = [...texts.keys()].flatMap((file) => ts.getPreEmitDiagnostics(program, program.getSourceFile(file)));

  return own.map(({ file, messageText }) => `${file?.fileName.split('/').pop()}: ${ts.flattenDiagnosticMessageText(messageText, '\n')}`);
}

/** Runs a file that makes and synthesizes an app, and returns the manifests of its first chart. */
export function manifestsOf(source: string): unknown[] {
  const compilerOptions = { module: ts.ModuleKind.CommonJS, target: ts.ScriptTarget.ES2022, esModuleInterop: true };
  const { outputText } = ts.transpileModule(source, { compilerOptions });
  const made: unknown[] = [];
  const cdk8s = jest.requireActual<typeof import('cdk8s')>('cdk8s');
  class App extends cdk8s.App {
    public override synth(): void {
      made.push(...(this.node.children[0] as InstanceType<typeof cdk8s.Chart>).toJson());
    }
  }
  const modules: { readonly [name: string]: unknown } = { 'cdk8s': { ...cdk8s, App }, 'cdk8s-app-monitoring': jest.requireActual('../../../lib'), 'constructs': jest.requireActual('constructs') };
  const module = { exports: {} };
  new Function('require', 'module', 'exports', outputText)((name: string) => modules[name], module, module.exports);

  return made;
}
