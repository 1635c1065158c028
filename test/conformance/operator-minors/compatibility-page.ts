/** The table of docs/compatibility.md, written by a long run over all minors. */
import { readFileSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { Stage, STAGES } from './compare';
import { OPERATOR_MINORS, OperatorMinor } from './minors';

/** What a run found at one stage. */
export interface StageResult {
  readonly cases: number;
  readonly differences: number;
  /** Differences that are on the list of accepted ones. */
  readonly accepted: number;
}

/** The results of one minor. */
export type MinorResult = { readonly [stage in Stage]: StageResult };

const PAGE = join(__dirname, '..', '..', '..', 'docs', 'compatibility.md');
const BEGIN = '<!-- Written by "npm run compatibility". Do not edit by hand. -->';
const END = '<!-- End of the table. -->';

/** Writes the rows of the minors that there are results for; the others stay as they are. */
export function writeCompatibilityPage(results: ReadonlyMap<string, MinorResult>): void {
  const text = readFileSync(PAGE, 'utf8');
  const [before, rest] = text.split(BEGIN);
  const [table, after] = rest.split(END);
  const rows = OPERATOR_MINORS.flatMap((minor) => {
    const result = results.get(minor.minor);

    return result ? [rowOf(minor, result)] : table.split('\n').filter((line) => line.startsWith(`| ${minor.minor} (`));
  });
  writeFileSync(PAGE, `${before}${BEGIN}\n\n${[...HEAD, ...rows].join('\n')}\n\n${END}${after}`);
}

const HEAD = [`| operator | ${STAGES.join(' | ')} |`, `|---|${STAGES.map(() => '---:|').join('')}`];

function rowOf({ minor, version }: OperatorMinor, result: MinorResult): string {
  return `| ${minor} (v${version}) | ${STAGES.map((stage) => cell(result[stage])).join(' | ')} |`;
}

function cell({ cases, differences, accepted }: StageResult): string {
  return `${cases.toLocaleString('en')} cases, ${differences} differences${accepted > 0 ? `, ${accepted} accepted` : ''}`;
}
