/**
 * Leaves in declaration files what the public types lead to.
 *
 * Whoever compiles an app reads all files that the declarations of the package lead to. A file of a public type often declares functions
 * and types for other files of the package as well, and these lead to inner rooms.
 */
import * as ts from 'typescript';

/** Which file an import of another file means; undefined for another package. */
export type Resolve = (specifier: string, from: string) => string | undefined;

/**
 * The files that are still needed, with what is left of them. What stays is not changed.
 * @param files declarations by the paths of their files
 * @param entries files of which all is public
 */
export function publicDeclarations(files: ReadonlyMap<string, string>, entries: readonly string[], resolve: Resolve): Map<string, string> {
  const parsed = new Map([...files].map(([file, text]) => [file, new DeclarationFile(file, text, resolve)]));
  const todo = entries.flatMap((file) => parsed.get(file)!.keepAll());
  for (const { file, name } of todo) {
    const found = parsed.get(file);
    if (found) todo.push(...name === ALL ? found.keepAll() : found.keep(name));
  }

  return new Map([...parsed.values()].filter((each) => each.isNeeded).map((each) => [each.file, each.rest()]));
}

/** A declaration of another file, or all of them. */
interface Reference {
  readonly file: string;
  readonly name: string;
}

const ALL = '*';

class DeclarationFile {
  private readonly source: ts.SourceFile;
  private readonly kept = new Set<ts.Statement>();
  /** Imported names, with what they are in their files. */
  private readonly imported = new Map<string, Reference>();

  constructor(readonly file: string, private readonly text: string, private readonly resolve: Resolve) {
    this.source = ts.createSourceFile(file, text, ts.ScriptTarget.Latest, true);
    for (const statement of this.source.statements.filter(ts.isImportDeclaration)) {
      const from = this.fileOf(statement);
      for (const { name, propertyName = name } of namesIn(statement)) this.imported.set(name.text, { file: from, name: propertyName.text });
    }
  }

  get isNeeded(): boolean {
    return this.kept.size > 0;
  }

  keepAll(): Reference[] {
    return this.keepStatements(this.source.statements.filter((statement) => !ts.isImportDeclaration(statement)));
  }

  keep(name: string): Reference[] {
    const isMeant = (statement: ts.Statement) => namesOf(statement).includes(name) || ts.isExportDeclaration(statement);

    return this.keepStatements(this.source.statements.filter(isMeant));
  }

  /** What is left of the text. */
  rest(): string {
    const used = new Set([...this.kept].flatMap((statement) => identifiersIn(statement)));
    const unused = this.source.statements.filter((statement) => (ts.isImportDeclaration(statement)
      ? namesIn(statement).length > 0 && !namesIn(statement).some(({ name }) => used.has(name.text))
      : !this.kept.has(statement)));
    const internal = [...this.kept].flatMap(membersOf).filter(isInternal);

    return [...unused, ...internal].sort((a, b) => b.pos - a.pos)
      .reduce((all, { pos, end }) => all.slice(0, pos) + all.slice(end), this.text).trimStart();
  }

  private keepStatements(statements: readonly ts.Statement[]): Reference[] {
    return statements.filter((statement) => !this.kept.has(statement)).flatMap((statement) => {
      this.kept.add(statement);
      const names = identifiersIn(statement);

      return [
        ...names.map((name) => this.imported.get(name) ?? { file: this.file, name }),
        ...ts.isExportDeclaration(statement) ? this.exported(statement) : [],
      ];
    });
  }

  private exported(statement: ts.ExportDeclaration): Reference[] {
    const file = this.fileOf(statement);
    const { exportClause } = statement;

    return exportClause && ts.isNamedExports(exportClause)
      ? exportClause.elements.map(({ name, propertyName = name }) => ({ file, name: propertyName.text }))
      : [{ file, name: ALL }];
  }

  private fileOf({ moduleSpecifier }: ts.ImportDeclaration | ts.ExportDeclaration): string {
    return moduleSpecifier && ts.isStringLiteral(moduleSpecifier) ? this.resolve(moduleSpecifier.text, this.file) ?? '' : this.file;
  }
}

function namesIn({ importClause }: ts.ImportDeclaration): readonly ts.ImportSpecifier[] {
  const bindings = importClause?.namedBindings;

  return bindings && ts.isNamedImports(bindings) ? bindings.elements : [];
}

/** Names that a statement declares. */
function namesOf(statement: ts.Statement): string[] {
  if (ts.isVariableStatement(statement)) return statement.declarationList.declarations.map(({ name }) => name.getText());
  const { name } = statement as ts.DeclarationStatement;

  return name ? [name.getText()] : [];
}

/** All names in a statement, without its internal members. */
function identifiersIn(node: ts.Node): string[] {
  if (isInternal(node)) return [];

  if (ts.isIdentifier(node)) return [node.text];

  return node.getChildren().filter(({ kind }) => kind !== ts.SyntaxKind.JSDoc).flatMap(identifiersIn);
}

function membersOf(statement: ts.Node): readonly ts.Node[] {
  return ts.isClassDeclaration(statement) || ts.isInterfaceDeclaration(statement) ? statement.members : [];
}

function isInternal(node: ts.Node): boolean {
  return (ts.isClassElement(node) || ts.isTypeElement(node)) && ts.getJSDocTags(node).some(({ tagName }) => tagName.text === 'internal');
}
