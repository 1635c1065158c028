/** The table of operators in docs/compatibility.md, written by a long run over all minors. */
import { Stage, STAGES } from './compare';
import { OPERATOR_MINORS } from './minors';
import { TablePlace, writeTable } from '../compatibility-table';

/** What a run found at one stage. */
export interface StageResult {
  readonly cases: number;
  readonly differences: number;
  /** Differences that are on the list of accepted ones. */
  readonly accepted: number;
}

/** The results of one minor. */
export type MinorResult = { readonly [stage in Stage]: StageResult };

const PLACE: TablePlace = {
  begin: '<!-- Written by "npm run compatibility". Do not edit by hand. -->',
  end: '<!-- End of the table. -->',
  head: [`| operator | ${STAGES.join(' | ')} |`, `|---|${STAGES.map(() => '---:|').join('')}`],
};

/** Writes the rows of the minors that there are results for; the others stay as they are. */
export function writeCompatibilityPage(results: ReadonlyMap<string, MinorResult>): void {
  writeTable(PLACE, new Map(OPERATOR_MINORS.map(({ minor, version }) => {
    const result = results.get(minor);

    return [`${minor} (v${version})`, result && `| ${STAGES.map((stage) => cell(result[stage])).join(' | ')} |`];
  })));
}

function cell({ cases, differences, accepted }: StageResult): string {
  return `${cases.toLocaleString('en')} cases, ${differences} differences${accepted > 0 ? `, ${accepted} accepted` : ''}`;
}
