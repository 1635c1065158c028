/** The import lines of a file: of the package in place of the generated file, without names that are there twice. */
import type * as TS from 'typescript';
import { Draft } from './draft';
import { ImportedName } from './imported-names';
import { ListedName, renderNameList } from './name-list';
import { OUR_MODULE } from './surface';

/** Rewrites all import declarations that have names of `names`. */
export function importLines(draft: Draft, names: readonly ImportedName[], locals: ReadonlyMap<ImportedName, string>): void {
  if (!names.some(({ declaration }) => draft.surfaceOf(declaration.moduleSpecifier))) return;
  const declarations = [...new Set(names.map(({ declaration }) => declaration))];
  const kept = withoutDuplicates(names);
  for (const { theirs, exportedAs } of names) draft.note(theirs, exportedAs);
  const joined = new Map<boolean, TS.ImportDeclaration>();
  const lines = new Map(declarations.map((declaration) => [declaration, [] as ImportedName[]]));
  for (const declaration of declarations) {
    const own = kept.filter((name) => name.declaration === declaration && name.ours !== undefined);
    const target = isFromPackage(draft, declaration) ? joined.get(isTypeOnly(declaration)) : undefined;
    lines.get(target ?? declaration)!.push(...own);
    if (!target && own.length > 0 && isFromPackage(draft, declaration)) joined.set(isTypeOnly(declaration), declaration);
  }
  for (const declaration of declarations) {
    const left = names.filter((name) => name.declaration === declaration && name.ours === undefined);
    rewrite(draft, declaration, lines.get(declaration)!, left, locals);
  }
}

/** One import for each type of this package, unless the file has names of its own for it. A value is not imported as a type. */
function withoutDuplicates(names: readonly ImportedName[]): ImportedName[] {
  const first = new Map<string, ImportedName>();
  for (const name of names) {
    if (name.ours === undefined || name.hasAlias) continue;
    const other = first.get(name.ours);
    if (!other || (other.isTypeOnly && !name.isTypeOnly)) first.set(name.ours, name);
  }

  return names.filter((name) => name.ours === undefined || name.hasAlias || first.get(name.ours) === name);
}

function rewrite(
  draft: Draft, declaration: TS.ImportDeclaration, names: readonly ImportedName[], left: readonly ImportedName[],
  locals: ReadonlyMap<ImportedName, string>,
): void {
  const { source } = draft;
  const list = declaration.importClause!.namedBindings as TS.NamedImports;
  const surface = draft.surfaceOf(declaration.moduleSpecifier);
  const isGenerated = surface?.isGenerated ?? false;
  for (const { node, theirs } of left) if (isGenerated || surface?.lacks(theirs)) draft.lacking(node, theirs);
  const stay = isGenerated ? [] : left;
  const all = [...names, ...stay];
  if (all.length === 0) {
    if (left.length === 0 && !declaration.importClause!.name) draft.remove(declaration);

    return;
  }
  const old = list.getText(source);
  const rest = declaration.getText(source).length - old.length;
  const oldNames = list.elements.map(({ name, propertyName }) => (propertyName ?? name).text);
  if (isGenerated) draft.specifier(declaration.moduleSpecifier, OUR_MODULE);
  const items = all.map((name) => listed(draft, name, locals.get(name)!, declaration));
  const isSame = items.length === list.elements.length && items.every(({ text }, index) => text === list.elements[index].getText(source));
  if (isGenerated && left.length > 0) {
    // What this package does not have is still imported from the generated file.
    const quote = declaration.moduleSpecifier.getText(source);
    const keyword = isTypeOnly(declaration) ? 'import type' : 'import';
    draft.edits.push({ start: declaration.getEnd(), end: declaration.getEnd(), text: `\n${keyword} { ${left.map(({ node }) => node.getText(source)).join(', ')} } from ${quote};` });
  }
  if (!isSame) draft.replace(list, renderNameList(old, oldNames, items, rest));
}

/** One name with the comments around it. */
function listed(draft: Draft, name: ImportedName, local: string, declaration: TS.ImportDeclaration): ListedName {
  const type = name.node.isTypeOnly && !isTypeOnly(declaration) ? 'type ' : '';

  return { name: name.exportedAs, text: `${type}${local === name.exportedAs ? local : `${name.exportedAs} as ${local}`}`, comments: commentsOf(draft, name.node) };
}

function commentsOf({ project: { ts }, source: { text } }: Draft, node: TS.Node): ListedName['comments'] {
  const end = node.getEnd() + (/^\s*,/.exec(text.slice(node.getEnd()))?.[0].length ?? 0);
  const [before, after] = [ts.getLeadingCommentRanges(text, node.getFullStart()) ?? [], ts.getTrailingCommentRanges(text, end) ?? []]
    .map((ranges) => ranges.map(({ pos, end: last }) => text.slice(pos, last)));

  return before.length + after.length === 0 ? undefined : { before, after: after.join(' ') };
}

function isTypeOnly({ importClause }: TS.ImportDeclaration): boolean {
  return importClause!.isTypeOnly;
}

/** Whether the import is from this package, now or afterwards. */
function isFromPackage(draft: Draft, { moduleSpecifier, importClause }: TS.ImportDeclaration): boolean {
  const isOurs = (moduleSpecifier as TS.StringLiteral).text === OUR_MODULE;

  return !importClause!.name && (isOurs || draft.surfaceOf(moduleSpecifier)?.isGenerated === true);
}
