/** Objects that match the selector of a monitor in namespaces that it does not search. */
import { Forecast } from '../../forecast/forecast';
import { givenNamespaces } from '../../forecast/given-namespaces';
import { Labelled } from '../../forecast/match-index';
import { isPlaced } from '../../forecast/monitored-objects';
import { StoredObject } from '../../manifests/objects';
import { LabelSelector } from '../../manifests/selectors/selector';

/**
 * Objects that match the selector of a monitor, but are outside of its namespaces; empty if it finds something there. Objects that another
 * monitor finds are left out: teams often use monitors with the same labels, each in its own namespace.
 */
export function foundElsewhere(forecast: Forecast, monitor: StoredObject): readonly Labelled[] {
  const lookup = forecast.monitored().targetSelectorOf(monitor);
  // What is left of a selector of labels that only the cluster knows matches everything.
  if (!lookup || !namesSomething(lookup.index.comparable(lookup.selector))) return [];
  if (forecast.namespacesOf(monitor) === undefined || forecast.selectedBy(monitor).length > 0) return [];

  return lookup.index.matching(undefined, lookup.selector).filter((found) => !isFound(forecast, found));
}

/** Whether any monitor finds the object, for pods also through their Services. */
function isFound(forecast: Forecast, { source, namespace, labels }: Labelled): boolean {
  return forecast.monitorsSelecting(source).length > 0
    || (!source.startsWith('Service/') && forecast.monitored().servicesSelecting({ namespace, labels }).some((service) => forecast.monitorsSelecting(service.source).length > 0));
}

/** Namespaces that the `namespaceSelector` of a monitor selects without effect, since all its servers ignore that field. */
export function ignoredNamespaces(forecast: Forecast, monitor: StoredObject): readonly string[] {
  const lookup = forecast.monitored().targetSelectorOf(monitor);
  if (!lookup || !isPlaced(monitor) || !forecast.ignoresNamespaceSelector(monitor)) return [];
  const given = givenNamespaces(monitor, lookup.path) ?? lookup.index.matching(undefined, lookup.selector)
    .filter((found) => !isFound(forecast, found)).map(({ namespace }) => namespace);

  return [...new Set(given)].filter((namespace) => namespace !== monitor.namespace);
}

/** Whether a selector requires at least one label, and does not only exclude some. */
export function namesSomething({ matchLabels = {}, matchExpressions = [] }: LabelSelector): boolean {
  return Object.keys(matchLabels).length > 0 || matchExpressions.some(({ operator }) => operator === 'In' || operator === 'Exists');
}
