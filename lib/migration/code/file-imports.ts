/** What a file imports: exactly the names that its expressions use. */
import { Expression, Reference, referencesIn } from './expression';
import { group, indent, join, Layout, LINE } from './layout';
import { NameOf, TRAILING_COMMA } from './layout-expression';
import { quoted } from './literals';

/** The imports of a file. */
export interface FileImports {
  /** The import statements, packages before files. */
  readonly layouts: readonly Layout[];
  readonly nameOf: NameOf;
}

/**
 * Imports for the references in values. A name that is exported by two modules, or is taken in the file, gets the name of its module in
 * front.
 */
export function importsFor(values: readonly Expression[], taken: readonly string[]): FileImports {
  const references = values.flatMap(referencesIn);
  const names = new Map<string, string>();
  const used = new Set([...taken, ...references.filter(({ from }) => from === undefined).map(({ name }) => name)]);
  const modules = new Map<string, Set<string>>();
  for (const { name, from } of references) {
    if (from === undefined || names.has(keyOf(name, from))) continue;
    const own = freeName(name, from, used);
    used.add(own);
    names.set(keyOf(name, from), own);
    modules.set(from, (modules.get(from) ?? new Set()).add(own === name ? name : `${name} as ${own}`));
  }
  const sorted = [...modules].sort(([a], [b]) => compareModules(a, b));

  return {
    layouts: sorted.map(([from, specifiers]) => layoutImport([...specifiers].sort(), from)),
    nameOf: ({ name, from }: Reference) => (from === undefined ? name : names.get(keyOf(name, from))!),
  };
}

function keyOf(name: string, from: string): string {
  return JSON.stringify([name, from]);
}

function freeName(name: string, from: string, used: ReadonlySet<string>): string {
  if (!used.has(name)) return name;
  const words = from.split('/').pop()!.split(/[^A-Za-z0-9]+/).filter((word) => word !== '');
  let own = words.map((word) => word[0].toUpperCase() + word.slice(1)).join('') + name;
  if (/^[0-9]/.test(own)) own = `Imported${own}`;
  while (used.has(own)) own += '_';

  return own;
}

/** Packages come before files of the project. */
function compareModules(a: string, b: string): number {
  const [isFileA, isFileB] = [a.startsWith('.'), b.startsWith('.')];

  return isFileA === isFileB ? (a < b ? -1 : 1) : Number(isFileA) - Number(isFileB);
}

function layoutImport(specifiers: readonly string[], from: string): Layout {
  const names = specifiers.length === 1
    ? ['{ ', specifiers[0], ' }']
    : group(['{', indent([LINE, join([',', LINE], specifiers)]), TRAILING_COMMA, LINE, '}']);

  return ['import ', names, ' from ', quoted(from), ';'];
}
