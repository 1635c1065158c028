/**
 * Leaves in the package what its entries lead to, and makes its code short: run at the end of every compile.
 *
 * The code is a file for each room beside the classes of `imports`. Comments stay in the declarations.
 */
import { readdirSync, readFileSync, rmSync, writeFileSync } from 'fs';
import { dirname, join, normalize } from 'path';
import { transformSync } from 'esbuild';
import * as ts from 'typescript';
import { namedClasses } from './named-classes';

const ROOT = join(__dirname, '..');

/** Fields of package.json that name entries. */
interface Package {
  readonly bin: { readonly [name: string]: string };
  readonly exports: { readonly [path: string]: string | { readonly types: string; readonly default: string } };
}

/** Files of the build that users load by their names. */
export function entriesOf({ bin, exports }: Package, files: readonly string[]): string[] {
  const named = Object.values(exports).flatMap((entry) => (typeof entry === 'string' ? [] : [entry.types, entry.default]));
  const paths = [...Object.values(bin), ...named].map(normalize);
  const patterns = paths.filter((path) => path.includes('*')).map((pattern) => pattern.split('*'));
  const isMatched = (file: string) => patterns.some(([start, end]) => file.startsWith(start) && file.endsWith(end));

  return [...paths.filter((path) => !path.includes('*')), ...files.filter(isMatched)];
}

/** The entries, and all that they import, one by way of another. */
export function reachedFrom(entries: readonly string[], importedBy: (file: string) => readonly string[]): Set<string> {
  const reached = new Set(entries);
  for (const file of reached) importedBy(file).forEach((imported) => reached.add(imported));

  return reached;
}

/** Files that a file imports by relative paths, as Node and TypeScript find them: declarations for declarations, code for code. */
export function importsOf(file: string, text: string, files: ReadonlySet<string>): string[] {
  const extension = file.endsWith(TYPES) ? TYPES : '.js';

  return specifiersIn(ts.createSourceFile(file, text, ts.ScriptTarget.Latest)).filter((path) => path.startsWith('.')).flatMap((path) => {
    const found = join(dirname(file), path);

    return [found, `${found}${extension}`, join(found, `index${extension}`)].filter((candidate) => candidate.endsWith(extension) && files.has(candidate)).slice(0, 1);
  });
}

const TYPES = '.d.ts';

/** Of imports, exports, calls of `require`, and types that are imported where they are used. */
function specifiersIn(node: ts.Node): string[] {
  const found: string[] = [];
  const named = (specifier: ts.Node | undefined) => specifier && ts.isStringLiteral(specifier) && found.push(specifier.text);
  if (ts.isImportDeclaration(node) || ts.isExportDeclaration(node)) named(node.moduleSpecifier);
  if (ts.isImportTypeNode(node) && ts.isLiteralTypeNode(node.argument)) named(node.argument.literal);
  if (ts.isCallExpression(node) && ts.isIdentifier(node.expression) && node.expression.text === 'require') named(node.arguments[0]);
  ts.forEachChild(node, (child) => void found.push(...specifiersIn(child)));

  return found;
}

/** Characters of a line where errors are thrown: Node prints that line above an error that nobody catches. */
const LINE = 120;
const ROOMS = join('build', 'lib', 'rooms');
const CLASSES = join('build', 'imports');

/** Names in a file are shortened; those of exports, of classes, and the paths of modules in the files of rooms, stay. */
function compact(file: string, code: string): string {
  // Those of rooms have theirs.
  const named = file.startsWith(CLASSES) ? namedClasses(code) : code;

  return transformSync(named, { minify: true, ...file.startsWith(ROOMS) && { lineLimit: LINE }, format: 'cjs', legalComments: 'none', platform: 'node', target: 'node20' }).code;
}

/** Paths below the folder of the package. */
function main(): void {
  process.chdir(ROOT);
  const files = readdirSync('build', { recursive: true, encoding: 'utf8' }).map((file) => join('build', file)).filter((file) => file.endsWith('.js') || file.endsWith(TYPES));
  const known = new Set(files);
  const manifest = JSON.parse(readFileSync('package.json', 'utf8')) as Package;
  const reached = reachedFrom(entriesOf(manifest, files), (file) => importsOf(file, readFileSync(file, 'utf8'), known));
  for (const file of files) {
    if (!reached.has(file)) rmSync(file);
    else if (file.endsWith('.js')) writeFileSync(file, compact(file, readFileSync(file, 'utf8')));
  }
}

if (require.main === module) main();
