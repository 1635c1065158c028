/** One run of synth, in which plans are made once and reused. */
import { App, Chart } from 'cdk8s';
import { IConstruct } from 'constructs';

/**
 * One call of `app.synth()`, `app.synthYaml()` or `chart.toJson()`, until it returns.
 *
 * cdk8s validates everything once for each chart; within a run, plans are made only once. Objects are still written each time, since the
 * validation of other constructs may change them. Outside of a run nothing is reused, since anything may change.
 */
export class SynthRun {
  /** Detects runs of synth that begin at the app of a construct, or at a chart around it. */
  static notice(construct: IConstruct): void {
    const root = construct.node.root;
    if (root instanceof App) {
      noticeCalls(root, 'synth', root);
      noticeCalls(root, 'synthYaml', root);
    }
    for (const scope of construct.node.scopes) {
      if (Chart.isChart(scope)) noticeCalls(scope as Chart, 'toJson', root);
    }
  }

  /** Calls `work` in a run for an inspection: problems are reported to the inspection and do not stop it. */
  static inspecting<T>(construct: IConstruct, work: () => T): T {
    return run(construct.node.root, work, new SynthRun(true));
  }

  /** The current run of a construct's app; undefined outside of a run. */
  static of(construct: IConstruct): SynthRun | undefined {
    return running.get(construct.node.root);
  }

  /** Lines of the error that ends the run, and what replaces them. */
  private readonly rewritten = new Map<string, string>();

  /**
   * @param isInspection whether the run belongs to an inspection
   * @param writes whether it writes files
   */
  constructor(readonly isInspection = false, readonly writes = false) {}

  /** Replaces a line of the error that ends the run. If cdk8s prints it in another way, it stays as it is. */
  rewrite(line: string, by: string): void {
    this.rewritten.set(line, by);
  }

  /** What a run failed with; an uncaught error is printed with its stack, which has the message, too. */
  failedWith(error: unknown): unknown {
    if (!(error instanceof Error) || this.rewritten.size === 0) return error;
    const rewrite = (text: string) => [...this.rewritten].reduce((all, [line, by]) => all.replaceAll(line, () => by), text);

    return Object.assign(error, { stack: error.stack && rewrite(error.stack), message: rewrite(error.message) });
  }
}

/** The current run of each app. */
const running = new WeakMap<IConstruct, SynthRun>();

/** Methods that are wrapped already. */
const noticed = new WeakSet<object>();

function noticeCalls<M extends string>(target: IConstruct & { [method in M]: () => any }, method: M, root: IConstruct): void {
  if (noticed.has(target[method])) return;
  const original = target[method].bind(target);
  const noticing = () => run(root, original, new SynthRun(false, method === 'synth'));
  noticed.add(noticing);
  Object.assign(target, { [method]: noticing });
}

function run<T>(root: IConstruct, work: () => T, current: SynthRun): T {
  if (running.has(root)) return work();

  running.set(root, current);
  try {
    return work();
  } catch (error) {
    throw current.failedWith(error);
  } finally {
    running.delete(root);
  }
}
