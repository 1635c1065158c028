/** Names that a file imports of generated files or of this package, and the names by which it will know them. */
import type * as TS from 'typescript';
import { Draft } from './draft';
import { GeneratedModule } from './generated-module';
import { OUR_MODULE } from './surface';

/** One name between the braces of an import. */
export interface ImportedName {
  readonly node: TS.ImportSpecifier;
  readonly declaration: TS.ImportDeclaration;
  /** The name that the module exports today. */
  readonly theirs: string;
  /** The name in the imports of this package; without one, the import stays as it is. */
  readonly ours?: string;
  /** The type of this package that the name means, also if it stays as it is. */
  readonly type?: string;
  /** The generated file that it is from. */
  readonly module?: GeneratedModule;
  /** The name that the module will export. */
  readonly exportedAs: string;
  readonly isTypeOnly: boolean;
  /** Whether the file gives it a name of its own: `import { A as B }`. */
  readonly hasAlias: boolean;
}

/** All such names, in the order of the file. */
export function importedNames(draft: Draft): ImportedName[] {
  const { ts } = draft.project;

  return draft.source.statements.filter(ts.isImportDeclaration).flatMap((declaration) => {
    const { importClause, moduleSpecifier } = declaration;
    const bindings = importClause?.namedBindings;
    if (!bindings || !ts.isNamedImports(bindings)) return [];
    const surface = draft.surfaceOf(moduleSpecifier);
    const isOurs = (moduleSpecifier as TS.StringLiteral).text === OUR_MODULE;
    if (!surface && !isOurs) return [];

    return bindings.elements.map((node): ImportedName => {
      const theirs = (node.propertyName ?? node.name).text;
      const found = isOurs ? { ours: theirs, exportedAs: theirs, module: undefined } : surface!.find(theirs);
      const isTypeOnly = importClause.isTypeOnly || node.isTypeOnly;

      const type = found?.ours ?? surface?.typeOf(theirs);
      const hasAlias = node.propertyName !== undefined;

      const exportedAs = found?.exportedAs ?? theirs;

      return { node, declaration, theirs, ours: found?.ours, type, module: found?.module, exportedAs, isTypeOnly, hasAlias };
    });
  });
}

/** The imports by the symbols that they declare. */
export function bySymbol(draft: Draft, names: readonly ImportedName[]): Map<TS.Symbol, ImportedName> {
  const { checker } = draft.project;

  return new Map(names.flatMap((name) => {
    const symbol = checker.getSymbolAtLocation(name.node.name);

    return symbol ? [[symbol, name] as const] : [];
  }));
}

/** The names by which the file will know what it imports: those of this package, unless something else in the file has that name. */
export function chooseLocals(
  draft: Draft, names: readonly ImportedName[], symbols: ReadonlyMap<TS.Symbol, ImportedName>,
): ReadonlyMap<ImportedName, string> {
  const taken = takenNames(draft, symbols);
  const chosen = new Map<string, string>();
  const locals = new Map<ImportedName, string>();
  for (const name of names) {
    if (name.hasAlias || name.ours === undefined) {locals.set(name, name.node.name.text);} else {
      const local = chosen.get(name.ours) ?? freeName(name.exportedAs, taken);
      chosen.set(name.ours, local);
      taken.add(local);
      locals.set(name, local);
    }
  }

  return locals;
}

function freeName(wanted: string, taken: ReadonlySet<string>): string {
  for (let attempt = 0; ; attempt++) {
    const name = attempt === 0 ? wanted : `Monitoring${wanted}${attempt === 1 ? '' : attempt}`;
    if (!taken.has(name)) return name;
  }
}

/** Every name that the file declares or refers to, apart from the imports that get new names. */
function takenNames({ project: { ts, checker }, source }: Draft, symbols: ReadonlyMap<TS.Symbol, ImportedName>): Set<string> {
  const taken = new Set<string>();
  const isReplaced = ({ ours, hasAlias }: ImportedName) => ours !== undefined && !hasAlias;
  const replaced = new Set([...symbols.values()].filter(isReplaced).map(({ node }) => node.name.text));
  const visit = (node: TS.Node): void => {
    if (ts.isIdentifier(node) && !isMemberName(ts, node)) {
      const symbol = replaced.has(node.text) ? symbolOf(ts, checker, node) : undefined;
      const imported = symbol && symbols.get(symbol);
      if (!imported || !isReplaced(imported)) taken.add(node.text);
    }
    ts.forEachChild(node, visit);
  };
  visit(source);

  return taken;
}

/** The symbol that an identifier refers to in its scope. */
export function symbolOf(ts: typeof TS, checker: TS.TypeChecker, node: TS.Identifier): TS.Symbol | undefined {
  const { parent } = node;
  if (ts.isShorthandPropertyAssignment(parent) && parent.name === node) return checker.getShorthandAssignmentValueSymbol(parent);
  if (ts.isExportSpecifier(parent)) {
    return (parent.propertyName ?? parent.name) === node ? checker.getExportSpecifierLocalTargetSymbol(parent) : undefined;
  }

  return checker.getSymbolAtLocation(node);
}

/** Names of members and of properties are in no scope. */
function isMemberName(ts: typeof TS, node: TS.Identifier): boolean {
  const { parent } = node;

  return (ts.isPropertyAccessExpression(parent) && parent.name === node) || (ts.isQualifiedName(parent) && parent.right === node)
    || (ts.isPropertyAssignment(parent) && parent.name === node) || (ts.isPropertySignature(parent) && parent.name === node)
    || (ts.isPropertyDeclaration(parent) && parent.name === node) || (ts.isMethodDeclaration(parent) && parent.name === node)
    || (ts.isEnumMember(parent) && parent.name === node) || (ts.isImportSpecifier(parent) && parent.propertyName === node)
    || (ts.isExportSpecifier(parent) && parent.propertyName !== undefined && parent.name === node);
}
