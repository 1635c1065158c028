/** One run of cdk8s' synth, in which what is planned once holds. */
import { App, Chart } from 'cdk8s';
import { IConstruct } from 'constructs';

/**
 * From the call of `app.synth()`, `app.synthYaml()` or `chart.toJson()` until it returns.
 *
 * cdk8s validates everything once for each chart; a run lets plans be made once. Objects are written anew all the same, since the
 * validations of others may change them, and outside of a run nothing holds: anybody may change anything.
 */
export class SynthRun {
  /** Notices the runs of a construct's app, as far as they begin at the app or at a chart around the construct. */
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

  /** Does work in a run that belongs to an inspection: faults are reported to the inspection, and do not stop it. */
  static inspecting<T>(construct: IConstruct, work: () => T): T {
    return run(construct.node.root, work, true);
  }

  /** The run that is under way. */
  static of(construct: IConstruct): SynthRun | undefined {
    return running.get(construct.node.root);
  }

  /** @param isInspection whether somebody looks for what is wrong */
  constructor(readonly isInspection = false) {}
}

/** One run an app. */
const running = new WeakMap<IConstruct, SynthRun>();

/** Objects whose methods are noticed already. */
const noticed = new WeakSet<object>();

function noticeCalls<M extends string>(target: IConstruct & { [method in M]: () => any }, method: M, root: IConstruct): void {
  if (noticed.has(target[method])) return;
  const original = target[method].bind(target);
  const noticing = () => run(root, original);
  noticed.add(noticing);
  Object.assign(target, { [method]: noticing });
}

function run<T>(root: IConstruct, work: () => T, isInspection = false): T {
  if (running.has(root)) return work();

  running.set(root, new SynthRun(isInspection));
  try {
    return work();
  } finally {
    running.delete(root);
  }
}
