/** AM968: different targets of one server end with the same labels, so their samples are written to the same series. */
import { Severity } from '../../findings/finding';
import { Problem, quote } from '../../findings/problem';
import { quoteFew } from '../../findings/quote-few';
import { CheckedServer, isManaged } from '../../forecast/checked-server';
import { Forecast } from '../../forecast/forecast';
import { MonitorJob } from '../../forecast/monitor-jobs';
import { subjectOf, urlParts } from '../../forecast/pod-targets';
import { ScrapedTarget } from '../../forecast/target-index';
import { Pod } from '../../kubernetes/pods/pod';
import { isGiven, placeOfRule } from '../../manifests/rule-origin';
import { isMonitorKey } from '../../operator-port/monitor-kinds';
import { SampleSettings } from '../../prometheus/configuration/scrape-job';
import { RelabelRule } from '../../prometheus/relabel/rule';
import { Target } from '../../prometheus/targets/target';
import { groupBy } from '../../units/group';
import { Cause } from '../cause';

/**
 * Targets that differ in their path, or in parameters that select metrics, count as different on purpose: they serve other metrics, and
 * only `up` is the same.
 */
export const sameLabels: Cause = {
  code: 'AM968',
  stage: 'duplicates',
  *run(forecast) {
    const rules = new JobRules(forecast);
    const reported = new Set<string>();
    const isChanged = forecast.servers.some((server) => server.jobs().some(({ samples }) => removingIn(samples).length > 0));
    const groups = [...groupsOf(forecast, ({ target }) => target.labels), ...isChanged ? groupsOf(forecast, labelsOfSamples) : []];
    for (const group of groups) {
      const [first] = group;
      const id = `${subjectOf(first)} ${first.job.job}`;
      const jobs = group.map((each) => rules.tryOf(each));
      if (reported.has(id) || !jobs.every((job, i) => job !== undefined && keepsThemAlike(job, group[i]))) continue;
      reported.add(id);
      const others = [...new Set(group.map(subjectOf))].filter((key) => key !== subjectOf(first));
      const labels = labelsOfSamples(first);
      const isOfSamples = labels.size < first.target.labels.size && !areAlike(group, forecast);
      const problem = isOfSamples ? alikeInSamples(group, labels) : alike(group, jobs[0]!);
      yield { key: subjectOf(first), job: first.job.job, about: others, problem };
    }
  },
};

type Labels = ReadonlyMap<string, string>;

/**
 * The labels of a target that all of its samples have, without those that rules for samples remove. A rule that reads a label of the target
 * may keep its value in another label, so nothing is known then.
 */
function labelsOfSamples({ target: { labels }, job: { samples } }: ScrapedTarget): Labels {
  const removing = removingIn(samples);
  const isKept = samples?.rules.some(({ action, sourceLabels }) => (
    action === 'labelmap' || (!FILTERS.has(action) && sourceLabels.some((name) => labels.has(name)))));
  if (isKept || removing.length === 0) return labels;

  return new Map([...labels].filter(([name]) => removing.every(({ action, regex }) => regex.matches(name) === (action === 'labelkeep'))));
}

/** Rules that remove labels from samples. */
function removingIn(samples: SampleSettings | undefined): readonly RelabelRule[] {
  return samples?.rules.filter(({ action }) => action === 'labeldrop' || action === 'labelkeep') ?? [];
}

/** Actions that write no label. */
const FILTERS: ReadonlySet<RelabelRule['action']> = new Set(['keep', 'drop', 'keepequal', 'dropequal', 'labeldrop', 'labelkeep']);

/** Whether a group has the same labels before any rule for samples. */
function areAlike(group: readonly ScrapedTarget[], { cluster }: Forecast): boolean {
  const [{ target }] = group;
  const different = new Set(group.map((each) => JSON.stringify([...each.target.labels])));

  return different.size === 1 && (group.length > 1 || isForSeveralPods(target, target.labels, cluster.podsFrom(target.source)));
}

/** Targets of one server with the same labels and path: several, or one that represents several pods. */
function groupsOf({ servers, cluster }: Forecast, labelsOf: (each: ScrapedTarget) => Labels): ScrapedTarget[][] {
  return servers.flatMap((server) => {
    const isDivided = (server.managed?.server.spec.shards ?? 1) > 1;
    const all = server.jobs().flatMap((job) => job.targets.flatMap((target): ScrapedTarget[] => (
      target.unknownLabels.length > 0 || (isDivided && target.shard === undefined) ? [] : [{ server, job, target }])));
    const groups = groupBy(all, (each) => [JSON.stringify([each.target.shard ?? '', ...labelsOf(each), selectedMetrics(each.target.url)])]);

    const isForMany = (each: ScrapedTarget) => isForSeveralPods(each.target, labelsOf(each), cluster.podsFrom(each.target.source));

    return [...groups.values()].filter((group) => areSeveral(group) || (group.length === 1 && isForMany(group[0])));
  });
}

/** The path, and the parameters that select metrics: by convention `[]` ends their names, as in `collect[]` and `match[]`. */
function selectedMetrics(url: string): string {
  const { path = '', query = '' } = urlParts(url) ?? {};

  return JSON.stringify([path, ...[...new URLSearchParams(query)].filter(([name]) => name.endsWith('[]'))]);
}

/** One URL in several jobs is scraped twice, which is reported as that. Of one job, all targets differ, if only in what is not shown. */
function areSeveral(group: readonly ScrapedTarget[]): boolean {
  const urls = new Set(group.map(({ target }) => target.url));
  const jobs = new Set(group.map(({ job }) => job));

  return urls.size > 1 || group.length > jobs.size;
}

/** Whether each pod has a URL of its own, and no label of its own. */
function isForSeveralPods({ url, replicas, source }: Target, labels: Labels, pods: readonly Pod[]): boolean {
  const isMany = replicas === undefined ? source.startsWith('DaemonSet/') : replicas > 1;
  const pod = isMany ? pods.find(({ name, isPlaceholder }) => isPlaceholder && urlParts(url)?.host === name) : undefined;

  return pod !== undefined && ![...labels.values()].some((value) => [pod.name, ...pod.ips].some((text) => value.includes(text)));
}

/** Jobs with their rules, of monitors and of configurations; each object is read once. */
class JobRules {
  private readonly known = new Map<string, ReadonlyMap<string, MonitorJob>>();

  constructor(private readonly forecast: Forecast) {}

  tryOf({ server, job: { job, declaredBy } }: ScrapedTarget): MonitorJob | undefined {
    const key = `${server.key} ${declaredBy}`;
    const jobs = this.known.get(key) ?? new Map(this.read(server, declaredBy).map((each) => [each.job.name, each]));
    this.known.set(key, jobs);

    return jobs.get(job);
  }

  private read(server: CheckedServer, declaredBy: string): readonly MonitorJob[] {
    const { narrow, objects } = this.forecast;
    const monitor = isMonitorKey(declaredBy) ? objects.tryFindByKey(declaredBy) : undefined;
    if (monitor && isManaged(server)) return server.monitorJobs.of(monitor);

    return narrow.otherJobsOf(server).map((job) => (
      { job, origins: job.rules.map((_, i) => ({ object: server.key, fieldPath: `relabel_configs[${i}]` })) }));
  }
}

/**
 * Whether what only the cluster knows cannot make their labels differ: no rule makes a label of a part of a name or an address. Samples
 * that have labels of their own may be distinguished by them.
 */
function keepsThemAlike({ job: { rules, samples }, origins }: MonitorJob, { job, target }: ScrapedTarget): boolean {
  const isListed = target.source === job.declaredBy;

  return !samples.honorsLabels && (isListed || !rules.some((rule, i) => isGiven(origins[i]) && readsPart(rule)));
}

function readsPart({ action, sourceLabels, regex, targetLabel }: RelabelRule): boolean {
  const writes = action !== 'keep' && action !== 'drop' && !targetLabel.text.startsWith('__');

  return writes && !WHOLE.has(regex.text) && sourceLabels.some((label) => OF_CLUSTER.test(label));
}

const WHOLE: ReadonlySet<string> = new Set(['(.*)', '.*', '(.+)', '.+']);

/** Labels whose values only the cluster knows, and labels that are made of them. */
const OF_CLUSTER = /^(?:__address__|instance|pod|node|__meta_kubernetes_(?:node_.*|.*_(?:name|uid|ip|hostname|ready|phase|zone)))$/;

/** Which targets, and the labels that they have in common. */
function shown(group: readonly ScrapedTarget[], common: Labels): { readonly which: string; readonly labels: string } {
  const [{ target }] = group;
  const urls = new Set(group.map((each) => each.target.url));

  return {
    which: group.length > 1 ? quoteFew(urls) : `${target.replicas === undefined ? 'all' : `the ${target.replicas}`} pods of ${quote(target.source)}`,
    labels: [...common].map(([name, value]) => `${name}=${quote(value)}`).join(', '),
  };
}

function alikeInSamples(group: readonly ScrapedTarget[], common: Labels): Problem {
  const [{ server, job, target }] = group;
  const { which, labels } = shown(group, common);
  const removed = [...target.labels.keys()].filter((name) => !common.has(name));
  const field = isMonitorKey(job.declaredBy) ? 'metricRelabelings' : 'metric_relabel_configs';

  return {
    code: 'AM968',
    severity: Severity.WARNING,
    message: `${quote(server.key)} scrapes ${which}, and ${field} of job ${quote(job.job)} leave their samples with the same labels {${labels}} of the target, so samples that have no labels of their own to distinguish them are written to the same series`,
    fix: `keep one of the labels that ${field} remove and that differs, of ${removed.map(quote).join(', ')}`,
  };
}

function alike(group: readonly ScrapedTarget[], job: MonitorJob): Problem {
  const [{ server, target }] = group;
  const { which, labels } = shown(group, target.labels);

  return {
    code: 'AM968',
    severity: Severity.WARNING,
    message: `${quote(server.key)} scrapes ${which} with the same labels {${labels}}, so their samples are written to the same series and cannot be distinguished`,
    fix: fixOf(group, job),
  };
}

function fixOf(group: readonly ScrapedTarget[], { job: { rules }, origins }: MonitorJob): string {
  const hosts = new Set(group.map(({ target }) => urlParts(target.url)?.host));
  if (group.length > 1 && hosts.size === 1 && rules.some(({ targetLabel }) => targetLabel.text === '__param_target')) {
    return 'add a relabeling rule that copies __param_target to label "instance"';
  }
  const isOfPods = group.some(({ target }) => target.replicas !== undefined || target.source.startsWith('DaemonSet/'));
  const telling = isOfPods ? ['instance', 'pod'] : ['instance'];
  const places = origins.flatMap((origin, i) => (
    isGiven(origin) && telling.some((label) => takes(rules[i], label)) ? [placeOfRule(origin)] : []));

  return `keep label ${telling.map(quote).join(' or ')} as it is${places.length === 0 ? ', or give each target a label of its own' : `: change ${places.join(' and ')}`}`;
}

/** Whether a rule removes a label, or writes to it. */
function takes({ action, regex, targetLabel }: RelabelRule, label: string): boolean {
  if (action === 'labeldrop') return regex.matches(label);

  return action === 'labelkeep' ? !regex.matches(label) : targetLabel.text === label && action !== 'keepequal' && action !== 'dropequal';
}
