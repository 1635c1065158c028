/** Goes on after a part of a configuration that Prometheus refuses. */
import { RefusedConfiguration, Refusal } from './refused';

/** Runs a step, and collects why it is refused. */
export function attempted<T>(step: () => T, refusals: Refusal[]): T | undefined {
  try {
    return step();
  } catch (error) {
    if (!(error instanceof RefusedConfiguration)) throw error;
    refusals.push(error.refusal);

    return undefined;
  }
}
