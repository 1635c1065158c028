/** A table of docs/compatibility.md, written by a long run. */
import { readFileSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';

const PAGE = join(__dirname, '..', '..', 'docs', 'compatibility.md');

/** Where a table is on the page, and its two first lines. */
export interface TablePlace {
  readonly begin: string;
  readonly end: string;
  readonly head: readonly string[];
}

/**
 * Writes rows of a table; the others stay as they are.
 * @param rows by the first words of each row, in their order; undefined for a row that there is no result for
 */
export function writeTable({ begin, end, head }: TablePlace, rows: ReadonlyMap<string, string | undefined>): void {
  const text = readFileSync(PAGE, 'utf8');
  const [before, rest] = text.split(begin);
  const [table, after] = rest.split(end);
  const lines = [...rows].flatMap(([name, row]) => (row === undefined ? table.split('\n').filter((line) => line.startsWith(`| ${name} `)) : [`| ${name} ${row}`]));
  writeFileSync(PAGE, `${before}${begin}\n\n${[...head, ...lines].join('\n')}\n\n${end}${after}`);
}
