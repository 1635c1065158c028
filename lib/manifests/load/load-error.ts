/** The error thrown for text that a cluster would not accept as manifests: every fault with its file, line and column. */
import { Finding, Severity } from '../../findings/finding';
import { visible } from '../../findings/problem';

/**
 * One fault of a text.
 * @jsii ignore
 */
export interface LoadProblem {
  /** Stable code, `AM801` to `AM807`. The catalogue of codes is in `docs/findings.md`. */
  readonly code: string;
  /** Name of the file, or of what was read instead of a file, e.g. `<stdin>`. */
  readonly source: string;
  /** From 1; 0 where the fault is the file as a whole. */
  readonly line: number;
  /** From 1, in UTF-16 units; 0 where the fault is the file as a whole. */
  readonly column: number;
  /** What is wrong; sentence case, no full stop. */
  readonly message: string;
  /** How to fix it; begins with a verb, no full stop. */
  readonly fix: string;
}

/**
 * The error for text that does not hold valid manifests: all faults at once, one a line.
 * @jsii ignore
 */
export class LoadError extends Error {
  /** The faults with their places in the text. */
  readonly problems: readonly LoadProblem[];
  /** The same faults as findings; the path is the place, e.g. `app.yaml:12:3`. */
  readonly findings: readonly Finding[];

  constructor(problems: readonly LoadProblem[]) {
    super(problems.map(renderLoadProblem).join('\n'));
    this.name = 'LoadError';
    this.problems = problems;
    this.findings = problems.map((problem) => ({
      code: problem.code, severity: Severity.ERROR, path: placeOfProblem(problem), message: problem.message, fix: problem.fix,
    }));
  }
}

/** `AM802 app.yaml:12:3: key "port" is set twice; remove one of the two`. */
export function renderLoadProblem(problem: LoadProblem): string {
  const { code, message, fix } = problem;

  return visible(`${code} ${placeOfProblem(problem)}: ${message}; ${fix}`);
}

/** Where a fault is, e.g. `app.yaml:12:3`. */
export function placeOfProblem({ source, line, column }: LoadProblem): string {
  return line === 0 ? source : `${source}:${line}:${column}`;
}
