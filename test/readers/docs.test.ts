/** The tables in docs/other-readers.md are those of the code. `UPDATE_GOLDEN=1` writes them. */
import { readFileSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { FieldRow, OtherReader } from '../../lib/readers/other-reader';
import { OTHER_READERS } from '../../lib/readers/other-readers';

const DOC = join(__dirname, '../../docs/other-readers.md');
const [BEGIN, END] = ['<!-- tables -->\n', '<!-- end of tables -->'];

test('docs/other-readers.md has the tables of the code', () => {
  const doc = readFileSync(DOC, 'utf8');
  const written = `${doc.slice(0, doc.indexOf(BEGIN) + BEGIN.length)}${OTHER_READERS.map(tablesOf).join('')}${doc.slice(doc.indexOf(END))}`;
  if (process.env.UPDATE_GOLDEN && !process.env.CI) writeFileSync(DOC, written);

  expect(process.env.UPDATE_GOLDEN ? written : doc).toBe(written);
});

function tablesOf({ title, checked, kinds, fields }: OtherReader): string {
  const rows = [
    ...kinds.map(({ kind, readSince, why, fix, see }) => [kind, 'not read', readSince ?? '', `it ${why}`, fix, see]),
    ...fields.map((row) => [placesOf(row), row.effect, row.readSince ?? '', row.follows, row.fix, row.see]),
  ];
  const heading = `### ${title.charAt(0).toUpperCase()}${title.slice(1)}\n\nCompared with ${checked}.\n\n`;

  return `\n${heading}| kind or field | | read since | what follows | what to do | source |\n|---|---|---|---|---|---|\n${rows.map((row) => `| ${row.join(' | ')} |\n`).join('')}\n`;
}

/** Fields of several kinds are named once. */
function placesOf({ at }: FieldRow): string {
  const kinds = new Map<string, string[]>();
  for (const place of at) {
    const [kind, path] = place.split(' ');
    const field = path.replace(/^spec\./, '').replace(/^(?:endpoints|podMetricsEndpoints)\[\]\./, '[endpoint].');
    kinds.set(field, [...kinds.get(field) ?? [], kind]);
  }

  return [...groups(kinds)].map(([names, paths]) => `${names}: ${paths.map((path) => `\`${path}\``).join(', ')}`).join('; ');
}

function groups(kinds: ReadonlyMap<string, readonly string[]>): Map<string, string[]> {
  const byKinds = new Map<string, string[]>();
  for (const [path, names] of kinds) byKinds.set(names.join(', '), [...byKinds.get(names.join(', ')) ?? [], path]);

  return byKinds;
}
