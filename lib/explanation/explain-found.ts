/** Which jobs of the servers scrape some objects, and at which step the others lose them. */
import { reachOf } from './access';
import { ExplainContext } from './explain-context';
import { butDrops, dropStep } from './explain-drop';
import { errorsOn, failingSteps } from './explain-failure';
import { monitorSteps } from './explain-monitor';
import { unusableSteps, withoutConfigurationSteps } from './explain-server';
import { notKnown, passes, some } from './explain-step';
import { ExplanationStage, ExplanationStep } from './explanation';
import { quote } from '../findings/problem';
import { CheckedServer, isManaged, ManagedServer } from '../forecast/checked-server';
import { IsWanted } from '../forecast/narrow-discovery';
import { UNMANAGED_SERVER } from '../forecast/server-targets';
import { StoredObject } from '../manifests/objects';
import { findsTargets, JobTargets } from '../prometheus/targets/target';

/** A workload or a Service, as those who look for targets see it. */
export interface Sought {
  readonly key: string;
  /** Keys by which monitors find it: of workloads with their pods, and of Services. */
  readonly keys: ReadonlySet<string>;
  readonly isWanted: IsWanted;
  /** Keys of the workloads whose pods are looked at; absent for all. */
  readonly sources?: ReadonlySet<string>;
  /** Remarks on the URLs of its targets. */
  readonly remarkOn: (urls: readonly string[]) => string;
}

/** What one server makes of it: jobs that scrape it, then every job of a monitor that selects it and loses it. */
export function foundSteps(context: ExplainContext, server: CheckedServer, sought: Sought): ExplanationStep[] {
  const without = [...unusableSteps(context, server), ...withoutConfigurationSteps(context, server)];
  if (without.length > 0) return without;
  const { inspected: { forecast }, hideSecrets } = context;
  const jobs = forecast.narrow.run(server, sought.isWanted, { hideSecrets }).map(withoutListed);
  const steps = [
    ...jobs.filter(findsTargets).flatMap((job) => scrapedSteps(context, job, sought, server.key)),
    ...isManaged(server) ? allLostSteps(context, server, sought) : [],
  ];

  return steps.length > 0 ? unique(steps) : droppedByOthers(context, server, jobs, sought);
}

/** Without targets that a job lists: it is not known what is behind them. */
function withoutListed(job: JobTargets): JobTargets {
  return { ...job, targets: job.targets.filter(({ source }) => source !== job.declaredBy) };
}

function scrapedSteps(
  context: ExplainContext, found: JobTargets, { remarkOn }: Sought, key: string,
): ExplanationStep[] {
  const { job, declaredBy, targets, dropped } = found;
  const { reached, denials } = reachOf(context, found, key);
  const urls = [...new Set(reached.map(({ url }) => url))];
  const whose = declaredBy === key ? '' : ` of ${declaredBy}`;
  const scraped = passes(ExplanationStage.TARGETS, `job ${quote(job)}${whose} scrapes ${some(urls)}${remarkOn(urls)}${butDrops(targets.length, dropped)}`, key);

  return [...urls.length === 0 ? [] : [scraped], ...failingSteps(context, denials, key)];
}

function allLostSteps(context: ExplainContext, server: ManagedServer, sought: Sought): ExplanationStep[] {
  return monitorsSelecting(context, server, sought).flatMap((monitor) => lostSteps(context, server, monitor, sought));
}

/** ServiceMonitors, then PodMonitors. */
function monitorsSelecting({ inspected: { forecast, objects } }: ExplainContext, server: ManagedServer, { keys }: Sought): StoredObject[] {
  return [...objects.ofKind('ServiceMonitor'), ...objects.ofKind('PodMonitor')]
    .filter((monitor) => forecast.selectedBy(monitor, [server]).some(({ source }) => keys.has(source)));
}

/** The last step of each job that loses it. */
function lostSteps(
  context: ExplainContext, server: ManagedServer, monitor: StoredObject, { keys, isWanted, sources }: Sought,
): ExplanationStep[] {
  return [...monitorSteps(context, server, monitor, { keys, isWanted, sources })].filter(({ isOk }) => !isOk).map((step) => (
    step.finding ? step : { ...step, message: `${step.message} (${monitor.key} selects it)` }));
}

/** One denial is met by all jobs of a monitor. */
function unique(steps: readonly ExplanationStep[]): ExplanationStep[] {
  return [...new Map(steps.map((step) => [JSON.stringify(step), step])).values()];
}

/** Jobs of ScrapeConfigs and of configurations look at everything: what they drop is shown where no other job scrapes it. */
function droppedByOthers(context: ExplainContext, server: CheckedServer, jobs: readonly JobTargets[], { keys }: Sought): ExplanationStep[] {
  const errors = [...keys].flatMap((each) => errorsOn(context, each, { stages: ['annotations', 'relabeled'] }));
  if (errors.length > 0) return failingSteps(context, errors, server.key);
  const { forecast } = context.inspected;
  const { key } = server;
  const others = new Map(forecast.narrow.otherJobsOf(server).map((job) => [job.name, job]));
  const steps = jobs.filter(({ job, dropped }) => dropped.length > 0 && others.has(job))
    .map(({ job, declaredBy, dropped }) => dropStep({ job: others.get(job)!, dropped, monitor: declaredBy }, key));
  const unread = server.result.unreadFiles?.() ?? [];
  if (unread.length > 0) return [...steps, ...unreadSteps(context, key)];
  if (steps.length > 0 || key !== UNMANAGED_SERVER) return steps;

  return [notKnown(ExplanationStage.DISCOVERY, 'no job of this configuration looks there', `add a job with kubernetes_sd_configs to ${UNMANAGED_SERVER}`, key)];
}

/** Files that are not known may have a job that scrapes it. */
function unreadSteps(context: ExplainContext, key: string): ExplanationStep[] {
  return failingSteps(context, context.inspected.diagnosis().find(key, { stages: ['server'] }).filter(({ problem: { code } }) => code === 'AM642'), key, ExplanationStage.DISCOVERY)
    .map(({ message, fix, finding: _, ...step }) => ({ ...notKnown(step.stage, message, fix ?? '', key) }));
}
