/**
 * The examples in doc comments of the public API: of each exported class, and of each public static method that makes something. A class of
 * `imports` has one for all of its methods.
 */
import { readdirSync, readFileSync } from 'fs';
import { join } from 'path';
import * as ts from 'typescript';

const LIB = join(__dirname, '..', '..', 'lib');
const IMPORTS = join(__dirname, '..', '..', 'imports');

/** A class or a static method of the public API, and the code of its example. */
export interface DocExample {
  /** `Auth` or `Auth.basic`. */
  readonly name: string;
  /** Undefined if the doc comment has no example. */
  readonly code: string | undefined;
}

/** All of them, in the order of lib/index.ts, then those of `imports`. */
export function docExamples(): DocExample[] {
  const ours = exportsOf('index.ts').flatMap(({ file, names }) => (
    classesIn(join(LIB, file)).filter(({ name }) => names.includes(name!.text)).flatMap(examplesOf)));
  const generated = readdirSync(IMPORTS).filter((file) => file.endsWith('.ts')).flatMap((file) => classesIn(join(IMPORTS, file)));

  return [...ours, ...generated.map((each) => ({ name: `imports.${each.name!.text}`, code: exampleOf(each) }))];
}

function classesIn(path: string): ts.ClassDeclaration[] {
  return sourceOf(path).statements.filter(ts.isClassDeclaration);
}

/** What an index exports as values, by file. */
function exportsOf(index: string): { readonly file: string; readonly names: readonly string[] }[] {
  return sourceOf(join(LIB, index)).statements.filter(ts.isExportDeclaration).flatMap(({ isTypeOnly, exportClause, moduleSpecifier }) => (
    isTypeOnly || !exportClause || !ts.isNamedExports(exportClause) ? [] : [{
      file: `${(moduleSpecifier as ts.StringLiteral).text}.ts`, names: exportClause.elements.map(({ name }) => name.text),
    }]));
}

function examplesOf(declaration: ts.ClassDeclaration): DocExample[] {
  if (isIgnored(declaration)) return [];
  const name = declaration.name!.text;
  const factories = declaration.members.filter(ts.isMethodDeclaration)
    .filter((method) => isStatic(method) && !isIgnored(method));

  return [
    { name, code: exampleOf(declaration) },
    ...factories.map((method) => ({ name: `${name}.${(method.name as ts.Identifier).text}`, code: exampleOf(method) })),
  ];
}

/** Whether users call it on the class. */
function isStatic({ modifiers }: ts.MethodDeclaration): boolean {
  const kinds: ts.SyntaxKind[] = modifiers?.map(({ kind }) => kind) ?? [];

  return kinds.includes(ts.SyntaxKind.StaticKeyword) && !kinds.includes(ts.SyntaxKind.PrivateKeyword) && !kinds.includes(ts.SyntaxKind.ProtectedKeyword);
}

/** What is not in the API of other languages, not meant for users, or a former name. */
function isIgnored(node: ts.Node): boolean {
  return ts.getJSDocTags(node).some(({ tagName, comment }) => ['internal', 'deprecated'].includes(tagName.text) || (tagName.text === 'jsii' && comment === 'ignore'));
}

function exampleOf(node: ts.Node): string | undefined {
  const tag = ts.getJSDocTags(node).find(({ tagName }) => tagName.text === 'example');

  return tag && ts.getTextOfJSDocComment(tag.comment);
}

function sourceOf(path: string): ts.SourceFile {
  return ts.createSourceFile(path, readFileSync(path, 'utf8'), ts.ScriptTarget.Latest, true);
}
