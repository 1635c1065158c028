/** Parts of Markdown as pull requests show it. */
import { visible } from '../findings/problem';

/** Rows of a table that are shown; a reader unfolds the others. */
const SHOWN_ROWS = 20;

/** The first line of a comment, by which it is found again and updated. */
export function commentMark(command: string): string {
  return `<!-- cdk8s-app-monitoring ${command} -->`;
}

/** Text in a cell: nothing in it is read as Markdown or HTML. */
export function plain(text: string): string {
  return visible(text).replace(/[\\`*_{}[\]#|<>~&@]/g, (character) => `&#${character.charCodeAt(0)};`);
}

/** Text in a cell, as code. */
export function code(text: string): string {
  return `<code>${plain(text)}</code>`;
}

/** A table under a title; long ones have the rows after the twentieth folded, and nothing is written for no rows. */
export function table(title: string, columns: readonly string[], rows: readonly (readonly string[])[]): string[] {
  if (rows.length === 0) return [];
  const [shown, folded] = [rows.slice(0, SHOWN_ROWS), rows.slice(SHOWN_ROWS)];

  return [
    '',
    `**${title}**`,
    '',
    ...tableLines(columns, shown),
    ...folded.length === 0 ? [] : ['', `<details><summary>${folded.length} more</summary>`, '', ...tableLines(columns, folded), '', '</details>'],
  ];
}

function tableLines(columns: readonly string[], rows: readonly (readonly string[])[]): string[] {
  return [columns, columns.map(() => '---'), ...rows].map((cells) => `| ${cells.join(' | ')} |`);
}
