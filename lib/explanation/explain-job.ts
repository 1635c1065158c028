/** Explains one job of a monitor: where it looks for targets, what it selects there, and what happens to it. */
import { reachOf } from './access';
import { JobContext } from './explain-context';
import { butDrops, dropStep } from './explain-drop';
import { endpointsStep, whyNoEndpoints } from './explain-endpoints';
import { errorsOn, failingSteps } from './explain-failure';
import { Focus } from './explain-outcome';
import { named, notKnown, passes, some } from './explain-step';
import { ExplanationStage, ExplanationStep } from './explanation';
import { selectorWords } from './selector-words';
import { bringersFor } from '../causes/brought';
import { quote, quoteList } from '../findings/problem';
import { CauseStage } from '../forecast/diagnosis';
import { Labelled } from '../forecast/match-index';
import { Lookup } from '../forecast/monitored-objects';
import { API_SERVER_SERVICE } from '../kubernetes/api-server-service';
import { isGiven } from '../manifests/rule-origin';
import { selectorMatches } from '../manifests/selectors/selector';
import { ScrapeJob, SdConfig } from '../prometheus/configuration/scrape-job';
import { DroppedTarget, findsTargets, JobTargets } from '../prometheus/targets/target';
import { findsUnknownNodes } from '../prometheus/targets/targets-of-server';
import { groupBy } from '../units/group';

/** The steps of a job, up to the first one that fails. */
export function* jobSteps(context: JobContext, focus?: Focus): Generator<ExplanationStep> {
  const { inspected: { forecast }, server, monitor, job } = context;
  const lookup = forecast.monitored().targetSelectorOf(monitor);
  if (!lookup || job.discoveries.every(({ kind }) => kind !== 'kubernetes')) {
    yield* fixedSteps(context);

    return;
  }
  const selected = forecast.selectedBy(monitor, [server]).filter(({ source }) => !focus || focus.keys.has(source));
  const outcome = context.outcomeOf(job.name);
  const isFound = findsTargets(outcome);
  if (selected.length === 0 && !isFound) {
    yield* failures(context, ['lookup']) ?? (isForApiServers(context, lookup) ? apiServerSteps(context, lookup) : [nothingSelected(context, lookup)]);

    return;
  }
  yield passes(ExplanationStage.DISCOVERY, placeSentence(context, lookup), server.key);
  const owners = named(selected.map(({ source }) => source));
  if (selected.length > 0) yield passes(ExplanationStage.SELECTOR, `its selector requires ${selectorWords(lookup.selector)}, as ${owners} ${owners.includes(', ') ? 'have' : 'has'}`, server.key);
  // A Probe sends its prober to the Ingress, whatever is behind it.
  const behind = endpointsStep(context, selected, focus?.sources);
  if (behind) {yield behind;} else if (!isFound && monitor.kind !== 'Probe') {
    yield* failures(context, ['lookup', 'ports'], selected) ?? [whyNoEndpoints(context, selected, focus?.sources)];

    return;
  }
  yield* outcomeSteps(context, outcome);
}

function placeSentence({ job, inspected: { forecast }, server, monitor }: JobContext, { called }: Lookup): string {
  const namespaces = forecast.namespacesOf(monitor, [server]);
  const isBySlices = job.discoveries.some((each) => each.kind === 'kubernetes' && each.config.role === 'endpointslice');
  const role = called === 'Services' ? `${isBySlices ? 'EndpointSlices' : 'Endpoints'} of Services` : called;

  return `job ${quote(job.name)} looks for ${role} in ${namespaces === undefined ? 'all namespaces' : `namespace ${quoteList(namespaces)}`}`;
}

function* fixedSteps(context: JobContext): Generator<ExplanationStep> {
  const { job, server, monitor, inspected: { cluster } } = context;
  const isUnknown = (each: SdConfig) => each.kind === 'unknown' || findsUnknownNodes(each, cluster);
  const step = otherDiscoveries(job, server.key, isUnknown);
  if (!step) {
    yield* failingSteps(context, errorsOn(context, monitor.key, { stages: ['lookup'], server: server.key }), server.key, ExplanationStage.DISCOVERY);

    return;
  }
  yield step;
  const outcome = context.outcomeOf(job.name);
  if (job.discoveries.some((each) => !isUnknown(each)) || outcome.denied.length > 0) yield* outcomeSteps(context, outcome);
}

/** Undefined without any target and discovery. */
function otherDiscoveries(
  { name, discoveries: all }: ScrapeJob, key: string, isUnknown: (each: SdConfig) => boolean,
): ExplanationStep | undefined {
  const discoveries = all.filter((each) => !isUnknown(each));
  const unknown = all.filter(isUnknown).map((each) => (each.kind === 'unknown' ? each.name : 'the API server for nodes'));
  const fixed = discoveries.flatMap((each) => (each.kind === 'static' ? each.groups.flatMap(({ targets }) => targets) : []));
  const roles = discoveries.flatMap((each) => (each.kind === 'kubernetes' ? [each.config.role] : []));
  const parts = [
    ...fixed.length === 0 ? [] : [`lists ${some(fixed)}`],
    ...roles.length === 0 ? [] : [`looks for ${roles.join(', ')} in the cluster`],
    ...unknown.length === 0 ? [] : [`asks ${unknown.join(', ')}, whose targets are not known until run time`],
  ];

  return parts.length === 0 ? undefined : passes(ExplanationStage.DISCOVERY, `job ${quote(name)} ${parts.join(', and ')}`, key);
}

/** Errors of some stages on the monitor and on the Services that it selects; undefined if there are no errors. */
function failures(context: JobContext, stages: readonly CauseStage[], selected: readonly Labelled[] = []): ExplanationStep[] | undefined {
  const { server: { key }, monitor, job } = context;
  const keys = [monitor.key, ...monitor.kind === 'ServiceMonitor' ? selected.map(({ source }) => source) : []];
  const errors = keys.flatMap((each) => errorsOn(context, each, { stages, server: key, ...each === monitor.key && { job: job.name } }));

  return errors.length > 0 ? failingSteps(context, errors, key) : undefined;
}

/** A step for a selector that matches nothing. The cause is not known, since the cluster may have more objects than the manifests. */
function nothingSelected(context: JobContext, lookup: Lookup): ExplanationStep {
  const { monitor, server: { key } } = context;
  const { called, selector } = lookup;
  const bringers = bringersFor(context.inspected.forecast, monitor, selector);
  const others = bringers.length === 0 ? 'other manifests may bring it' : `it is missing unless ${bringers.slice(0, 2).join(' or ')}`;

  return notKnown(
    ExplanationStage.SELECTOR, `${placeSentence(context, lookup)}, but the manifests hold nothing there with ${selectorWords(selector)}; ${others}`,
    `add the manifests of the ${called}, or change the selector of ${monitor.key}`, key,
  );
}

/** Whether a selector is for the Service that every cluster has, which is seldom in a manifest. */
function isForApiServers({ monitor, server, inspected: { forecast } }: JobContext, { selector }: Lookup): boolean {
  const { labels, namespace } = API_SERVER_SERVICE;

  return monitor.kind === 'ServiceMonitor' && selectorMatches(selector, labels) && forecast.namespacesOf(monitor, [server])?.includes(namespace) !== false;
}

function apiServerSteps(context: JobContext, lookup: Lookup): ExplanationStep[] {
  const { job, server: { key } } = context;
  const { key: service } = API_SERVER_SERVICE;

  return [
    passes(ExplanationStage.DISCOVERY, placeSentence(context, lookup), key),
    passes(ExplanationStage.SELECTOR, `its selector requires ${selectorWords(lookup.selector)}, as ${service} has, which exists in every cluster`, key),
    notKnown(
      ExplanationStage.ENDPOINTS, `${service} leads to the API servers, whose addresses are not in the manifests; its only port is "https"`,
      `look at job ${quote(job.name)} among the targets of Prometheus`, key,
    ),
  ];
}

function* outcomeSteps(context: JobContext, outcome: JobTargets): Generator<ExplanationStep> {
  const { server: { key }, monitor, job } = context;
  const { dropped } = outcome;
  if (findsTargets(outcome)) {
    yield* reachedSteps(context, outcome);
    yield* lossSteps(context, outcome);
  } else {
    const errors = failures(context, [...outcome.denied.length > 0 ? ['access' as const] : [], 'ports', 'relabeled']);
    if (errors) yield* errors;
    else if (dropped.length > 0) yield injectedStep(context, dropped) ?? dropStep({ job, dropped, monitor: monitor.key }, key);
    else yield notKnown(ExplanationStage.DISCOVERY, `job ${quote(job.name)} finds nothing: no pod there has an address`, 'add the manifest of the workload to scrape', key);
  }
}

/** A rule that keeps what a webhook adds to a pod, so that no manifest shows it: of a pod that asks for a webhook, if there is one. */
function injectedStep(
  { server: { key }, monitor, job, inspected: { forecast } }: JobContext, dropped: readonly DroppedTarget[],
): ExplanationStep | undefined {
  const { injection } = forecast.surroundings();
  const pods = groupBy(forecast.podsOf(monitor), ({ source }) => [source]);
  const found = dropped.flatMap(({ rule, origin, source, reason }) => (pods.get(source) ?? []).flatMap((pod) => {
    if (rule === undefined || !isGiven(origin)) return [];
    const injectors = injection.mayPass(pod, job.rules[rule].sourceLabels, job.rules[rule].regex.text);

    return injectors.length === 0 ? [] : [{ pod, reason, injectors: injectors.join(' or ') }];
  }));
  const nearest = found.find(({ pod }) => injection.isAskedFor(pod)) ?? found[0];
  if (nearest === undefined) return undefined;
  const { pod: { source }, reason, injectors } = nearest;

  return notKnown(
    ExplanationStage.RULES, `job ${quote(job.name)} drops all targets of ${source} that the manifests show unless ${injectors}: ${reason}`,
    `make sure that ${injectors}`, key,
  );
}

/** The steps of a job that has targets: Prometheus may not be allowed to list or to reach them. */
function* reachedSteps(context: JobContext, outcome: JobTargets): Generator<ExplanationStep> {
  const { server: { key }, job } = context;
  const { targets, dropped } = outcome;
  const { reached, denials } = reachOf(context, outcome, key);
  const urls = some([...new Set(reached.map(({ url }) => url))]);
  if (reached.length > 0) yield passes(ExplanationStage.TARGETS, `job ${quote(job.name)} scrapes ${urls}${butDrops(targets.length, dropped)}`, key);
  yield* failingSteps(context, denials, key);
}

/** What rules take from a job that finds targets: other targets, or all samples. */
function lossSteps(context: JobContext, { targets, dropped }: JobTargets): ExplanationStep[] {
  const { server: { key }, monitor, job } = context;
  const sources = new Set([...targets, ...dropped].map(({ source }) => source));
  const errors = errorsOn(context, monitor.key, { stages: ['relabeled'], server: key, job: job.name });

  return failingSteps(context, errors.filter(({ about = [] }) => about.some((source) => sources.has(source))), key);
}
