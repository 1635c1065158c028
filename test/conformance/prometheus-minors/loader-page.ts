/** The table of loaders in docs/compatibility.md, written by a long run over all minors. */
import { PROMETHEUS_MINORS } from './minors';
import { TablePlace, writeTable } from '../compatibility-table';

/** What a run found for one minor. */
export interface LoaderResult {
  readonly cases: number;
  /** How many of them Prometheus loads. */
  readonly loaded: number;
  readonly differences: number;
}

const PLACE: TablePlace = {
  begin: '<!-- Loaders, written by "npm run compatibility". Do not edit by hand. -->',
  end: '<!-- End of the loaders. -->',
  head: ['| Prometheus | configurations | loaded | refused | differences |', '|---|---:|---:|---:|---:|'],
};

/** Writes the rows of the minors that there are results for; the others stay as they are. */
export function writeLoaderPage(results: ReadonlyMap<string, LoaderResult>): void {
  writeTable(PLACE, new Map(PROMETHEUS_MINORS.map(({ minor, version }) => {
    const result = results.get(minor);

    return [`${minor} (v${version})`, result && `| ${cellsOf(result).map((count) => count.toLocaleString('en')).join(' | ')} |`];
  })));
}

function cellsOf({ cases, loaded, differences }: LoaderResult): readonly number[] {
  return [cases, loaded, cases - loaded, differences];
}
