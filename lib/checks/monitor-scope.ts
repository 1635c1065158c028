/** Where a monitor does not look, though what it selects is there. */
import { CheckScene } from './check-scene';
import { Labelled } from './match-index';
import { isPlaced } from './monitored-objects';
import { StoredObject } from '../cluster/objects';
import { LabelSelector } from '../cluster/selector';
import { statedNamespaces } from '../cluster/stated-namespaces';

/**
 * What the selector of a monitor matches in other namespaces than those it looks in, if it finds nothing there. Only what no monitor finds:
 * teams have monitors of the same labels, each for its own namespace.
 */
export function foundElsewhere(scene: CheckScene, monitor: StoredObject): readonly Labelled[] {
  const lookup = scene.monitored().lookupOf(monitor);
  if (!lookup || !namesSomething(lookup.selector)) return [];
  if (scene.namespacesOf(monitor) === undefined || scene.selectedBy(monitor).length > 0) return [];

  return lookup.index.matching(undefined, lookup.selector).filter((found) => !isFound(scene, found));
}

/** By any monitor: pods through their Services, too. */
function isFound(scene: CheckScene, { source, namespace, labels }: Labelled): boolean {
  return scene.findersOf(source).length > 0
    || (!source.startsWith('Service/') && scene.monitored().servicesBefore({ namespace, labels }).some((service) => scene.findersOf(service.source).length > 0));
}

/** Namespaces that a monitor is meant for and that no server looks in for it, as they all ignore what it says of namespaces. */
export function ignoredNamespaces(scene: CheckScene, monitor: StoredObject): readonly string[] {
  const lookup = scene.monitored().lookupOf(monitor);
  if (!lookup || !isPlaced(monitor) || !scene.ignoresNamespaceSelector(monitor)) return [];
  const stated = statedNamespaces(monitor, lookup.path) ?? lookup.index.matching(undefined, lookup.selector)
    .filter((found) => !isFound(scene, found)).map(({ namespace }) => namespace);

  return [...new Set(stated)].filter((namespace) => namespace !== monitor.namespace);
}

/** Whether a selector asks for labels, and does not only rule some out. */
export function namesSomething({ matchLabels = {}, matchExpressions = [] }: LabelSelector): boolean {
  return Object.keys(matchLabels).length > 0 || matchExpressions.some(({ operator }) => operator === 'In' || operator === 'Exists');
}
