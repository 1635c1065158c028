/** The table of targets in docs/compatibility.md, written by a long run over all minors. */
import { TablePlace, writeTable } from '../compatibility-table';
import { PROMETHEUS_MINORS } from '../prometheus-minors/minors';

/** What a run found for one minor. */
export interface TargetsResult {
  readonly scenarios: number;
  /** Targets that both have. */
  readonly targets: number;
  /** Jobs that both have no target in. */
  readonly emptyJobs: number;
  readonly differences: number;
}

const PLACE: TablePlace = {
  begin: '<!-- Targets, written by "npm run compatibility". Do not edit by hand. -->',
  end: '<!-- End of the targets. -->',
  head: ['| Prometheus | scenarios | targets | jobs without targets | differences |', '|---|---:|---:|---:|---:|'],
};

/** Writes the rows of the minors that there are results for; the others stay as they are. */
export function writeTargetsPage(results: ReadonlyMap<string, TargetsResult>): void {
  writeTable(PLACE, new Map(PROMETHEUS_MINORS.map(({ minor, version }) => {
    const result = results.get(minor);

    return [`${minor} (v${version})`, result && `| ${cellsOf(result).map((count) => count.toLocaleString('en')).join(' | ')} |`];
  })));
}

function cellsOf({ scenarios, targets, emptyJobs, differences }: TargetsResult): readonly number[] {
  return [scenarios, targets, emptyJobs, differences];
}
