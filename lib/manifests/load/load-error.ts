/** The error thrown for text that holds no manifests a cluster would take: every fault with its file, line and column. */
import { visible } from '../../findings/problem';

/** One fault of a text. */
export interface LoadProblem {
  /** Stable code, `AM801` to `AM807`. The catalogue of codes is in `docs/findings.md`. */
  readonly code: string;
  /** Name of the file, or what stands for one, e.g. `<stdin>`. */
  readonly source: string;
  /** From 1; 0 where the fault is the file as a whole. */
  readonly line: number;
  /** From 1, in UTF-16 units; 0 where the fault is the file as a whole. */
  readonly column: number;
  /** What is wrong; sentence case, no full stop. */
  readonly message: string;
  /** What mends it; begins with a verb, no full stop. */
  readonly fix: string;
}

/** All faults at once, one a line. */
export class LoadError extends Error {
  readonly problems: readonly LoadProblem[];

  constructor(problems: readonly LoadProblem[]) {
    super(problems.map(renderLoadProblem).join('\n'));
    this.name = 'LoadError';
    this.problems = problems;
  }
}

/** `AM802 app.yaml:12:3: key "port" is there twice; keep one of them`. */
export function renderLoadProblem({ code, source, line, column, message, fix }: LoadProblem): string {
  const place = line === 0 ? source : `${source}:${line}:${column}`;

  return visible(`${code} ${place}: ${message}; ${fix}`);
}
