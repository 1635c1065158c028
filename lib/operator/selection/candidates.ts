/** Which objects of a kind the selectors of a server match. */
import { stringMapAt } from '../../manifests/manifest';
import { Objects, StoredObject } from '../../manifests/objects';
import { whyNotLabelSelector } from '../../manifests/selectors/check-label-selector';
import { LabelSelector, selectorMatches } from '../../manifests/selectors/selector';
import { MonitorKind } from '../../operator-port/monitor-kinds';
import { isInScope } from '../../operator-port/running-operator';
import { Server } from '../../operator-port/server';
import { at, Reason, rejectIf, under } from '../rejection/reason';

/** Why the selectors for a kind cannot be used at all. */
export function whyNotSelectors({ spec }: Server, { selector, namespaceSelector }: MonitorKind): Reason {
  const whyNot = (field: string) => rejectIf({ cause: 'invalid-selector' }, field, whyNotLabelSelector(spec[field]));

  return at('spec', under('failed to convert namespace label selector to selector', '', whyNot(namespaceSelector)) ?? whyNot(selector));
}

/**
 * The objects that the selectors match, sorted by `namespace/name`. No selector matches nothing, an empty one everything;
 * no namespace selector means the server's own namespace.
 * @see selectObjects in pkg/prometheus/resource_selector.go and SelectNamespacesFromCache in pkg/operator/operator.go, v0.94.1
 */
export function candidatesFor(server: Server, objects: Objects, { kind, selector, namespaceSelector }: MonitorKind): StoredObject[] {
  const wanted: LabelSelector | undefined | null = server.spec[selector];
  if (!wanted) return [];
  const namespaces = candidateNamespaces(server, objects, { namespaceSelector });

  return objects.ofKind(kind)
    .filter(({ namespace, manifest }) => namespaces.has(namespace) && isWatched(server, namespace) && selectorMatches(wanted, stringMapAt(manifest, ['metadata', 'labels'])))
    .sort((a, b) => (pathOf(a) < pathOf(b) ? -1 : 1));
}

/** Whether the operator of a server looks for monitors in a namespace. */
export function isWatched({ operators: [first] = [] }: Server, namespace: string): boolean {
  return first === undefined || isInScope(first.monitors, namespace);
}

/** Names of the namespaces in which a server looks for a kind. */
export function candidateNamespaces(server: Server, objects: Objects, { namespaceSelector }: Pick<MonitorKind, 'namespaceSelector'>): Set<string> {
  const selector: LabelSelector | undefined | null = server.spec[namespaceSelector];
  if (!selector) return new Set([server.namespace]);

  return new Set([...objects.namespaces()].filter(([, labels]) => selectorMatches(selector, labels)).map(([name]) => name));
}

function pathOf({ namespace, name }: StoredObject): string {
  return `${namespace}/${name}`;
}
