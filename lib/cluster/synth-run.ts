/** One run of cdk8s' synth, in which nothing but cdk8s runs, so that what was read once stays true. */
import { ApiObject, App, Chart } from 'cdk8s';
import { IConstruct } from 'constructs';
import { Manifest } from './manifest';

/**
 * From the call of `app.synth()`, `app.synthYaml()` or `chart.toJson()` until it returns.
 *
 * cdk8s validates and renders everything once for each chart; a run lets that be worked out once. Outside of a run nothing is kept:
 * anybody may change anything.
 */
export class SynthRun {
  /** Notices the runs of a construct's app, as far as they begin at the app or at the construct's own chart. */
  static notice(construct: IConstruct): void {
    const root = construct.node.root;
    if (root instanceof App) {
      noticeCalls(root, 'synth', root);
      noticeCalls(root, 'synthYaml', root);
    }
    const chart = construct.node.scopes.find((scope): scope is Chart => Chart.isChart(scope));
    if (chart) noticeCalls(chart, 'toJson', root);
  }

  /** The run that is under way. */
  static of(construct: IConstruct): SynthRun | undefined {
    return running.get(construct.node.root);
  }

  private readonly written = new Map<ApiObject, Manifest>();

  /** Keeps what an object wrote when it was read, until it is written in earnest. */
  keep(object: ApiObject, manifest: Manifest): void {
    this.written.set(object, manifest);
  }

  /** Lets go of what was never written. */
  end(): void {
    this.written.clear();
  }

  /** What was kept; nothing the second time, since whoever asks may change what it gets. */
  take(object: ApiObject): Manifest | undefined {
    const manifest = this.written.get(object);
    this.written.delete(object);

    return manifest;
  }
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

function run<T>(root: IConstruct, work: () => T): T {
  if (running.has(root)) return work();

  const begun = new SynthRun();
  running.set(root, begun);
  try {
    return work();
  } finally {
    running.delete(root);
    begun.end();
  }
}
