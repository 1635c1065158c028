/** What nearly leads to a workload that nothing leads to. */
import type { Sought } from './explain-found';
import { lacking, nearest, selectorWords } from './explain-labels';
import { ExplainScene, Selectable } from './explain-scene';
import { fails, named } from './explain-step';
import { covers, selectorOf, selectors, sideOf } from './explain-who-selects';
import { ExplanationStep } from './explanation';
import { quote } from '../findings/problem';
import { StoredObject } from '../manifests/objects';
import { isEmptySelector, selectorMatches } from '../manifests/selectors/selector';

/** A Service that a monitor selects, then a monitor that looks there, then one that looks elsewhere. */
export function nearestStep(scene: ExplainScene, sought: Sought): ExplanationStep {
  return nearService(scene, sought) ?? nearMonitor(scene, sought) ?? monitorElsewhere(scene, sought)
    ?? fails('monitor', 'no ServiceMonitor or PodMonitor asks for any of its labels', 'declare an AppMonitoring for it, or a monitor that selects it');
}

/** A Service that selects none of the pods, but nearly does. */
function nearService(scene: ExplainScene, { key, name, namespace, pods, services }: Sought): ExplanationStep | undefined {
  if (services.length > 0 || pods.length === 0) return undefined;
  const near = scene.services().filter((service) => service.namespace === namespace).flatMap((service) => {
    const selector = { matchLabels: scene.inspected.cluster.tryService(namespace, service.name)!.selector ?? {} };
    const monitor = selectors(scene).find((each) => each.kind === 'ServiceMonitor' && covers(each, namespace, false)
      && selectorMatches(selectorOf(each), service.labels));
    const { differences, met } = nearest(selector, pods, name)!;
    const isNear = !isEmptySelector(selector) && (met > 0 || service.name === name);

    return monitor && isNear ? [{ service, selector, differences, met, monitor }] : [];
  }).sort((a, b) => b.met - a.met)[0];
  if (!near) return undefined;
  const { service, selector, differences, monitor } = near;

  return fails(
    'services', `no Service selects its pods: ${service.key}, which ${monitor.key} selects, wants ${selectorWords(selector)}`,
    `give the pods of ${key} ${differences.join(', ')}, or mend the selector of ${service.key}`,
  );
}

/** A monitor that looks in the namespace, and meets some of the labels. */
function nearMonitor(scene: ExplainScene, sought: Sought): ExplanationStep | undefined {
  const near = selectors(scene).flatMap((monitor) => {
    const side = sideOf(monitor, sought).filter(({ namespace }) => covers(monitor, namespace, false));
    const found = nearest(selectorOf(monitor), side, monitor.name);

    return found && (found.met > 0 || monitor.name === sought.name) ? [{ monitor, ...found }] : [];
  }).sort((a, b) => b.met - a.met || a.differences.length - b.differences.length)[0];
  if (!near) return undefined;
  const { monitor, value, differences } = near;
  const lacks = differences.join(', ');

  return fails(
    'selector', `no monitor selects it: the nearest, ${monitor.key}, wants ${selectorWords(selectorOf(monitor))}, and ${whose(monitor)}${value.key} lacks ${lacks}`,
    `give ${whose(monitor)}${value.key} ${lacks}, or mend the selector of ${monitor.key}`,
  );
}

function whose({ kind }: StoredObject): string {
  return kind === 'PodMonitor' ? 'the pod of ' : '';
}

/** A monitor whose selector matches, and that looks in other namespaces. */
function monitorElsewhere(scene: ExplainScene, sought: Sought): ExplanationStep | undefined {
  const isMatch = (monitor: StoredObject) => (each: Selectable) => lacking(selectorOf(monitor), each.labels).length === 0;
  const found = selectors(scene).filter((monitor) =>
    !isEmptySelector(selectorOf(monitor)) && sideOf(monitor, sought).some(isMatch(monitor)));
  if (found.length === 0) return undefined;

  return fails(
    'discovery', `no monitor that selects it looks in namespace ${quote(sought.namespace)}: ${named(found)}`,
    `set "namespaceSelector" of ${found[0].key} to {matchNames: [${sought.namespace}]}`,
  );
}
