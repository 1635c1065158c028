/** Exports of generated files by other modules: the names that a module exports itself stay as they are. */
import type * as TS from 'typescript';
import { Draft } from './draft';
import { renderNameList } from './name-list';
import { renameTable } from './rename-table';
import { OUR_MODULE, Surface } from './surface';

/** Rewrites the exports of a file that lead to generated files. */
export function exportLines(draft: Draft): void {
  const { ts } = draft.project;
  const explicit = draft.project.explicitStarOf(draft.source);
  for (const statement of draft.source.statements.filter(ts.isExportDeclaration)) {
    const { moduleSpecifier, exportClause } = statement;
    const surface = draft.surfaceOf(moduleSpecifier);
    if (!surface) continue;
    if (explicit?.statement === statement) draft.replace(statement, explicitExports(statement, draft, explicit.exported));
    else if (exportClause && ts.isNamedExports(exportClause)) namedExports(draft, statement, exportClause, surface);
    else if (surface.isGenerated) draft.specifier(moduleSpecifier!, OUR_MODULE);
  }
}

function namedExports(draft: Draft, statement: TS.ExportDeclaration, list: TS.NamedExports, surface: Surface): void {
  const { source } = draft;
  const nameOf = (node: TS.ExportSpecifier) => (node.propertyName ?? node.name).text;
  const left = list.elements.filter((node) => surface.isGenerated && !surface.find(nameOf(node)));
  for (const node of left) draft.lacking(node, nameOf(node));
  const moved = list.elements.filter((node) => !left.includes(node));
  if (moved.length === 0) return;
  const listed = moved.map((node) => {
    const from = surface.find(nameOf(node))?.exportedAs ?? nameOf(node);
    const [type, to] = [node.isTypeOnly ? 'type ' : '', node.name.text];
    draft.note(nameOf(node), from);

    return { name: to, text: `${type}${from === to ? to : `${from} as ${to}`}` };
  });
  const old = list.getText(source);
  const text = renderNameList(old, list.elements.map(({ name }) => name.text), listed, statement.getText(source).length - old.length);
  draft.replace(list, text);
  if (!surface.isGenerated) return;
  if (left.length > 0) {
    const rest = `\nexport { ${left.map((node) => node.getText(source)).join(', ')} } from ${statement.moduleSpecifier!.getText(source)};`;
    draft.edits.push({ start: statement.getEnd(), end: statement.getEnd(), text: rest });
  }
  draft.specifier(statement.moduleSpecifier!, OUR_MODULE);
}

/** Structs are types, everything else is a value as well. */
function explicitExports(statement: TS.ExportDeclaration, draft: Draft, exported: ReadonlyMap<string, string>): string {
  const quote = statement.moduleSpecifier!.getText(draft.source)[0];
  const { kinds, enums } = renameTable();
  const classes = new Set([...kinds.values(), ...enums.keys(), 'IntOrString', 'Quantity']);
  const lines = [...exported].map(([ours, name]) => ({ isValue: classes.has(ours), text: `  ${ours === name ? ours : `${ours} as ${name}`},` }));
  const block = (keyword: string, isValue: boolean) => {
    const own = lines.filter((line) => line.isValue === isValue).map(({ text }) => text);

    return own.length === 0 ? [] : [`${keyword} {\n${own.join('\n')}\n} from ${quote}${OUR_MODULE}${quote};`];
  };

  return [...block('export', true), ...block('export type', false)].join('\n');
}
