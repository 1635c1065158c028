/** Why one object is scraped, or at which step it gets lost. */
import { monitorSteps } from './explain-monitor';
import { ExplainScene } from './explain-scene';
import { areScraped, fails, passes } from './explain-step';
import { findSubject } from './explain-subject';
import { serviceSteps, workloadSteps } from './explain-workload';
import { Explanation, ExplanationStep } from './explanation';
import { Inspected } from '../forecast/inspected';
import { UNMANAGED_SERVER } from '../forecast/server-targets';
import { StoredObject } from '../manifests/objects';
import { tryMonitorKind } from '../operator-port/monitor-kinds';
import { withoutUserinfo } from '../redaction/redact-url-credentials';

/** How to explain. */
export interface ExplainSettings {
  /** Leave out what only Secrets say. */
  readonly hideSecrets?: boolean;
}

/**
 * The steps of a workload, a Service, or a monitor.
 * @param subject `Kind/namespace/name` or less, or the path of a construct
 * @throws UnknownSubject where none or several are meant
 */
export function explain(inspected: Inspected, subject: string, { hideSecrets = false }: ExplainSettings = {}): Explanation {
  const key = findSubject(subject, inspected);
  const steps = stepsOf(new ExplainScene(inspected, hideSecrets), key).map(withoutLogins);

  const path = inspected.pathOf(key);
  const findings = inspected.allFindings().filter((finding) => finding.path === path);

  return { subject: key, isScraped: areScraped(steps), steps, findings };
}

function withoutLogins(step: ExplanationStep): ExplanationStep {
  const { message, fix } = step;

  return { ...step, message: withoutUserinfo(message), ...fix !== undefined && { fix: withoutUserinfo(fix) } };
}

function stepsOf(scene: ExplainScene, key: string): ExplanationStep[] {
  const { admission, objects, unknownFields } = scene.inspected;
  const reason = admission.get(key);
  if (reason !== undefined) return [fails('admission', `the API server refuses it: ${reason}`, `mend the field of ${key}, or leave it out`)];
  const object = objects.tryFindByKey(key)!;
  const { kind } = object;
  const lost = unknownFields.get(key) ?? [];
  const admitted = passes('admission', lost.length === 0 ? 'the API server takes it' : `the API server takes it without ${lost.join(', ')}, which it does not know`);
  if (kind === 'Service') return [admitted, ...serviceSteps(scene, object)];

  return [admitted, ...tryMonitorKind(kind) ? stepsOfMonitor(scene, object) : workloadSteps(scene, object)];
}

/** With each server that an operator manages; a server that none does reads no monitors. */
function stepsOfMonitor(scene: ExplainScene, monitor: StoredObject): ExplanationStep[] {
  const keys = scene.serverKeys();
  if (keys.length === 0) return [fails('server', 'there is no Prometheus or PrometheusAgent among the manifests', 'add the manifest of the server')];
  const managed = keys.filter((key) => key !== UNMANAGED_SERVER);

  return (managed.length > 0 ? managed : keys).flatMap((key) => [...monitorSteps(scene, key, monitor)]);
}
