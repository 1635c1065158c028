/** The way of one job of a monitor: where it looks, what it selects there, and what becomes of it. */
import { IsWanted } from './explain-discovery';
import { dropStep } from './explain-drop';
import { endpointsStep } from './explain-endpoints';
import { lacking, nearest, selectorWords } from './explain-labels';
import { ExplainScene, ManagedServer, Selectable } from './explain-scene';
import { Focus, Search, searchOf } from './explain-search';
import { fails, named, passes, some, TARGETS } from './explain-step';
import { ExplanationStep } from './explanation';
import { quote, quoteList } from '../findings/problem';
import { MonitorJob } from '../forecast/monitor-jobs';
import { StoredObject } from '../manifests/objects';
import { ScrapeJob } from '../prometheus/configuration/scrape-job';

/** A job, its monitor, and the server that runs it. */
export interface JobContext extends MonitorJob {
  readonly scene: ExplainScene;
  readonly server: ManagedServer;
  readonly monitor: StoredObject;
}

/** Up to the first one that fails. */
export function* jobSteps(context: JobContext, focus?: Focus): Generator<ExplanationStep> {
  const { scene, server, monitor, job } = context;
  const search = searchOf(scene, monitor, context);
  const { key } = server;
  if (!search) {
    const step = otherDiscoveries(job, key);
    yield step;
    if (!step.isOk || job.discoveries.every(({ kind }) => kind === 'unknown')) return;
    yield outcomeStep(context, []);

    return;
  }
  const seen = search.all.filter((each) => search.isSeen(each));
  const selected = seen.filter((each) => search.isSelected(each) && (!focus || focus.keys.has(each.key)));
  if (selected.length === 0) {
    yield whyNoneSelected(search, seen, context);

    return;
  }
  yield passes('discovery', `job ${quote(job.name)} looks for ${search.role} in ${placeOf(search)}`, key);
  yield passes('selector', `its selector wants ${selectorWords(search.selector)}, as ${named(selected)} ${selected.length === 1 ? 'has' : 'have'}`, key);
  // A prober is asked about an Ingress, whatever is behind it.
  const behind = search.noun === 'Ingress' ? undefined : endpointsStep(scene, search.noun, selected, key, focus?.sources);
  if (behind) yield behind;
  if (behind?.isOk !== false) yield outcomeStep(context, selected, search, focus);
}

function placeOf({ namespaces }: Search): string {
  return namespaces.length === 0 ? 'all namespaces' : `namespace ${quoteList(namespaces)}`;
}

function otherDiscoveries({ name, discoveries }: ScrapeJob, key: string): ExplanationStep {
  if (discoveries.length === 0) return fails('discovery', `job ${quote(name)} has nowhere to look for targets`, 'give it targets, or a discovery', key);
  const unknown = discoveries.flatMap((each) => (each.kind === 'unknown' ? [each.name] : []));
  const fixed = discoveries.flatMap((each) => (each.kind === 'static' ? each.groups.flatMap(({ targets }) => targets) : []));
  const roles = discoveries.flatMap((each) => (each.kind === 'kubernetes' ? [each.config.role] : []));
  const parts = [
    ...fixed.length === 0 ? [] : [`lists ${some(fixed)}`],
    ...roles.length === 0 ? [] : [`looks for ${roles.join(', ')} in the cluster`],
    ...unknown.length === 0 ? [] : [`asks ${unknown.join(', ')}, whose targets are not known until run time`],
  ];

  return parts.length === 0
    ? fails('discovery', `job ${quote(name)} lists no target`, 'list one', key) : passes('discovery', `job ${quote(name)} ${parts.join(', and ')}`, key);
}

function whyNoneSelected(search: Search, seen: readonly Selectable[], { server, monitor, job }: JobContext): ExplanationStep {
  const { noun, selector, all, namespaceField } = search;
  const { key } = server;
  const elsewhere = all.filter((each) => !search.isSeen(each) && search.isSelected(each));
  const found = `job ${quote(job.name)} looks for ${search.role} in ${placeOf(search)}`;
  const near = nearest(selector, seen, monitor.name);
  const isMeantHere = near !== undefined && (near.met > 0 || near.value.name === monitor.name);
  if (elsewhere.length > 0 && !isMeantHere) {
    const namespaces = [...new Set(elsewhere.map(({ namespace }) => namespace))];
    const fix = server.managed.server.spec.ignoreNamespaceSelectors
      ? `unset "ignoreNamespaceSelectors" of ${key}, which keeps every monitor to its own namespace` : `set "${namespaceField}" to {matchNames: [${namespaces.join(', ')}]}`;

    return fails('discovery', `${found}, and what its selector wants is in ${quoteList(namespaces)}: ${named(elsewhere)}`, fix, key);
  }
  if (!near) return fails('selector', `${found}, where there is no ${noun}`, `add the manifest of the ${noun}, or mend "${namespaceField}"`, key);
  const wants = `${found}, and its selector wants ${selectorWords(selector)}`;
  const lacks = near.differences.join(', ');
  const sameLabels = noun === 'Service' ? search.pods().find(({ labels }) => lacking(selector, labels).length === 0) : undefined;
  const confused = sameLabels ? `; the pods of ${sameLabels.key} have it, but a ServiceMonitor goes by the labels of the Service` : '';

  return fails(
    'selector', `${wants}: the nearest, ${near.value.key}, lacks ${lacks}${confused}`,
    `give ${podsOf(noun)}${near.value.key} ${lacks}, or mend the selector of ${monitor.key}`, key,
  );
}

function podsOf(noun: string): string {
  return noun === 'pod' ? 'the pods of ' : '';
}

function outcomeStep(context: JobContext, selected: readonly Selectable[], search?: Search, focus?: Focus): ExplanationStep {
  const { scene, server: { key }, monitor, job } = context;
  const isSelected = search ? search.isWanted(selected) : () => true;
  const isWanted: IsWanted = (group, target) => isSelected(group, target) && focus?.isWanted(group, target) !== false;
  const result = scene.run(key, isWanted, monitor).find((each) => each.job === job.name);
  const { targets = [], dropped = [] } = result ?? {};
  if (targets.length > 0) return passes(TARGETS, `job ${quote(job.name)} scrapes ${some([...new Set(targets.map(({ url }) => url))])}`, key);
  const lost = { scene, job, dropped, selected, noun: search?.noun, sources: focus?.sources, monitor: monitor.key };
  if (dropped.length > 0) return dropStep(lost, key);

  return fails('discovery', `job ${quote(job.name)} finds nothing: no pod there has an address`, 'add the manifest of what it is to find', key);
}
