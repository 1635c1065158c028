/** `import 'cdk8s-app-monitoring/jest'`: matchers for what will be scraped. */
import { Received } from './in-cluster';
import { Colours } from './render-explanation';
import { ScopedInspection } from './scoped-inspection';
import { targetLines } from './target-lines';
import { toBeScraped } from './to-be-scraped';
import { toHaveNoFindings } from './to-have-no-findings';
import { toHaveTargets } from './to-have-targets';
import { Verdict } from './verdict';
import { WantedTarget } from './wanted-target';

export { inCluster, InCluster } from './in-cluster';
export type { Received } from './in-cluster';
export type { WantedTarget } from './wanted-target';

declare global {
  // Extends the types of jest, if they are installed.
  // eslint-disable-next-line @typescript-eslint/no-namespace
  namespace jest {
    // eslint-disable-next-line @typescript-eslint/no-unused-vars
    interface Matchers<R, T = {}> {
      /**
       * Passes if at least one target matches: of an app, of the objects in a construct, of an inspection, or of manifests.
       * @param wanted expected properties of the target; without it, any target matches
       */
      toBeScraped(wanted?: WantedTarget): R;

      /**
       * Passes if there are exactly these targets, in any order.
       * @param targets each as its URL, or as an object with the properties that matter
       */
      toHaveTargets(targets: readonly (string | WantedTarget)[]): R;

      /** Passes if there are no errors and no warnings. Information and acknowledged findings do not count. */
      toHaveNoFindings(): R;

      /** Compares the lines of `targetsOf` with the snapshot of the test. */
      toMatchTargetsSnapshot(): R;
    }
  }
}

/**
 * The targets as lines for a snapshot: sorted, one line for each target, with server, job, URL, number of pods and final labels.
 * @param received an app, a chart or another construct, an inspection, or manifests
 */
export function targetsOf(received: Received): string[] {
  return targetLines(ScopedInspection.of(received).targets());
}

/** The part of jest 29 and 30 that matchers use. */
interface Context {
  readonly isNot: boolean;
  readonly utils: {
    matcherHint(name: string, received: string, expected: string, options: object): string;
    EXPECTED_COLOR(text: string): string;
    RECEIVED_COLOR(text: string): string;
  };
}

interface Expect {
  (actual: unknown): { toMatchSnapshot(): void };
  extend(matchers: object): void;
  getState(): { readonly assertionCalls: number };
  setState(state: { readonly assertionCalls: number }): void;
}

interface Result {
  readonly pass: boolean;
  readonly message: () => string;
}

/** Adds the hint of the matcher to its message; invalid input is an error of the test. */
function formatted(context: Context, name: string, expected: string, judge: () => Verdict): Result {
  const { isNot, utils } = context;
  const hint = utils.matcherHint(name, undefined as unknown as string, expected, { isNot });
  const colours: Colours = { good: (text) => utils.EXPECTED_COLOR(text), bad: (text) => utils.RECEIVED_COLOR(text) };
  const { pass, message } = orError(hint, judge);

  return { pass, message: () => `${hint}\n\n${message(colours)}` };
}

function orError<T>(hint: string, judge: () => T): T {
  try {
    return judge();
  } catch (error) {
    const { message, stack } = error as Error;
    const shown = new Error(`${hint}\n\n${message}`);
    // The original place, which jest shows if it is code of the user.
    shown.stack = stack?.replace(message, () => shown.message);
    throw shown;
  }
}

/** Adds the matchers to jest's `expect`. */
function extend(expect: Expect): void {
  expect.extend({
    toBeScraped(this: Context, received: unknown, wanted?: WantedTarget) {
      return formatted(this, 'toBeScraped', wanted === undefined ? '' : 'wanted', () => toBeScraped(received, wanted, this.isNot));
    },
    toHaveTargets(this: Context, received: unknown, targets: unknown) {
      return formatted(this, 'toHaveTargets', 'targets', () => toHaveTargets(received, targets));
    },
    toHaveNoFindings(this: Context, received: unknown) {
      return formatted(this, 'toHaveNoFindings', '', () => toHaveNoFindings(received));
    },
    toMatchTargetsSnapshot(this: Context, received: Received) {
      const hint = this.utils.matcherHint('toMatchTargetsSnapshot', undefined as unknown as string, '', { isNot: this.isNot });
      if (this.isNot) throw new Error(`${hint}\n\nSnapshot matchers cannot be used with not`);
      const lines = orError(hint, () => targetsOf(received));
      // Jest's own snapshot matcher reports the result, so that `expect.assertions` counts one assertion.
      const { assertionCalls } = expect.getState();
      expect(lines).toMatchSnapshot();
      expect.setState({ assertionCalls });

      return { pass: true, message: () => '' };
    },
  });
}

const { expect: found } = globalThis as unknown as { readonly expect?: Partial<Expect> };
if (typeof found?.extend !== 'function') throw new Error('cdk8s-app-monitoring/jest needs the global "expect" of jest, which does not exist: import it in a test, or add it to "setupFilesAfterEnv"');
extend(found as Expect);
