/** Renders one table of a report, with data for filters. */
import { Html, html, Part } from './html';
import { TABLE_COLUMNS, TableId } from './table-columns';
import { Severity } from '../findings/finding';
import { grouped } from '../units/count';

/** One table. */
export interface Table<T> {
  readonly id: TableId;
  readonly title: string;
  readonly note: string;
  readonly rows: readonly T[];
  readonly cells: (row: T) => readonly Cell[];
  /** Indexes of the servers that a row is about; undefined for a row without servers. */
  readonly servers: (row: T) => readonly number[] | undefined;
  readonly severity?: (row: T) => Severity;
}

/** Content of a cell, and its sort key if it is different. */
export type Cell = Part | { readonly shows: Part; readonly by: number };

/** A section with a table; the id of a row is the first letter of the id of the table and a number. */
export function renderTable<T extends { readonly namespace?: string }>(table: Table<T>, places: ReadonlyMap<string, number>): Html {
  const { id, title, note, rows, cells, servers, severity } = table;
  const rowOf = (row: T, i: number): Html => {
    const place = places.get(row.namespace ?? '');
    const data = html`${attribute('data-server', servers(row)?.join(' '))}${attribute('data-namespace', place)}${attribute('data-severity', severity?.(row))}`;

    return html`<tr id="${id[0]}${i}"${data}>${cells(row).map(renderCell)}</tr>
`;
  };
  const body = rows.length === 0 ? html`<p class="empty">None.</p>` : html`<table class="${id}">
<thead><tr>${TABLE_COLUMNS[id].map(({ head }) => html`<th scope="col">${head}</th>`)}</tr></thead>
<tbody>
${rows.map(rowOf)}</tbody></table>`;

  return html`<section id="${id}" aria-labelledby="${id}-title"><h2 id="${id}-title">${title} <span class="number">${grouped(rows.length)}</span></h2>
<p class="note">${note}</p>
${body}</section>`;
}

/** A name that may break after a slash. */
export function breakable(text: string): Html {
  return html`<code>${text.split(/(?<=[/?&])/).map((piece, i) => (i === 0 ? piece : html`<wbr>${piece}`))}</code>`;
}

function attribute(name: string, value: string | number | undefined): Html | undefined {
  return value === undefined ? undefined : html` ${name}="${value}"`;
}

function renderCell(cell: Cell): Html {
  if (typeof cell === 'object' && 'by' in cell) return html`<td data-by="${cell.by}">${cell.shows}</td>`;

  return html`<td>${cell}</td>`;
}
