/** Every use of an imported name or namespace in a file. */
import type * as TS from 'typescript';
import { Draft } from './draft';
import { GeneratedModule } from './generated-module';
import { ImportedName, symbolOf } from './imported-names';
import { isInMock } from './loaded-modules';
import { renameTable } from './rename-table';
import { OUR_MODULE, Surface } from './surface';

/** What the names of a file mean: imported names, and namespaces of generated files. */
export interface Meanings {
  readonly names: ReadonlyMap<TS.Symbol, ImportedName>;
  readonly namespaces: ReadonlyMap<TS.Symbol, Surface>;
}

/** Gives every use the new name. */
export function references(draft: Draft, { names, namespaces }: Meanings, locals: ReadonlyMap<ImportedName, string>): void {
  const { ts, checker } = draft.project;
  const texts = new Set([...names.values()].map(({ node }) => node.name.text).concat([...namespaces.keys()].map(({ name }) => name)));
  const visit = (node: TS.Node): void => {
    if (ts.isImportDeclaration(node)) return;
    if (ts.isIdentifier(node) && texts.has(node.text)) {
      const symbol = symbolOf(ts, checker, node);
      const name = symbol && names.get(symbol);
      const namespace = symbol && namespaces.get(symbol);
      if (name?.ours !== undefined) useOfName(draft, node, name, locals.get(name)!);
      else if (namespace && !isDeclared(ts, node)) useOfNamespace(draft, node, namespace);
    } else if (ts.isImportTypeNode(node)) {importType(draft, node);}
    ts.forEachChild(node, visit);
  };
  visit(draft.source);
}

/** Whether an identifier is the name of what is declared there. */
function isDeclared(ts: typeof TS, node: TS.Identifier): boolean {
  const { parent } = node;

  return ts.isImportEqualsDeclaration(parent) || ((ts.isVariableDeclaration(parent) || ts.isParameter(parent)) && parent.name === node);
}

function useOfName(draft: Draft, node: TS.Identifier, { ours, theirs, module }: ImportedName, local: string): void {
  const { ts } = draft.project;
  const { parent } = node;
  if (ts.isShorthandPropertyAssignment(parent) && local !== node.text) draft.replace(node, `${node.text}: ${local}`);
  else if (ts.isExportSpecifier(parent) && !parent.propertyName && local !== node.text) draft.replace(node, `${local} as ${node.text}`);
  else draft.replace(node, local);
  if (ts.isPropertyAccessExpression(parent) && parent.expression === node) memberOf(draft, parent, { ours: ours!, theirs, module });
}

/** The use of a namespace: the name after the dot changes. */
function useOfNamespace(draft: Draft, node: TS.Node, surface: Surface): void {
  const { ts } = draft.project;
  const { parent } = node;
  const member = memberName(ts, node);
  if (!member || !ts.isIdentifier(member)) {
    if (ts.isExportSpecifier(parent) || !surface.isGenerated || (ts.isSpreadAssignment(parent) && isInMock(draft, parent))) return;
    draft.place(node, `the namespace "${node.getText(draft.source)}" is used as a value, so names that are read from it are not known; `
      + 'replace them with the names of docs/api/imports.md');

    return;
  }
  const nested = surface.namespaces.get(member.text);
  const found = surface.find(member.text);
  if (nested) {useOfNamespace(draft, parent, nested);} else if (found) {
    draft.note(member.text, found.exportedAs);
    draft.replace(member, found.exportedAs);
    const access = parent.parent;
    if (ts.isPropertyAccessExpression(access) && access.expression === parent) memberOf(draft, access, { ...found, theirs: member.text });
  } else if (surface.lacks(member.text)) {draft.lacking(member, member.text);}
}

/** The name behind the dot. */
function memberName(ts: typeof TS, node: TS.Node): TS.MemberName | undefined {
  const { parent } = node;
  if (ts.isPropertyAccessExpression(parent) && parent.expression === node) return parent.name;

  return ts.isQualifiedName(parent) && parent.left === node ? parent.right : undefined;
}

/** An enum of a generated file, by both names. */
interface MovedEnum {
  readonly ours: string;
  readonly theirs: string;
  readonly module?: GeneratedModule;
}

/** A member of an enum has to be there as well, with the same value. */
function memberOf(draft: Draft, { name }: TS.PropertyAccessExpression, { ours, theirs, module }: MovedEnum): void {
  const value = module?.otherValues.get(`${theirs}.${name.text}`);
  if (value) {
    draft.place(name, `"${ours}.${name.text}" is "${value.ours}", and in the generated file it was "${value.theirs}", so the manifest changes; `
      + 'check that the operator of your cluster takes it, or update the operator first');
  }
  const members = renameTable().enums.get(ours);
  if (members && !members.has(name.text)) {
    draft.place(name, `"${ours}" of "${OUR_MODULE}" has no member "${name.text}"; use ${[...members].join(', ')}`);
  }
}

/** `import('./imports/monitoring.coreos.com').ServiceMonitorSpec` as a type. */
function importType(draft: Draft, node: TS.ImportTypeNode): void {
  const { ts } = draft.project;
  const { argument, qualifier } = node;
  const literal = ts.isLiteralTypeNode(argument) ? argument.literal : undefined;
  const surface = draft.surfaceOf(literal as TS.Expression | undefined);
  if (!surface) return;
  let first: TS.EntityName | undefined = qualifier;
  while (first && ts.isQualifiedName(first)) first = first.left;
  const found = first && surface.find(first.text);
  if (first && !found && surface.lacks(first.text)) draft.lacking(first, first.text);
  if (found) {
    draft.note(first!.text, found.exportedAs);
    draft.replace(first!, found.exportedAs);
  }
  if (surface.isGenerated && (found || !first)) draft.specifier(literal!, OUR_MODULE);
}
