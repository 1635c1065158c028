/**
 * Puts the declarations of the library into one file for each entry that has types: run after the compile and before the trimming.
 *
 * For one AppMonitoring, the compiler of an app looked for 111 files and read what they declare for each other: with one file, ts-node
 * takes 7 % less time. The declarations of `imports` stay files, as its code does, because each is an entry.
 *
 * In the jsii assembly, a type is found by the file that declares it, so its public types move there, too. The assembly loses its spaces.
 */
import { readdirSync, readFileSync, rmSync, writeFileSync } from 'fs';
import { dirname, isAbsolute, join, relative, sep } from 'path';
import { rollup } from 'rollup';
import { dts } from 'rollup-plugin-dts';
import * as ts from 'typescript';

const ROOT = join(__dirname, '..');
const LIB = join(ROOT, 'build', 'lib');

/** As much of a jsii assembly as is changed. */
export interface Assembly {
  readonly types: { readonly [fqn: string]: { readonly name: string; readonly namespace?: string; readonly symbolId?: string } };
}

/** An assembly whose types, save those of submodules, are declared in the index. */
export function declaredInIndex<T extends Assembly>(assembly: T): T {
  const types = Object.entries(assembly.types).map(([fqn, type]) => [fqn, type.namespace === undefined ? { ...type, symbolId: `lib/index:${type.name}` } : type]);

  return { ...assembly, types: Object.fromEntries(types) };
}

/** Declarations without members that are for the library itself. jsii has the compiler leave them in. */
export function withoutInternal(text: string): string {
  const source = ts.createSourceFile('index.d.ts', text, ts.ScriptTarget.Latest, true);
  const members = source.statements.flatMap((statement) => (ts.isClassDeclaration(statement) ? [...statement.members] : []));
  const isInternal = (member: ts.Node) => ts.getJSDocTags(member).some(({ tagName }) => tagName.text === 'internal');

  return members.filter(isInternal).reduceRight((rest, member) => rest.slice(0, member.getFullStart()) + rest.slice(member.getEnd()), text);
}

/** Declarations that are exported where they are declared, not by a list at the end: jsii takes what is in a list for internal. */
export function exportedInPlace(text: string): string {
  const source = ts.createSourceFile('index.d.ts', text, ts.ScriptTarget.Latest, true);
  const declared = new Map(source.statements.flatMap((statement) => namesOf(statement).map((name) => [name, statement.getStart()])));
  const lists = source.statements.filter(ts.isExportDeclaration).map((list) => ({ list, names: namesIn(list) }))
    .filter(({ names }) => names.length > 0 && names.every((name) => declared.has(name)));
  const without = lists.reduceRight((rest, { list }) => rest.slice(0, list.getFullStart()) + rest.slice(list.getEnd()), text);
  const starts = lists.flatMap(({ names }) => names.map((name) => declared.get(name)!)).sort((one, other) => other - one);

  return starts.reduce((rest, start) => `${rest.slice(0, start)}export ${rest.slice(start)}`, without);
}

/** The names that a statement declares. */
function namesOf(statement: ts.Statement): string[] {
  if (ts.isVariableStatement(statement)) return statement.declarationList.declarations.map(({ name }) => name.getText());
  const { name } = statement as ts.DeclarationStatement;

  return name && ts.isIdentifier(name) ? [name.text] : [];
}

/** The names that a list exports as they are. */
function namesIn({ exportClause }: ts.ExportDeclaration): string[] {
  const elements = exportClause && ts.isNamedExports(exportClause) ? exportClause.elements : [];

  return elements.filter(({ propertyName }) => !propertyName).map(({ name }) => name.text);
}

/** Whether a module is of the library: `path` is absolute, or relative as it stands in the code. */
function isOfLibrary(path: string): boolean {
  return isAbsolute(path) ? !relative(LIB, path).startsWith('..') : /^\.{1,2}\//.test(path) && !/^(\.\.\/)+imports(\/|$)/.test(path);
}

/** The declarations of an entry of `build/lib` with all that it takes from the library, save the modules that it imports from the index. */
async function bundled(entry: string, isFromIndex: (file: string) => boolean): Promise<string> {
  const folder = dirname(join(LIB, entry));
  const bundle = await rollup({
    input: join(LIB, entry),
    plugins: [{ name: 'internal', transform: withoutInternal }, dts()],
    external: (path) => !isOfLibrary(path) || (isAbsolute(path) && isFromIndex(relative(LIB, path))),
    treeshake: { moduleSideEffects: 'no-external' },
    onwarn: ({ message }) => { throw new Error(message); },
  });
  const pathOf = (id: string) => (isAbsolute(id) ? relative(folder, isOfLibrary(id) ? join(LIB, 'index') : id).replaceAll(sep, '/') : id);
  const { output: [{ code }] } = await bundle.generate({ format: 'es', hoistTransitiveImports: false, paths: pathOf });

  return exportedInPlace(code);
}

async function main(): Promise<void> {
  const files = readdirSync(LIB, { recursive: true, encoding: 'utf8' }).filter((file) => file.endsWith('.d.ts'));
  const declarations = new Map([
    ['index.d.ts', await bundled('index.d.ts', () => false)],
    [join('testing', 'jest.d.ts'), await bundled(join('testing', 'jest.d.ts'), (file) => !file.startsWith(`testing${sep}`))],
  ]);
  files.forEach((file) => rmSync(join(LIB, file)));
  for (const [file, code] of declarations) writeFileSync(join(LIB, file), code);
  const assembly = join(ROOT, '.jsii');
  writeFileSync(assembly, JSON.stringify(declaredInIndex(JSON.parse(readFileSync(assembly, 'utf8')) as Assembly)));
}

if (require.main === module) void main();
