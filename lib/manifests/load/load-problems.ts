/** Gathers the faults of one text, each with its line and column. */
import { LineCounter } from 'yaml';
import { MAX_PROBLEMS } from './load-caps';
import { LoadProblem } from './load-error';

/** Reports a fault at an offset of the text. */
export type OnProblem = (offset: number, code: string, message: string, fix: string) => void;

/** The faults of one text: each once, in the order of the text. */
export class LoadProblems {
  private readonly found = new Map<string, { readonly offset: number; readonly problem: LoadProblem }>();

  constructor(private readonly source: string, private readonly lines: LineCounter) {}

  readonly add: OnProblem = (offset, code, message, fix) => {
    const { line, col: column } = this.lines.linePos(offset);
    this.found.set(`${offset} ${code}`, { offset, problem: { code, source: this.source, line, column, message, fix } });
  };

  sorted(): LoadProblem[] {
    return [...this.found.values()].sort((a, b) => a.offset - b.offset).map(({ problem }) => problem).slice(0, MAX_PROBLEMS);
  }
}
