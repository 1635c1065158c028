/** The error of a stage that cannot continue: thrown inside the library, caught where findings are collected. */
import { Problem } from './problem';

/** One or more problems that stop a stage. */
export class Refusal extends Error {
  constructor(readonly problems: readonly Problem[]) {
    super(problems.map(({ code, message, fix }) => `${code}: ${message}; ${fix}`).join('\n'));
  }
}

/**
 * Stops the stage with one problem.
 * @param path of the construct that the problem is about, if another construct reports it
 */
export function refuse(code: string, message: string, fix: string, path?: string): never {
  throw new Refusal([{ code, message, fix, ...(path !== undefined && { path }) }]);
}

/** Runs every step, then stops with the problems of all steps, so that users see all of them at once. */
export function allOrRefusal<T>(steps: readonly (() => T)[]): T[] {
  if (steps.length === 1) return [steps[0]()];

  const problems: Problem[] = [];
  const results = steps.flatMap((step) => {
    try {
      return [step()];
    } catch (error) {
      if (!(error instanceof Refusal)) throw error;
      problems.push(...error.problems);

      return [];
    }
  });
  if (problems.length > 0) throw new Refusal(problems);

  return results;
}
