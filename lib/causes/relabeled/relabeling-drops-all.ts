/** AM925: relabeling rules of a monitor drop every target that it finds, or those of parts that are left to no shard. */
import { dividedTwice } from './divided-twice';
import { lostParts } from './lost-parts';
import { Problem, quote } from '../../findings/problem';
import { quoteFew } from '../../findings/quote-few';
import { ManagedServer } from '../../forecast/checked-server';
import { Forecast } from '../../forecast/forecast';
import { MonitorJob } from '../../forecast/monitor-jobs';
import { tryDeclaration } from '../../forecast/pod-targets';
import { holdsAddress, PLACEHOLDER } from '../../kubernetes/placeholder';
import { listAt } from '../../manifests/manifest';
import { StoredObject } from '../../manifests/objects';
import { GivenRule, isGiven } from '../../manifests/rule-origin';
import { describeDrop } from '../../prometheus/relabel/describe-drop';
import { keptLikeness } from '../../prometheus/relabel/kept-likeness';
import { relabel } from '../../prometheus/relabel/relabel';
import { RelabelRule } from '../../prometheus/relabel/rule';
import { requiredLabels } from '../../prometheus/targets/required-labels';
import { JobTargets } from '../../prometheus/targets/target';
import { findTargets } from '../../prometheus/targets/targets-of-job';
import { Cause } from '../cause';
import { rulePlace } from '../rule-place';

/** Targets that the rules of the operator drop do not count: the monitor does not mean them. */
export const relabelingDropsAll: Cause = {
  code: 'AM925',
  stage: 'relabeled',
  *run(forecast) {
    for (const { server, job } of emptyJobs(forecast)) {
      const monitor = tryDeclaration(forecast, job)?.monitor;
      const written = monitor && server.monitorJobs.tryWithoutTargets(job.job);
      const dropped = written && !findsOthers(monitor) && whatDrops(written, monitor, forecast);
      if (dropped) yield { key: monitor.key, job: job.job, about: [...dropped.sources], problem: dropsAll(server, monitor, dropped) };
    }
    yield* lostParts(forecast);
    yield* dividedTwice(forecast);
  },
};

/** Jobs without targets, each once even if several servers have it. */
function emptyJobs({ managedServers }: Forecast): { readonly server: ManagedServer; readonly job: JobTargets }[] {
  const jobs = managedServers.flatMap((server) => server.jobs().filter(({ targets, unknown }) => targets.length === 0 && unknown.size === 0)
    .map((job) => [job.job, { server, job }] as const));

  return [...new Map(jobs.reverse()).values()];
}

/** The rule that drops the targets that pass the most rules, and why it drops the one that is most like what it keeps. */
interface Dropped {
  readonly rule: RelabelRule;
  readonly origin: GivenRule;
  readonly why: string;
  readonly sources: ReadonlySet<string>;
}

/** A discovery of pods and Services in all namespaces finds those of other manifests, too. */
function findsOthers({ kind, manifest }: StoredObject): boolean {
  const discoveries = listAt(manifest, ['spec', 'kubernetesSDConfigs']);

  return kind === 'ScrapeConfig' && discoveries.some((each) => listAt(each, ['namespaces', 'names']).length === 0);
}

/** Undefined if no target is found, if one is kept, and if it depends on something that is known only in the cluster. */
function whatDrops({ job, origins }: MonitorJob, monitor: StoredObject, forecast: Forecast): Dropped | undefined {
  const begin = origins.findIndex(isGiven);
  if (begin < 0) return undefined;
  const end = origins.map(isGiven).lastIndexOf(true) + 1;
  const before = job.rules.slice(0, begin);
  const found = [...findTargets([{ ...job, rules: before }], forecast.discovery, monitor.key, requiredLabels(before))].filter(({ outcomes: [outcome] }) => 'url' in outcome);
  let last = -1;
  let nearest = -1;
  let why = '';
  for (const { discovered } of found) {
    const { dropped } = relabel(discovered, job.rules.slice(0, end));
    if (dropped === undefined) return undefined;
    const { labels = new Map<string, string>() } = relabel(discovered, job.rules.slice(0, dropped));
    const reason = describeDrop(job.rules[dropped], labels);
    const { regex } = job.rules[dropped];
    const rules = job.rules.slice(begin, dropped + 1);
    const read = rules.flatMap(({ sourceLabels }) => sourceLabels);
    const isDivided = rules.some(({ action }) => action === 'hashmod');
    const isInjected = forecast.podsOf(monitor).some((pod) => forecast.surroundings().injection.mayPass(pod, read, regex.text).length > 0);
    const isOfRunTime = read.some((label) => OF_CLUSTER.test(label) || isOpen(label, monitor, forecast));
    if (isDivided || isInjected || isOfRunTime || isOfCluster(reason, labels.get(POD_NAME) ?? '')) return undefined;
    const likeness = keptLikeness(job.rules[dropped], labels);
    if (dropped > last || (dropped === last && likeness > nearest)) [last, nearest, why] = [dropped, likeness, reason];
  }

  const origin = origins[last];

  return isGiven(origin) ? { rule: job.rules[last], origin, why, sources: new Set(found.map(({ target }) => target.source)) } : undefined;
}

const POD_NAME = '__meta_kubernetes_pod_name';

/** Labels that no manifest decides on: neither on their values nor on whether they are set. */
const OF_CLUSTER = /^__meta_kubernetes_(?:node_|.*_(?:node_name|zone|uid|host_ip|pod_ip|pod_name|address_target_name|controller_name|hostname|ready|phase)$)/;

/** Whether a value is a placeholder for one that is known only in the cluster. */
function isOfCluster(reason: string, podName: string): boolean {
  return reason.includes(PLACEHOLDER) || holdsAddress(reason) || (podName !== '' && reason.includes(podName));
}

/** Labels of a namespace that is not among the manifests. */
function isOpen(label: string, { namespace }: StoredObject, forecast: Forecast): boolean {
  return label.startsWith('__meta_kubernetes_namespace_') && !forecast.objects.tryFind('Namespace', '', namespace);
}

function dropsAll({ key }: ManagedServer, monitor: StoredObject, { rule, origin, why, sources }: Dropped): Problem {
  const fields = [...rule.regex.text === '(.*)' ? [] : ['regex'], ...rule.sourceLabels.length === 0 ? [] : ['sourceLabels']];
  const { place, field } = rulePlace(monitor.key, origin);

  return {
    code: 'AM925',
    message: `${place} drops all targets that ${quote(key)} finds for it (${quoteFew(sources)}), so nothing is scraped: ${why}`,
    fix: `change ${fields.join(' or ') || 'the labels'} of this rule, or remove the rule`,
    ...field !== undefined && { field },
  };
}
