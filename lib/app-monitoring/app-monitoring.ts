/** The construct that gives an app its monitor or annotations at synth. */
import { ApiObject } from 'cdk8s';
import { Construct, IConstruct } from 'constructs';
import { AppMonitoringProps } from './app-monitoring-props';
import { NO_PROBLEMS, NOTHING, Place, Plan } from './plan';
import { planMonitoring } from './plan-monitoring';
import { needsPeerAuthentication, resolveMonitorType } from './resolve';
import { ScopeMonitoringProps } from './scope-monitoring-props';
import { cameLater, monitorsNothing, notMonitored, sharedNames } from './scope-problems';
import { addMonitor, addPeerAuthentication, writeMetadata } from './write-objects';
import { Finding, renderFindingWithoutPath, Severity, sortFindings } from '../findings/finding';
import { MonitoringError } from '../findings/monitoring-error';
import { findingAt, Problem } from '../findings/problem';
import { Refusal } from '../findings/refusal';
import { removeFailed } from '../findings/remove-failed';
import { requireConstruct } from '../findings/require-object';
import { Profile } from '../profiles/profile';
import { Declaration } from '../synth/declaration';
import { declareMonitoring } from '../synth/declarations';
import { judge } from '../synth/judge';
import { amend } from '../tree/amendments';
import { addKinds } from '../tree/app-kinds';
import { AppView } from '../tree/from-app';
import { setPodOutside } from '../tree/pods-outside';
import { reportErrors } from '../tree/report-errors';
import { SynthRun } from '../tree/synth-run';
import { copyProps } from '../units/copy-plain';
import { checkProps } from './check/check-props';
import { checkScopeProps } from './check/check-scope';
import { addCompanions } from './companions/add-companions';
import { Answers, askOnce } from './find/ask-once';
import { findScope, FoundScope, isCovered, placeIn } from './find/find-scope';
import { tryPlace } from './find/find-workload';
import { firstMetadata } from './find/first-metadata';
import { monitoredWorkloads } from './find/monitored-workloads';
import { addScrapeConfigs } from './operator-mode/add-scrape-configs';
import { Validation } from './validation';

/**
 * Declares how one app is scraped.
 *
 * In operator mode it becomes a ServiceMonitor, PodMonitor or Probe, otherwise annotations on the pod template, Service or Ingress.
 * It is planned at synth, so objects that are added to the app later are taken into account. An app that cannot be scraped stops the
 * synth, with the fix in the message.
 * @example
 * new AppMonitoring(chart, 'monitoring', { workload: deployment, operatorMode: true, port: 'metrics' });
 */
export class AppMonitoring extends Construct {
  /**
   * Monitors every workload in a scope that declares a port for metrics, and constructs that implement `IMonitorable`. A workload that
   * has an AppMonitoring already keeps it.
   *
   * Call it last: only workloads that exist at the time of the call are monitored. A workload that is added later stops the synth, unless
   * it is called again.
   * @param scope an app, a chart, or a construct in one
   * @param props for all of them; each workload must declare `port`, or without it a port named `metrics` or `http-metrics`, or port 8080
   * @example
   * AppMonitoring.forScope(chart, { operatorMode: true, exclude: [deployment] });
   */
  public static forScope(scope: Construct, props: ScopeMonitoringProps = {}): ScopeMonitoring {
    requireConstruct('AppMonitoring.forScope', 'scope', scope);
    const earlier = scope.node.children.filter((child) => child instanceof ScopeMonitoring).length;

    return new ScopeMonitoring(scope, earlier === 0 ? 'app-monitoring' : `app-monitoring-${earlier + 1}`, props);
  }

  /**
   * The former name of `forScope`.
   * @deprecated use `forScope`
   */
  public static scope(scope: Construct, props: ScopeMonitoringProps = {}): ScopeMonitoring {
    return AppMonitoring.forScope(scope, props);
  }

  /**
   * The ServiceMonitor, PodMonitor or Probe; undefined in annotation mode, and with `consolidateMonitors`.
   *
   * Fields newer than this library can be set on it with `addJsonPatch`.
   */
  public readonly monitor?: ApiObject;

  /** The ScrapeConfigs in place of the monitor, with `consolidateMonitors`; otherwise empty. */
  public readonly scrapeConfigs: ApiObject[];

  private readonly props: AppMonitoringProps;
  private readonly peerAuthentication?: ApiObject;
  private readonly companions: readonly ApiObject[];
  /** Name and namespace of the monitor that ScrapeConfigs replace. */
  private readonly replaced?: Place;
  /** Result of the latest validation; cdk8s writes the objects right after it. */
  private plan?: Plan;
  private problems = NO_PROBLEMS;
  private plannedIn?: SynthRun;

  /**
   * @param scope the parent construct; the default workload is looked for in it
   * @param id name of the construct, unique within the scope
   * @param props what to scrape, and how
   * @throws MonitoringError when props are invalid on their own, with all findings
   */
  constructor(scope: Construct, id: string, props: AppMonitoringProps = {}) {
    super(requireConstruct('AppMonitoring', 'scope', scope), id);
    this.scrapeConfigs = [];
    try {
      const problems = checkProps(props);
      if (problems.length > 0) throw new MonitoringError(problems.map((problem) => findingAt(this.node.path, problem)));

      const own = this.props = copyProps(props);
      addKinds(this, own.podsOf);
      if (own.operatorMode && own.consolidateMonitors) {
        const added = addScrapeConfigs(this, own, firstMetadata(this, own), (i) => this.current().scrapeConfigs?.[i]?.spec ?? {});
        this.scrapeConfigs.push(...added.objects);
        this.replaced = added.place;
      } else if (own.operatorMode) {
        this.monitor = addMonitor(this, resolveMonitorType(own), firstMetadata(this, own), {
          spec: () => this.current().monitor?.spec ?? {},
          group: () => (this.props.profile ?? Profile.tryOf(this))?.props.monitorApiGroup,
        });
      }
      if (needsPeerAuthentication(own)) {
        this.peerAuthentication = addPeerAuthentication(this, tryPlace(this, own)?.name, () => this.current().peerAuthentication!);
      }
      this.companions = addCompanions(this, own.companions ?? [], (i) => this.current().companions?.[i]);
    } catch (error) {
      removeFailed(this);
      throw error;
    }
    SynthRun.notice(this);
    AppView.forget(this);
    declareMonitoring(this, this);
    this.node.addValidation(new Validation(this));
  }

  /**
   * Findings for this monitoring in the current state of the app: errors that will stop the synth, and notes on props without effect.
   * Sorted by code.
   */
  public get findings(): Finding[] {
    const { plan, problems } = this.makePlan(AppView.now(this));

    return sortFindings([...problems, ...plan.notes].map((problem) => findingAt(this.node.path, problem)));
  }

  /**
   * Workloads that this construct monitors.
   * @internal
   */
  public _workloads(): ApiObject[] {
    return monitoredWorkloads(this, this.props);
  }

  /**
   * What the check of the whole app needs to know about this construct.
   * @internal
   */
  public _declaration(): Declaration {
    const { notes, monitor: planned } = this.plan ?? NOTHING;
    const warnings = notes.filter(({ severity }) => severity === Severity.WARNING).map((note) => findingAt(this.node.path, note));
    const monitor = this.monitor && planned && { object: this.monitor, spec: planned.spec };

    return { profile: this.props.profile ?? Profile.tryOf(this), isReady: this.problems.length === 0, warnings, monitor };
  }

  /**
   * cdk8s calls this before it writes anything, once for each chart and once more; one run of synth needs one plan.
   * @internal
   */
  public _validate(): string[] {
    const run = SynthRun.of(this);
    if (!run || this.plannedIn !== run) this.replan();
    this.plannedIn = run;

    return reportErrors(this, sortFindings(this.problems.map((problem) => findingAt(this.node.path, problem)))).concat(judge(this));
  }

  private replan(): void {
    const view = AppView.forPass(this);
    const { plan, problems } = this.makePlan(view);
    this.amend(plan);
    setPodOutside(this, plan.podOutside);
    this.plan = plan;
    this.problems = problems;
    if (this.monitor && plan.monitor) writeMetadata(view, this.monitor, plan.monitor);
    plan.scrapeConfigs?.forEach((each, i) => writeMetadata(view, this.scrapeConfigs[i], each));
    if (this.peerAuthentication && plan.peerAuthentication) writeMetadata(view, this.peerAuthentication, plan.peerAuthentication);
    plan.companions?.forEach(({ name, namespace }, i) => writeMetadata(view, this.companions[i], { name, namespace }));
  }

  private makePlan(view: AppView): { readonly plan: Plan; readonly problems: readonly Problem[] } {
    try {
      return { plan: planMonitoring(view, this, this.props, this.place()), problems: NO_PROBLEMS };
    } catch (error) {
      if (error instanceof Refusal) return { plan: NOTHING, problems: error.problems };
      throw error;
    }
  }

  private current(): Plan {
    return this.plan ?? this.makePlan(AppView.now(this)).plan;
  }

  /** Removes earlier additions before it makes new ones. */
  private amend(plan: Plan): void {
    for (const { object } of this.plan?.amendments ?? []) amend(object, this, []);
    for (const { object, amendments } of plan.amendments) amend(object, this, amendments);
  }

  /** Name and namespace of the monitor do not change after the constructor, since others may refer to them. */
  private place(): Place | undefined {
    return this.monitor ? { name: this.monitor.name, namespace: this.monitor.metadata.namespace } : this.replaced;
  }
}

/**
 * Monitors all workloads of a scope; made by `AppMonitoring.forScope`.
 * @example
 * const scope = AppMonitoring.forScope(chart, { operatorMode: true });
 * const findings = scope.findings;
 */
export class ScopeMonitoring extends Construct {
  /** One AppMonitoring for each workload that did not have one, in the order of the tree; then those of constructs without a workload. */
  public readonly apps: AppMonitoring[];

  private readonly props: ScopeMonitoringProps;
  /** What the apps are for. */
  private readonly subjects = new Set<IConstruct>();
  /** What constructs that implement IMonitorable gave. */
  private readonly answers: Answers = new Map();

  /**
   * @param scope the construct whose workloads are monitored
   * @param id name of the construct, unique within the scope
   * @param props for all of them
   * @throws MonitoringError when props are invalid on their own, with all findings
   */
  constructor(scope: Construct, id: string, props: ScopeMonitoringProps = {}) {
    super(requireConstruct('ScopeMonitoring', 'scope', scope), id);
    this.apps = [];
    try {
      const problems = checkScopeProps(scope, props);
      if (problems.length > 0) throw new MonitoringError(problems.map((problem) => findingAt(this.node.path, problem)));
      this.props = copyProps(props);
      addKinds(this, props.podsOf);
      for (const monitored of this.found().monitored) {
        this.apps.push(new AppMonitoring(...placeIn(monitored), monitored.props));
        this.subjects.add(monitored.subject);
      }
      const shared = sharedNames(this.apps, [...this.subjects], props);
      if (shared.length > 0) throw new MonitoringError(shared.map((problem) => this.at(problem)));
    } catch (error) {
      [...this.apps, this].forEach(removeFailed);
      throw error;
    }
    SynthRun.notice(this);
    declareMonitoring(this, this);
    const late = () => this.found().monitored.map((each) => renderFindingWithoutPath(this.at(cameLater(each))));
    this.node.addValidation({ validate: () => late().concat(judge(this)) });
  }

  /**
   * The former name of `apps`.
   * @deprecated use `apps`
   */
  public get monitorings(): AppMonitoring[] {
    return this.apps;
  }

  /** What is not monitored: workloads that declare no port for metrics, or were added too late. Sorted by code. */
  public get findings(): Finding[] {
    const found = this.found();
    const problems = [...found.monitored.map(cameLater), ...found.others.map(notMonitored), ...monitorsNothing(this, found)];

    return sortFindings(problems.map((problem) => this.at(problem)));
  }

  /**
   * What the check of the whole app needs to know about this construct.
   * @internal
   */
  public _declaration(): Declaration {
    const warnings = monitorsNothing(this, this.found()).map((problem) => this.at(problem));

    return { isReady: true, ...(warnings.length > 0 && { warnings }) };
  }

  /** What is in the scope, without what is monitored already. */
  private found(): FoundScope {
    const all = this.node.root.node.findAll();
    const scopes = all.filter((construct) => construct instanceof ScopeMonitoring);
    const workloads = all.filter((construct) => construct instanceof AppMonitoring).flatMap((monitoring) => monitoring._workloads());
    const covered = new Set<IConstruct>([...workloads, ...scopes.flatMap(({ subjects }) => [...subjects])]);
    const { monitored, others } = findScope(this.node.scope!, this.props, askOnce(this.answers, scopes.map(({ answers }) => answers)));

    return { monitored: monitored.filter((each) => !isCovered(each, covered)), others: others.filter((each) => !covered.has(each)) };
  }

  private at(problem: Problem): Finding {
    return findingAt(this.node.path, problem);
  }
}
