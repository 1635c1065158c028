/** `import 'cdk8s-app-monitoring/jest'`: matchers for what will be scraped. */
import { Received } from './in-cluster';
import { Judged } from './judged';
import { Colours } from './render-explanation';
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
  // Types of jest are added to where there are some, and are not needed.
  // eslint-disable-next-line @typescript-eslint/no-namespace
  namespace jest {
    // eslint-disable-next-line @typescript-eslint/no-unused-vars
    interface Matchers<R, T = {}> {
      /**
       * Passes where at least one target is as it is wanted: of an app, of what a construct holds, of an inspection, or of manifests.
       * @param wanted of the target; any will do where it is left out
       */
      toBeScraped(wanted?: WantedTarget): R;

      /**
       * Passes where there are exactly these targets, in any order.
       * @param targets each as its URL, or as much of it as matters
       */
      toHaveTargets(targets: readonly (string | WantedTarget)[]): R;

      /** Passes where there is neither an error nor a warning. Information and what is acknowledged do not count. */
      toHaveNoFindings(): R;

      /** Compares the lines of `targetsOf` with the snapshot of the test. */
      toMatchTargetsSnapshot(): R;
    }
  }
}

/**
 * The targets as lines for a snapshot: sorted, one a target, with server, job, URL, number of pods and final labels.
 * @param received an app, a chart or another construct, an inspection, or manifests
 */
export function targetsOf(received: Received): string[] {
  return targetLines(Judged.of(received).targets());
}

/** What matchers need of jest, of version 29 or 30. */
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

/** The words of a matcher around its verdict; input that is no use is an error of the test. */
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
    // Where it really came from, which jest shows as far as it is code of the user.
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
      // The snapshot matcher of jest itself says whether it fails; for `expect.assertions` the two are one.
      const { assertionCalls } = expect.getState();
      expect(lines).toMatchSnapshot();
      expect.setState({ assertionCalls });

      return { pass: true, message: () => '' };
    },
  });
}

const { expect: found } = globalThis as unknown as { readonly expect?: Partial<Expect> };
if (typeof found?.extend !== 'function') throw new Error('cdk8s-app-monitoring/jest adds to the global "expect" of jest, which is not there: import it in a test, or name it in "setupFilesAfterEnv"');
extend(found as Expect);
