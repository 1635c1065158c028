/** The names between the braces of an import or export, written anew in the form that they had. */

/** One name of a list. */
export interface ListedName {
  /** What the list is sorted by. */
  readonly name: string;
  /** The text between the commas, such as `type Endpoint as E`. */
  readonly text: string;
  /** Comments on the lines before it, and behind its comma. */
  readonly comments?: { readonly before: readonly string[]; readonly after: string };
}

/** Columns that fit on a line for every formatter, and columns after which a list is broken up. */
const NARROW = 80;
const WIDE = 120;

/**
 * The list with other names: sorted if the old one was, with as many names on a line as before.
 *
 * @param old the old list, with its braces
 * @param rest length of the statement without the list
 */
export function renderNameList(old: string, oldNames: readonly string[], names: readonly ListedName[], rest: number): string {
  const isSorted = (compare: typeof byCode) => oldNames.every((name, index) => index === 0 || compare(oldNames[index - 1], name) <= 0);
  const order = [byCode, byLetters].find(isSorted);
  const sorted = order && oldNames.length > 1 ? [...names].sort((a, b) => order(a.name, b.name)) : names;
  const pad = /^\{\s/.test(old) ? ' ' : '';
  const single = `{${pad}${sorted.map(({ text }) => text).join(', ')}${pad}}`;
  const hasComments = names.some(({ comments }) => comments);
  const limit = old.includes('\n') ? NARROW : Math.max(WIDE, old.length + rest);
  if (!hasComments && single.length + rest <= limit) return single;

  return brokenUp(old, oldNames.length, sorted, hasComments);
}

function brokenUp(old: string, oldCount: number, names: readonly ListedName[], hasComments: boolean): string {
  const lineEnd = old.includes('\r\n') ? '\r\n' : '\n';
  const oldLines = old.split(/\r?\n/).slice(1, -1);
  const indent = /^[ \t]*/.exec(oldLines[0] ?? '  ')![0];
  const last = !old.includes('\n') || /,\s*\}$/.test(withoutComments(old)) ? ',' : '';
  const items = names.map(({ text }, index) => `${text}${index < names.length - 1 ? ',' : last}`);
  const width = hasComments || oldLines.length >= oldCount ? 0 : Math.max(...oldLines.map(({ length }) => length));
  const lines: string[] = [];
  for (const [index, item] of items.entries()) {
    const { before, after } = names[index].comments ?? { before: [], after: '' };
    const joined = `${lines.at(-1)} ${item}`;
    if (lines.length > 0 && joined.length <= width) lines[lines.length - 1] = joined;
    else lines.push(...[...before, `${item}${after && ` ${after}`}`].map((line) => `${indent}${line}`));
  }

  return ['{', ...lines, '}'].join(lineEnd);
}

function withoutComments(list: string): string {
  return list.replace(/\/\*[\s\S]*?\*\/|\/\/.*/g, '');
}

function byCode(a: string, b: string): number {
  return a < b ? -1 : Number(a > b);
}

function byLetters(a: string, b: string): number {
  return byCode(a.toLowerCase(), b.toLowerCase());
}
