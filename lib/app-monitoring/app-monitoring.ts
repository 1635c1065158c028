/** The construct: one on an app gives the right monitor or annotations at synth. */
import { ApiObject } from 'cdk8s';
import { Construct } from 'constructs';
import { AppMonitoringProps } from './app-monitoring-props';
import { amend } from '../cluster/amendments';
import { AppView } from '../cluster/from-app';
import { SynthRun } from '../cluster/synth-run';
import { Finding, renderFindingWithoutPath, Severity, sortFindings } from '../findings/finding';
import { MonitoringError } from '../findings/monitoring-error';
import { findingAt, Problem } from '../findings/problem';
import { Refusal } from '../findings/refusal';
import { Profile } from '../profiles/profile';
import { declareMonitoring, judge } from '../synth/judge';
import { checkProps } from './check/check-props';
import { tryWorkloadName } from './find/find-workload';
import { Plan } from './plan';
import { planMonitoring } from './plan-monitoring';
import { defaultName, needsPeerAuthentication, resolveMonitorType } from './resolve';
import { addMonitor, addPeerAuthentication, writeMetadata } from './write-objects';

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
    declareMonitoring(this, { profile: () => props.profile ?? Profile.tryOf(this), isReady: () => this.problems.length === 0 });
    this.node.addValidation({ validate: () => [...this.expand(), ...judge(this)] });
  }

  /**
   * What is known about this monitoring in the app as it stands now: errors that will stop the synth, and notes on what has no effect.
   * Sorted by code.
   */
  public get findings(): Finding[] {
    const { plan, problems } = this.makePlan(AppView.now(this));

    return sortFindings([...problems, ...plan.notes].map((problem) => findingAt(this.node.path, problem)));
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
