/** Which jobs of the servers scrape some objects, and at which step the others lose them. */
import { IsWanted } from './explain-discovery';
import { dropStep } from './explain-drop';
import { monitorSteps } from './explain-monitor';
import { ExplainScene, Selectable } from './explain-scene';
import { isManaged, tryManaged, whyNoConfiguration } from './explain-server';
import { fails, passes, some, TARGETS } from './explain-step';
import { monitorsThatSelect } from './explain-who-selects';
import { ExplanationStep } from './explanation';
import { quote } from '../findings/problem';
import { UNMANAGED_SERVER } from '../forecast/server-targets';
import { StoredObject } from '../manifests/objects';
import { JobTargets } from '../prometheus/targets/target';

/** A workload or a Service, as those who look for targets see it. */
export interface Sought {
  readonly key: string;
  readonly namespace: string;
  readonly name: string;
  /** What PodMonitors go by. */
  readonly pods: readonly Selectable[];
  /** What ServiceMonitors go by. */
  readonly services: readonly Selectable[];
  readonly isWanted: IsWanted;
  /** Keys of the workloads whose pods are looked at; absent for all. */
  readonly sources?: ReadonlySet<string>;
  /** Remarks on the URLs of its targets. */
  readonly remarkOn: (urls: readonly string[]) => string;
}

/** What one server makes of it: jobs that scrape it, then every job of a monitor that selects it and loses it. */
export function foundSteps(scene: ExplainScene, key: string, sought: Sought): ExplanationStep[] {
  const found = key === UNMANAGED_SERVER ? undefined : tryManaged(scene, key);
  if (found && !isManaged(found)) return [found];
  const why = whyNoConfiguration({ key, ...scene.inspected.servers.get(key)! });
  if (why) return [why];
  const jobs = scene.run(key, sought.isWanted).map(withoutListed);
  const scraped = jobs.filter(({ targets }) => targets.length > 0).map((job) => scrapedStep(job, sought, key));
  const lost = found ? monitorsThatSelect(scene, found, sought).flatMap((monitor) => lostSteps(scene, key, monitor, sought)) : [];
  const steps = [...scraped, ...lost];

  return steps.length > 0 ? steps : droppedByOthers(scene, key, jobs);
}

/** Without targets that a job lists: nobody knows what is behind them. */
function withoutListed(job: JobTargets): JobTargets {
  return { ...job, targets: job.targets.filter(({ source }) => source !== job.declaredBy) };
}

function scrapedStep({ job, declaredBy, targets }: JobTargets, { remarkOn }: Sought, key: string): ExplanationStep {
  const urls = [...new Set(targets.map(({ url }) => url))];
  const whose = declaredBy === key ? '' : ` of ${declaredBy}`;

  return passes(TARGETS, `job ${quote(job)}${whose} scrapes ${some(urls)}${remarkOn(urls)}`, key);
}

function lostSteps(scene: ExplainScene, key: string, monitor: StoredObject, sought: Sought): ExplanationStep[] {
  const keys = new Set([...sought.pods, ...sought.services].map((each) => each.key));
  const { isWanted, sources } = sought;

  return [...monitorSteps(scene, key, monitor, { keys, isWanted, sources })].filter(({ isOk }) => !isOk)
    .map((step) => ({ ...step, message: `${monitor.key} selects it, but ${step.message}` }));
}

/** Jobs of ScrapeConfigs and of configurations look at everything: what they drop is worth telling where nobody scrapes it. */
function droppedByOthers(scene: ExplainScene, key: string, jobs: readonly JobTargets[]): ExplanationStep[] {
  const others = new Map(scene.otherJobsOf(key).map((job) => [job.name, job]));
  const losers = jobs.filter(({ job, dropped }) => dropped.length > 0 && others.has(job));
  const steps = losers.map(({ job, declaredBy, dropped }) =>
    dropStep({ scene, job: others.get(job)!, dropped, selected: [], monitor: declaredBy }, key));
  if (steps.length > 0 || key !== UNMANAGED_SERVER) return steps;

  return [fails('discovery', 'no job of it looks there', `add a job with kubernetes_sd_configs to ${UNMANAGED_SERVER}`, key)];
}

