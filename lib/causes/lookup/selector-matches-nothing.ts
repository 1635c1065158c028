/** AM906: the selector of a monitor matches no Service, pod or Ingress. */
import { foundElsewhere, ignoredNamespaces, namesSomething } from './monitor-scope';
import { onlyOfHook } from './of-hook';
import { Problem, quote } from '../../findings/problem';
import { quoteFew } from '../../findings/quote-few';
import { CauseFinding } from '../../forecast/diagnosis';
import { Forecast } from '../../forecast/forecast';
import { Labelled } from '../../forecast/match-index';
import { Lookup } from '../../forecast/monitored-objects';
import { API_SERVER_SERVICE } from '../../kubernetes/api-server-service';
import { PLACEHOLDER } from '../../kubernetes/placeholder';
import { stringAt, StringMap } from '../../manifests/manifest';
import { StoredObject } from '../../manifests/objects';
import { contradictionIn } from '../../manifests/selectors/contradiction';
import { differencesFrom, hasLabel } from '../../manifests/selectors/label-differences';
import { LabelSelector, selectorMatches } from '../../manifests/selectors/selector';
import { bringersFor, unlessBrought } from '../brought';
import { Cause } from '../cause';
import { tryFindMeant } from '../did-you-mean';

/** Needs other objects with the labels, or a namespace with such objects. It is a note where others may bring the objects. */
export const selectorMatchesNothing: Cause = {
  code: 'AM906',
  stage: 'lookup',
  *run(forecast) {
    for (const { monitor } of forecast.monitors()) {
      const lookup = forecast.monitored().targetSelectorOf(monitor);
      if (!lookup || !namesSomething(lookup.selector) || forecast.selectedBy(monitor).length > 0 || forecast.hasTargets(monitor)) continue;
      const impossible = contradictionIn(lookup.selector);
      if (impossible !== undefined) yield { key: monitor.key, problem: matchesNoLabels(lookup.called, impossible) };
      if (impossible !== undefined) continue;
      if (foundElsewhere(forecast, monitor).length > 0 || ignoredNamespaces(forecast, monitor).length > 0) continue;
      const found = hooks(forecast, monitor)
        ?? otherObjects(forecast, monitor, lookup)
        ?? podsAlone(forecast, monitor, lookup)
        ?? noneOrElsewhere(forecast, monitor, lookup);
      if (found) yield { key: monitor.key, ...found };
    }
  },
};

type Found = Pick<CauseFinding, 'about' | 'isOpen' | 'problem'>;

/** Finds objects with the labels that only a hook creates. */
function hooks(forecast: Forecast, monitor: StoredObject): Found | undefined {
  const { index, selector } = forecast.monitoredOfHooks().targetSelectorOf(monitor)!;
  const [hook] = index.matching(forecast.namespacesOf(monitor), selector);

  return hook && onlyOfHook(forecast, {
    code: 'AM906', field: 'selector', source: hook.source, monitors: 'it has', others: bringersFor(forecast, monitor, selector),
  });
}

/** Finds labels of pods used to select Services, and the reverse. */
function otherObjects(forecast: Forecast, monitor: StoredObject, { selector, called }: Lookup): Found | undefined {
  const namespaces = forecast.namespacesOf(monitor);
  const monitored = forecast.monitored();
  const others = () => bringersFor(forecast, monitor, selector);
  if (monitor.kind === 'ServiceMonitor') {
    const before = monitored.pods().matching(namespaces, selector).slice(0, MOST).flatMap((pod) => monitored.servicesSelecting(pod));
    const [service] = before.length > 0 ? before : monitored.servicesSelectingBy(selector, namespaces);
    const about = () => [service.source, ...monitored.podsOf(service).map(({ source }) => source)];

    return service && { about: about(), ...podLabels(selector, service, others()) };
  }
  if (monitor.kind !== 'PodMonitor') return undefined;
  const [other] = [...monitored.workloads().matching(namespaces, selector), ...monitored.services().matching(namespaces, selector)];
  const [pod] = other ? podsOf(forecast, other) : [];

  return pod && { about: [other.source, pod.source], ...workloadLabels(selector, called, { ...other, labels: pod.labels }, others()) };
}

const MOST = 20;

function podsOf({ cluster, monitored }: Forecast, { namespace, source }: Labelled): readonly Labelled[] {
  const service = cluster.tryService(namespace, source.slice(source.lastIndexOf('/') + 1));

  return service?.source === source ? monitored().podsOf(service) : monitored().podsFrom(source);
}

/** A Service of another namespace may lead to such pods: then the namespace and the labels of the Service are both wrong. */
function noneOrElsewhere(forecast: Forecast, monitor: StoredObject, lookup: Lookup): Found | undefined {
  const none = noneOfAll(forecast, monitor, lookup);
  if (!none || monitor.kind !== 'ServiceMonitor' || forecast.ignoresNamespaceSelector(monitor)) return none;
  const monitored = forecast.monitored();
  const services = monitored.pods().matching(undefined, lookup.selector).slice(0, MOST).flatMap((pod) => monitored.servicesSelecting(pod));
  const service = services.find(({ source }) => forecast.monitorsSelecting(source).length === 0);
  if (!service) return none;

  return {
    about: [service.source, ...monitored.podsOf(service).map(({ source }) => source)],
    ...podLabelsElsewhere(forecast.namespacesOf(monitor)!, lookup.selector, service, bringersFor(forecast, monitor, lookup.selector)),
  };
}

function podLabelsElsewhere(namespaces: readonly string[], selector: LabelSelector, service: Labelled, others: readonly string[]): Found {
  const wanted = differencesFrom(selector, service.labels).join(', ');

  return unlessBrought(others, {
    code: 'AM906',
    field: 'selector',
    message: (unless) => `no Service in ${quoteFew(namespaces)} matches its selector, so it has no targets${unless}: the pods of ${quote(service.source)} have ${wanted}, but this Service is in namespace ${quote(service.namespace)}, and has ${inWords(service.labels)}`,
    fix: `set namespaceSelector.matchNames to [${quote(service.namespace)}], and add ${wanted} to metadata.labels of ${quote(service.source)}`,
  });
}

/** Pods that have the labels, and no Service for them. Where the manifests have no Services of these namespaces, they may be elsewhere. */
function podsAlone(forecast: Forecast, monitor: StoredObject, lookup: Lookup): Found | undefined {
  const namespaces = completeNamespacesOf(forecast, monitor, lookup);
  if (monitor.kind !== 'ServiceMonitor' || !namespaces) return undefined;
  const [pod] = forecast.monitored().pods().matching(namespaces, lookup.selector);
  const isElsewhere = namespaces.every((namespace) => lookup.index.in(namespace).length === 0);
  if (isElsewhere && forecast.rights.mayLackObjects()) return undefined;
  const others = bringersFor(forecast, monitor, lookup.selector);

  return pod && { about: [pod.source], ...withoutService(pod, lookup.selector, isElsewhere, others) };
}

/** The namespaces that a monitor searches, if no app creates objects there by itself. */
function completeNamespacesOf(forecast: Forecast, monitor: StoredObject, { selector }: Lookup): readonly string[] | undefined {
  const namespaces = forecast.namespacesOf(monitor);
  const complete = forecast.completeNamespaces();
  const isKnown = namespaces?.every((namespace) => complete.isComplete(namespace)) && !selectorMatches(selector, API_SERVER_SERVICE.labels);

  return isKnown ? namespaces : undefined;
}

function noneOfAll(forecast: Forecast, monitor: StoredObject, lookup: Lookup): Found | undefined {
  const { selector, called, index } = lookup;
  const namespaces = completeNamespacesOf(forecast, monitor, lookup);
  const all = namespaces?.flatMap((namespace) => index.in(namespace)) ?? [];
  if (all.length === 0) return undefined;

  const nearest = differencesOfNearest(selector, all);
  const isTheirs = forecast.cluster.workloads.isOperated({ key: nearest.source ?? '' });

  return {
    ...nearest.source !== undefined && { about: [nearest.source] },
    ...matchesNone(called, namespaces!, { ...nearest, isTheirs }, bringersFor(forecast, monitor, selector)),
  };
}

interface Nearest {
  readonly wanted: readonly string[];
  readonly source?: string;
  readonly has?: string;
  /** Whether an operator decides on its labels. */
  readonly isTheirs?: boolean;
}

/** The object that lacks the fewest labels, if it has one of the labels or a similar one. */
function differencesOfNearest(selector: LabelSelector, all: readonly Labelled[]): Nearest {
  const pairs = Object.entries(selector.matchLabels ?? {});
  const nearest = all.slice(0, MOST_COMPARED).map(({ source, labels }) => ({ source, labels, wanted: differencesFrom(selector, labels) }))
    .sort((a, b) => a.wanted.length - b.wanted.length)
    .find(({ labels }) => pairs.some(([key, value]) => tryFindMeant(value, [stringAt(labels, [key]) ?? ''])));
  const keys = pairs.filter(([key, value]) => value !== stringAt(nearest?.labels, [key])).map(([key]) => key);
  const has = keys.map((key) => hasLabel(nearest?.labels, key)).join(', ');

  return nearest && has !== '' ? { ...nearest, has } : { wanted: differencesFrom(selector, {}) };
}

const MOST_COMPARED = 50;

function matchesNone(
  called: string, namespaces: readonly string[], { wanted, source, has, isTheirs }: Nearest, others: readonly string[],
): Found {
  const nearest = source === undefined ? '' : `, and the closest match, ${quote(source)}, has ${has}`;
  const adding = isTheirs ? '' : `, or add ${wanted.join(', ')} to the labels of that object`;

  return unlessBrought(others, {
    code: 'AM906',
    field: 'selector',
    message: (unless) => `no ${one(called)} in ${quoteFew(namespaces)} matches its selector, so it has no targets${unless}: it requires ${wanted.join(', ')}${nearest}`,
    fix: source === undefined ? `set its selector to labels that the ${called} have` : `set its selector to labels of ${quote(source)}${adding}`,
  });
}

function matchesNoLabels(called: string, impossible: string): Problem {
  return {
    code: 'AM906',
    field: 'selector',
    message: `no ${one(called)} can match its selector, so it has no targets: it requires ${impossible}, which no labels match`,
    fix: `set its selector to labels that the ${called} have`,
  };
}

function one(called: string): string {
  return { Services: 'Service', pods: 'pod' }[called] ?? 'Ingress';
}

function podLabels(selector: LabelSelector, service: Labelled, others: readonly string[]): Found {
  const wanted = differencesFrom(selector, service.labels).join(', ');

  return unlessBrought(others, {
    code: 'AM906',
    field: 'selector',
    message: (unless) => `no Service matches its selector, so it has no targets${unless}: the pods of ${quote(service.source)} have ${wanted}, but the Service has ${inWords(service.labels)}`,
    fix: `add ${wanted} to metadata.labels of ${quote(service.source)}, or select by a label that it has`,
  });
}

/** @param source key of the workload or Service with the labels, and the labels of its pods */
function workloadLabels(selector: LabelSelector, called: string, { source, labels }: Labelled, others: readonly string[]): Found {
  const wanted = differencesFrom(selector, labels).join(', ');

  return unlessBrought(others, {
    code: 'AM906',
    field: 'selector',
    message: (unless) => `no ${one(called)} matches its selector, so it has no targets${unless}: ${quote(source)} has ${wanted}, but its pods have ${inWords(labels)}`,
    fix: `add ${wanted} to the labels of the pod template, or select by a label that the pods have`,
  });
}

function withoutService({ source }: Labelled, selector: LabelSelector, isElsewhere: boolean, others: readonly string[]): Found {
  const wanted = differencesFrom(selector, {}).join(', ');

  return unlessBrought(isElsewhere ? [...others, 'other manifests have such a Service'] : others, {
    code: 'AM906',
    field: 'selector',
    message: (unless) => `no Service matches its selector, so it has no targets${unless}: the pods of ${quote(source)} match it (${wanted}), but a ServiceMonitor selects Services, and the manifests have no Service for these pods`,
    fix: `add a Service that selects these pods and has ${wanted} in metadata.labels, or use a PodMonitor`,
  });
}

function inWords(labels: StringMap): string {
  return Object.entries(labels).filter(([, value]) => !value.includes(PLACEHOLDER)).map(([key, value]) => `${key}: ${value}`).join(', ') || 'no labels';
}
