/** Where a monitor does not look, though what it selects is there. */
import { Forecast } from '../../forecast/forecast';
import { statedNamespaces } from '../../forecast/given-namespaces';
import { Labelled } from '../../forecast/match-index';
import { isPlaced } from '../../forecast/monitored-objects';
import { StoredObject } from '../../manifests/objects';
import { LabelSelector } from '../../manifests/selectors/selector';

/**
 * What the selector of a monitor matches in other namespaces than those it looks in, if it finds nothing there. Only what no monitor finds:
 * teams have monitors of the same labels, each for its own namespace.
 */
export function foundElsewhere(forecast: Forecast, monitor: StoredObject): readonly Labelled[] {
  const lookup = forecast.monitored().targetSelectorOf(monitor);
  if (!lookup || !namesSomething(lookup.selector)) return [];
  if (forecast.namespacesOf(monitor) === undefined || forecast.selectedBy(monitor).length > 0) return [];

  return lookup.index.matching(undefined, lookup.selector).filter((found) => !isFound(forecast, found));
}

/** By any monitor: pods through their Services, too. */
function isFound(forecast: Forecast, { source, namespace, labels }: Labelled): boolean {
  return forecast.monitorsSelecting(source).length > 0
    || (!source.startsWith('Service/') && forecast.monitored().servicesSelecting({ namespace, labels }).some((service) => forecast.monitorsSelecting(service.source).length > 0));
}

/** Namespaces that a monitor is meant for and that no server looks in for it, as they all ignore what it says of namespaces. */
export function ignoredNamespaces(forecast: Forecast, monitor: StoredObject): readonly string[] {
  const lookup = forecast.monitored().targetSelectorOf(monitor);
  if (!lookup || !isPlaced(monitor) || !forecast.ignoresNamespaceSelector(monitor)) return [];
  const stated = statedNamespaces(monitor, lookup.path) ?? lookup.index.matching(undefined, lookup.selector)
    .filter((found) => !isFound(forecast, found)).map(({ namespace }) => namespace);

  return [...new Set(stated)].filter((namespace) => namespace !== monitor.namespace);
}

/** Whether a selector asks for labels, and does not only rule some out. */
export function namesSomething({ matchLabels = {}, matchExpressions = [] }: LabelSelector): boolean {
  return Object.keys(matchLabels).length > 0 || matchExpressions.some(({ operator }) => operator === 'In' || operator === 'Exists');
}
