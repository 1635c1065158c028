/** Whether a server selects a monitor: by its labels, then by its namespace. */
import { lacking, selectorWords } from './explain-labels';
import { ManagedServer } from './explain-scene';
import { fails, passes } from './explain-step';
import { ExplanationStep } from './explanation';
import { quote } from '../findings/problem';
import { OPERATOR } from '../forecast/operator';
import { stringMapAt } from '../manifests/manifest';
import { Objects, StoredObject } from '../manifests/objects';
import { isEmptySelector, LabelSelector, selectorMatches } from '../manifests/selectors/selector';
import { MonitorKind } from '../operator-port/monitor-kinds';

/** Up to the first one that fails. */
export function* selectionSteps(
  server: ManagedServer, kind: MonitorKind, monitor: StoredObject, objects: Objects,
): Generator<ExplanationStep> {
  const unusable = OPERATOR.whyNotSelectors(server.managed.server, kind);
  if (unusable !== undefined) {
    yield fails('labels', `its selectors cannot be used: ${unusable.text}`, `mend what the operator says of ${server.key}`, server.key);

    return;
  }
  yield labelsStep(server, kind, monitor);
  yield namespaceStep(server, kind, monitor, objects);
}

function labelsStep({ key, managed }: ManagedServer, { kind, selector: field }: MonitorKind, monitor: StoredObject): ExplanationStep {
  const selector: LabelSelector | null | undefined = managed.server.spec[field];
  if (!selector) return fails('labels', `it has no "${field}", so it selects no ${kind}`, `set "${field}" of ${key}, if only to {}`, key);
  const labels = stringMapAt(monitor.manifest, ['metadata', 'labels']);
  if (selectorMatches(selector, labels)) {
    return passes('labels', `${field} ${isEmptySelector(selector) ? 'is empty, so it takes any labels' : `wants ${selectorWords(selector)}, which it has`}`, key);
  }
  const missing = lacking(selector, labels).join(', ');

  return fails('labels', `${field} wants ${missing}, and its labels are ${labelWords(labels)}`, `give ${monitor.key} ${missing}, or select it in "${field}" of ${key}`, key);
}

function labelWords(labels: { readonly [label: string]: string }): string {
  return Object.entries(labels).map(([label, value]) => `${label}: ${value}`).join(', ') || 'none';
}

function namespaceStep(found: ManagedServer, kind: MonitorKind, monitor: StoredObject, objects: Objects): ExplanationStep {
  const { key, managed: { server } } = found;
  const { namespaceSelector: field } = kind;
  const { namespace } = monitor;
  const selector: LabelSelector | null | undefined = server.spec[field];
  if (!selector) {
    const message = `there is no ${field}, so it selects in its own namespace ${quote(server.namespace)} alone`;
    if (namespace === server.namespace) return passes('namespace', message, key);

    return fails(
      'namespace', `${message}, not in ${quote(namespace)}`,
      `set "${field}" of ${key}, {} for all namespaces, or move ${monitor.key} to ${quote(server.namespace)}`, key,
    );
  }
  const labels = objects.namespaces().get(namespace) ?? {};
  if (selectorMatches(selector, labels)) {
    const why = isEmptySelector(selector) ? 'is empty, so it selects in all namespaces' : `wants ${selectorWords(selector)}, which ${quote(namespace)} has`;

    return passes('namespace', `${field} ${why}`, key);
  }
  const missing = lacking(selector, labels).join(', ');
  const isThere = objects.tryFind('Namespace', '', namespace) !== undefined;
  const unless = isThere ? '' : ', whose Namespace is not among the manifests, so that no label of it is known but its name';

  return fails(
    'namespace', `${field} wants ${missing} of the namespace, not ${quote(namespace)}${unless}`,
    isThere ? `give Namespace/${namespace} ${missing}, or select it in "${field}" of ${key}` : `add the manifest of Namespace/${namespace}, with ${missing}`, key,
  );
}
