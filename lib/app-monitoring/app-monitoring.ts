/** The construct: one on an app gives the right monitor or annotations at synth. */
import { ApiObject, Chart, Names } from 'cdk8s';
import { Construct } from 'constructs';
import { AppMonitoringProps } from './app-monitoring-props';
import { Plan } from './plan';
import { planMonitoring } from './plan-monitoring';
import { defaultName, needsPeerAuthentication, resolveMonitorType } from './resolve';
import { addMonitor, addPeerAuthentication, writeMetadata } from './write-objects';
import { Finding, renderFindingWithoutPath, Severity, sortFindings } from '../findings/finding';
import { MonitoringError } from '../findings/monitoring-error';
import { findingAt, Problem, quote } from '../findings/problem';
import { Refusal } from '../findings/refusal';
import { Profile } from '../profiles/profile';
import { Declaration } from '../synth/declaration';
import { declareMonitoring, judge } from '../synth/judge';
import { amend } from '../tree/amendments';
import { AppView, workloadsIn } from '../tree/from-app';
import { SynthRun } from '../tree/synth-run';
import { checkProps } from './check/check-props';
import { findScope, FoundScope } from './find/find-scope';
import { tryWorkloadName } from './find/find-workload';

/** A plan that could not be made. */
const NOTHING: Plan = { amendments: [], notes: [] };

/** Shared by all that are in order. */
const NO_PROBLEMS: readonly Problem[] = [];

/**
 * Declares how one app is scraped.
 *
 * In operator mode it becomes a ServiceMonitor, PodMonitor or Probe, otherwise annotations on the pod template, Service or Ingress.
 * It expands at synth, so what is added to the app after it counts; what cannot be scraped stops the synth with the fix.
 */
export class AppMonitoring extends Construct {
  /**
   * Monitors every workload of a scope that declares a port for metrics, and what says itself how it is monitored (`IMonitorable`). A
   * workload that has an AppMonitoring already keeps it.
   *
   * Only workloads that are there count: call it last. One that comes later stops the synth.
   * @param scope an app, a chart, or a construct in one
   * @param props for all of them; a `port` is looked for in each, without one the ports named `metrics` or `http-metrics` are
   */
  public static forScope(scope: Construct, props: AppMonitoringProps = {}): ScopeMonitoring {
    return new ScopeMonitoring(scope, 'app-monitoring', props);
  }

  /**
   * The ServiceMonitor, PodMonitor or Probe; undefined in annotation mode.
   *
   * Fields newer than this library can be set on it with `addJsonPatch`.
   */
  public readonly monitor?: ApiObject;

  private readonly props: AppMonitoringProps;
  private readonly peerAuthentication?: ApiObject;
  /** What the latest validation of cdk8s came to; the objects are written right after it. */
  private plan?: Plan;
  private problems = NO_PROBLEMS;
  private plannedIn?: SynthRun;

  /**
   * @param scope where it stands; the default workload is looked for there
   * @param id its name within the scope
   * @param props what to scrape, and how
   * @throws when props are wrong on their own, all faults in one error
   */
  constructor(scope: Construct, id: string, props: AppMonitoringProps = {}) {
    super(scope, id);
    const problems = checkProps(props);
    if (problems.length > 0) throw new MonitoringError(problems.map((problem) => findingAt(this.node.path, problem)));

    this.props = { ...props };
    if (props.operatorMode) {
      this.monitor = addMonitor(this, resolveMonitorType(props), this.firstMetadata(scope), () => this.current().monitor?.spec ?? {});
    }
    if (needsPeerAuthentication(props)) {
      const workload = tryWorkloadName(scope, props.workload);
      this.peerAuthentication = addPeerAuthentication(this, workload, () => this.current().peerAuthentication!);
    }
    SynthRun.notice(this);
    AppView.forget(this);
    declareMonitoring(this, this);
    this.node.addValidation({ validate: () => this.expand().concat(judge(this)) });
  }

  /**
   * What is known about this monitoring in the app as it stands now: errors that will stop the synth, and notes on what has no effect.
   * Sorted by code.
   */
  public get findings(): Finding[] {
    const { plan, problems } = this.makePlan(AppView.now(this));

    return sortFindings([...problems, ...plan.notes].map((problem) => findingAt(this.node.path, problem)));
  }

  /**
   * Workloads that this is about.
   * @internal
   */
  public _workloads(): ApiObject[] {
    return workloadsIn(this.props.workload ?? this.node.scope ?? this);
  }

  /**
   * For the judgement of the app.
   * @internal
   */
  public _declaration(): Declaration {
    return { profile: this.props.profile ?? Profile.tryOf(this), isReady: this.problems.length === 0 };
  }

  /** Called by cdk8s before anything is written, once for each chart and once more; one run of synth needs one plan. */
  private expand(): string[] {
    const run = SynthRun.of(this);
    if (!run || this.plannedIn !== run) this.replan();
    this.plannedIn = run;
    if (this.problems.length === 0) return [];

    return sortFindings(this.problems.map((problem) => findingAt(this.node.path, problem)))
      .filter(({ severity }) => severity === Severity.ERROR)
      .map(renderFindingWithoutPath);
  }

  private replan(): void {
    const view = AppView.forPass(this);
    const { plan, problems } = this.makePlan(view);
    this.amend(plan);
    this.plan = plan;
    this.problems = problems;
    if (this.monitor && plan.monitor) writeMetadata(view, this.monitor, plan.monitor);
    if (this.peerAuthentication && plan.peerAuthentication) writeMetadata(view, this.peerAuthentication, plan.peerAuthentication);
  }

  private makePlan(view: AppView): { readonly plan: Plan; readonly problems: readonly Problem[] } {
    try {
      return { plan: planMonitoring(view, this, this.props), problems: NO_PROBLEMS };
    } catch (error) {
      if (!(error instanceof Refusal)) throw error;

      return { plan: NOTHING, problems: error.problems };
    }
  }

  private current(): Plan {
    return this.plan ?? this.makePlan(AppView.now(this)).plan;
  }

  /** Takes earlier additions back before new ones are made. */
  private amend(plan: Plan): void {
    for (const { object } of this.plan?.amendments ?? []) amend(object, this, []);
    for (const { object, amendments } of plan.amendments) amend(object, this, amendments);
  }

  /** Until the synth: what the workload, where it is there already, lets expect. */
  private firstMetadata(scope: Construct) {
    const workload = tryWorkloadName(scope, this.props.workload);
    const name = this.props.metadata?.name ?? (workload && defaultName(workload, resolveMonitorType(this.props)));

    return { ...this.props.metadata, ...(name !== undefined && { name }) };
  }
}

/** All workloads of a scope, as `AppMonitoring.forScope` monitors them. */
export class ScopeMonitoring extends Construct {
  /** One for each workload that had none, in the order of the tree. */
  public readonly apps: AppMonitoring[];

  private readonly scope: Construct;
  private readonly props: AppMonitoringProps;

  /**
   * @param scope whose workloads are monitored
   * @param id its name within the scope
   * @param props for all of them
   * @throws when props are wrong on their own, all faults in one error
   */
  constructor(scope: Construct, id: string, props: AppMonitoringProps = {}) {
    super(scope, id);
    this.scope = scope;
    this.props = { ...props };
    this.apps = this.found().monitored.map(({ workload, props: own }) =>
      new AppMonitoring(Chart.of(workload), `monitoring-${Names.toDnsLabel(workload)}`, own));
    this.node.addValidation({ validate: () => this.late().map((problem) => renderFindingWithoutPath(this.at(problem))) });
  }

  /** Workloads that are not monitored, since they declare no port for metrics, or came too late. Sorted by code. */
  public get findings(): Finding[] {
    return sortFindings([...this.late(), ...this.found().others.map(withoutMetricsPort)].map((problem) => this.at(problem)));
  }

  private late(): Problem[] {
    return this.found().monitored.map(({ workload }) => cameLater(workload));
  }

  /** Without what is monitored already. */
  private found(): FoundScope {
    const known = this.scope.node.root.node.findAll().filter((construct) => construct instanceof AppMonitoring);
    const covered = new Set(known.flatMap((monitoring) => monitoring._workloads()));
    const isNew = (workload: ApiObject) => !covered.has(workload);
    const { monitored, others } = findScope(this.scope, this.props);

    return { monitored: monitored.filter(({ workload }) => isNew(workload)), others: others.filter(isNew) };
  }

  private at(problem: Problem): Finding {
    return findingAt(this.node.path, problem);
  }
}

function withoutMetricsPort({ kind, node: { path } }: ApiObject): Problem {
  return {
    code: 'AM218',
    severity: Severity.INFO,
    message: `${kind} ${quote(path)} declares no port for metrics, so it is not monitored`,
    fix: 'name the port "metrics", state port, or give it an AppMonitoring of its own',
  };
}

function cameLater({ kind, node: { path } }: ApiObject): Problem {
  return {
    code: 'AM219',
    message: `${kind} ${quote(path)} came after its scope was monitored, so it is not monitored`,
    fix: 'call AppMonitoring.forScope after it',
  };
}
