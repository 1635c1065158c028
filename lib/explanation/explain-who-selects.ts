/** Which monitors select a workload by its pods, or by its Services. */
import { ManagedServer, ExplainScene, Selectable } from './explain-scene';
import { listAt, objectAt, stringAt, valueAt } from '../manifests/manifest';
import { StoredObject } from '../manifests/objects';
import { LabelSelector, selectorMatches } from '../manifests/selectors/selector';

/** What is looked for: pods and Services. */
export interface Sides {
  readonly pods: readonly Selectable[];
  readonly services: readonly Selectable[];
}

/** ServiceMonitors, then PodMonitors, whose selector and namespaces match. */
export function monitorsThatSelect(scene: ExplainScene, { managed: { server } }: ManagedServer, sides: Sides): StoredObject[] {
  const isOwnOnly = server.spec.ignoreNamespaceSelectors === true;

  return selectors(scene).filter((monitor) => sideOf(monitor, sides).some((each) =>
    covers(monitor, each.namespace, isOwnOnly) && selectorMatches(selectorOf(monitor), each.labels)));
}

/** All monitors that select anything of pods or Services. */
export function selectors({ inspected: { objects } }: ExplainScene): StoredObject[] {
  return [...objects.ofKind('ServiceMonitor'), ...objects.ofKind('PodMonitor')];
}

/** Services for a ServiceMonitor, pods for a PodMonitor. */
export function sideOf({ kind }: StoredObject, { pods, services }: Sides): readonly Selectable[] {
  return kind === 'PodMonitor' ? pods : services;
}

/** The selector of a monitor. */
export function selectorOf({ manifest }: StoredObject): LabelSelector {
  return objectAt(manifest, ['spec', 'selector']);
}

/** Whether a monitor looks in a namespace. */
export function covers({ namespace: own, manifest }: StoredObject, namespace: string, isOwnOnly: boolean): boolean {
  const selector = objectAt(manifest, ['spec', 'namespaceSelector']);
  const names = listAt(selector, ['matchNames']).map((name) => stringAt(name, []));
  if (isOwnOnly) return namespace === own;

  return valueAt(selector, ['any']) === true || (names.length > 0 ? names.includes(namespace) : namespace === own);
}
