/** AM925: rules of a monitor drop every target that it finds. */
import { Problem, quote } from '../../findings/problem';
import { CheckedServer, Forecast } from '../../forecast/forecast';
import { StatedRule, StatedRules, statedRulesOf } from '../../forecast/given-rules';
import { tryDeclaration } from '../../forecast/pod-targets';
import { holdsAddress, PLACEHOLDER } from '../../kubernetes/placeholder';
import { StoredObject } from '../../manifests/objects';
import { KubernetesDiscovery } from '../../prometheus/discovery/kubernetes-discovery';
import { describeDrop } from '../../prometheus/relabel/describe-drop';
import { relabel } from '../../prometheus/relabel/relabel';
import { requiredLabels } from '../../prometheus/targets/required-labels';
import { JobTargets } from '../../prometheus/targets/target';
import { findTargets } from '../../prometheus/targets/targets-of-job';
import { Cause } from '../cause';
import { mayBeInjected } from '../ports/declared-ports';
import { quoteFew } from '../quote-few';

/** Targets that rules of the operator drop are none that the monitor means. */
export const relabelingDropsAll: Cause = {
  code: 'AM925',
  *run(forecast) {
    const discovery = new KubernetesDiscovery(forecast.cluster);
    for (const { server, job } of emptyJobs(forecast)) {
      const declaration = tryDeclaration(forecast, job);
      const stated = declaration && statedRulesOf(server.managed!, declaration.monitor, declaration.part);
      if (!stated) continue;
      const dropped = whatDrops(stated, discovery, declaration.monitor, forecast);
      if (dropped) yield { key: declaration.monitor.key, problem: dropsAll(server, dropped) };
    }
  },
};

/** Jobs that scrape nothing, each once though several servers have it. */
function emptyJobs({ managedServers }: Forecast): { readonly server: CheckedServer; readonly job: JobTargets }[] {
  const jobs = managedServers.flatMap((server) => server.jobs().filter(({ targets, unknown }) => targets.length === 0 && unknown.size === 0)
    .map((job) => [job.job, { server, job }] as const));

  return [...new Map(jobs.reverse()).values()];
}

/** The rule that drops those that get furthest. */
interface Dropped {
  readonly by: StatedRule;
  readonly why: string;
  readonly sources: ReadonlySet<string>;
}

/** Nothing where none is found, one is kept, or something that only a cluster knows decides. */
function whatDrops(
  { job, byIndex }: StatedRules, discovery: KubernetesDiscovery, monitor: StoredObject, forecast: Forecast,
): Dropped | undefined {
  const [begin, end] = [Math.min(...byIndex.keys()), Math.max(...byIndex.keys()) + 1];
  const before = job.rules.slice(0, begin);
  const found = [...findTargets({ ...job, rules: before }, discovery, monitor.key, requiredLabels(before))].filter(({ outcome }) => 'url' in outcome);
  let last = -1;
  let why = '';
  for (const { discovered } of found) {
    const { dropped } = relabel(discovered, job.rules.slice(0, end));
    const by = dropped === undefined ? undefined : byIndex.get(dropped);
    if (dropped === undefined || !by) return undefined;
    const { labels = new Map<string, string>() } = relabel(discovered, job.rules.slice(0, dropped));
    const reason = describeDrop(job.rules[dropped], labels);
    const rules = job.rules.slice(begin, dropped + 1);
    const read = rules.flatMap(({ sourceLabels }) => sourceLabels);
    const isDivided = rules.some(({ action }) => action === 'hashmod');
    const readsContainer = read.some((label) => label.startsWith(CONTAINER));
    const isInjected = readsContainer && mayBeInjected(forecast, forecast.podsOf(monitor), String(by.rule.regex));
    const isOfRunTime = read.some((label) => OF_CLUSTER.test(label) || isOpen(label, monitor, forecast));
    if (isDivided || isInjected || isOfRunTime || isOfCluster(reason, labels.get(POD_NAME) ?? '')) return undefined;
    if (dropped > last) [last, why] = [dropped, reason];
  }

  return found.length === 0 ? undefined : { by: byIndex.get(last)!, why, sources: new Set(found.map(({ target }) => target.source)) };
}

/** What a rule reads of a container. */
const CONTAINER = '__meta_kubernetes_pod_container_';

const POD_NAME = '__meta_kubernetes_pod_name';

/** Labels whose values, or whether they are there at all, no manifest tells. */
const OF_CLUSTER = /^__meta_kubernetes_(?:node_|.*_(?:node_name|zone|uid|host_ip|pod_ip|pod_name|address_target_name|controller_name|hostname|ready|phase)$)/;

/** Whether a value stands for one that only a cluster gives. */
function isOfCluster(reason: string, podName: string): boolean {
  return reason.includes(PLACEHOLDER) || holdsAddress(reason) || (podName !== '' && reason.includes(podName));
}

/** Labels of a namespace that nobody declares. */
function isOpen(label: string, { namespace }: StoredObject, forecast: Forecast): boolean {
  return label.startsWith('__meta_kubernetes_namespace_') && !forecast.objects.tryFind('Namespace', '', namespace);
}

function dropsAll({ key }: CheckedServer, { by: { place, rule }, why, sources }: Dropped): Problem {
  const fields = ['regex', 'sourceLabels'].filter((field) => rule[field] !== undefined);

  return {
    code: 'AM925',
    message: `${place} drops all that ${quote(key)} finds for it (${quoteFew(sources)}), so nothing is scraped: ${why}`,
    fix: `change ${fields.join(' or ') || 'the labels'} of the rule, or remove it`,
  };
}
