/** Whether a server selects a monitor: by its labels, then by its namespace. */
import { ExplainContext } from './explain-context';
import { failingSteps } from './explain-failure';
import { notKnown, passes } from './explain-step';
import { ExplanationStage, ExplanationStep } from './explanation';
import { selectorWords } from './selector-words';
import { tryBetween } from '../causes/run-causes';
import { quote } from '../findings/problem';
import { ManagedServer } from '../forecast/checked-server';
import { StoredObject } from '../manifests/objects';
import { isEmptySelector, LabelSelector } from '../manifests/selectors/selector';
import { MonitorKind, tryMonitorKind } from '../operator-port/monitor-kinds';

/** Steps that pass, or those that fail alone. */
export function selectionSteps(context: ExplainContext, server: ManagedServer, monitor: StoredObject): ExplanationStep[] {
  const { inspected } = context;
  const kind = tryMonitorKind(monitor.kind)!;
  if (inspected.forecast.operator.whyNotSelectors(server.managed.server, kind)) {
    return failingSteps(context, inspected.diagnosis().find(server.key, { stages: ['server'] }), server.key, ExplanationStage.LABELS);
  }
  const mismatch = inspected.forecast.selection.tryMismatch(server, kind, monitor);
  if (!mismatch) return [labelsPass(server, kind), namespacePasses(server, kind, monitor)];
  const reported = inspected.diagnosis().find(monitor.key, { stages: ['selected'], server: server.key });
  const certain = reported.filter(({ servers }) => servers !== undefined);
  const between = certain.length > 0 ? undefined : tryBetween(inspected.forecast, { kind, monitor, server });
  const found = certain.length > 0 ? certain : between ? [between] : reported;
  if (found.length > 0) return failingSteps(context, found, server.key);

  return [notKnown(
    ExplanationStage.NAMESPACE, `${kind.namespaceSelector} selects by labels of namespaces, and the Namespace ${quote(monitor.namespace)} is not among the manifests`,
    `add the manifest of Namespace/${monitor.namespace}`, server.key,
  )];
}

function labelsPass({ key, managed: { server } }: ManagedServer, { selector: field }: MonitorKind): ExplanationStep {
  const selector: LabelSelector = server.spec[field];

  return passes(ExplanationStage.LABELS, `${field} ${isEmptySelector(selector) ? 'is empty, so it selects any labels' : `requires ${selectorWords(selector)}, which it has`}`, key);
}

function namespacePasses(
  { key, managed: { server } }: ManagedServer, { namespaceSelector: field }: MonitorKind, { namespace }: StoredObject,
): ExplanationStep {
  const selector: LabelSelector | null | undefined = server.spec[field];
  if (!selector) return passes(ExplanationStage.NAMESPACE, `there is no ${field}, so it selects in its own namespace ${quote(server.namespace)} alone`, key);
  const why = isEmptySelector(selector) ? 'is empty, so it selects in all namespaces' : `requires ${selectorWords(selector)}, which ${quote(namespace)} has`;

  return passes(ExplanationStage.NAMESPACE, `${field} ${why}`, key);
}
