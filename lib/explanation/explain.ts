/** Explains why an object is scraped, or at which step it fails. */
import { doubtsAbout } from './doubts';
import { ExplainContext } from './explain-context';
import { failingSteps, isOpen } from './explain-failure';
import { monitorSteps } from './explain-monitor';
import { noServerSteps } from './explain-server';
import { areScraped, fails, passes } from './explain-step';
import { findSubject } from './explain-subject';
import { serviceSteps, workloadSteps } from './explain-workload';
import { Explanation, ExplanationStage, ExplanationStep } from './explanation';
import { sortFindings } from '../findings/finding';
import { CheckedServer, isManaged } from '../forecast/checked-server';
import { Inspected } from '../forecast/inspected';
import { UNMANAGED_SERVER } from '../forecast/server-targets';
import { StoredObject } from '../manifests/objects';
import { tryMonitorKind } from '../operator-port/monitor-kinds';
import { mayRead } from '../operator-port/server';
import { withoutUserinfo } from '../redaction/redact-url-credentials';

/** Options of an explanation. */
export interface ExplainSettings {
  /** Whether to leave out values that only Secrets hold. */
  readonly hideSecrets?: boolean;
}

/**
 * Explains a workload, a Service, or a monitor.
 * @param subject `Kind/namespace/name` or a shorter form, or the path of a construct
 * @throws UnknownSubject if no object matches, or more than one
 */
export function explain(inspected: Inspected, subject: string, { hideSecrets = false }: ExplainSettings = {}): Explanation {
  const key = findSubject(subject, inspected);
  const steps = stepsOf({ inspected, hideSecrets }, key).map(withoutLogins);
  const own = inspected.isExternal(key) ? [] : inspected.diagnosis().on(key);
  const findings = [own, doubtsAbout(inspected, key, steps)].flatMap((found) => sortFindings(found.map(inspected.findingOf)));

  return { subject: key, isScraped: areScraped(steps), steps, findings };
}

function withoutLogins(step: ExplanationStep): ExplanationStep {
  const { message, fix } = step;

  return { ...step, message: withoutUserinfo(message), ...fix !== undefined && { fix: withoutUserinfo(fix) } };
}

function stepsOf(context: ExplainContext, key: string): ExplanationStep[] {
  const { admission, diagnosis, heldOut, objects, unknownFields } = context.inspected;
  if (heldOut.has(key)) return failingSteps(context, [...diagnosis().on(key), ...diagnosis().about(key)].filter(({ problem: { code } }) => code === 'AM608'));
  const object = objects.tryFindByKey(key);
  if (!object || admission.has(key)) return failingSteps(context, diagnosis().on(key).filter(({ problem: { code } }) => code === 'AM601'));
  const needed = whatItNeeds(context, key);
  if (needed.length > 0) return needed;
  const { kind } = object;
  const lost = unknownFields.get(key) ?? [];
  const admitted = passes(ExplanationStage.ADMISSION, lost.length === 0 ? 'the API server accepts it' : `the API server accepts it, but drops the unknown fields ${lost.join(', ')}`);
  if (kind === 'Service') return [admitted, ...serviceSteps(context, object)];

  return [admitted, ...tryMonitorKind(kind) ? stepsOfMonitor(context, object) : workloadSteps(context, object)];
}

/** Failing steps for what the API server refuses, if the object has no targets for that. */
function whatItNeeds({ inspected }: ExplainContext, key: string): ExplanationStep[] {
  const { diagnosis, forecast, findingOf } = inspected;
  const refused = diagnosis().about(key).filter(({ problem: { code } }) => code === 'AM601');
  const hasTargets = forecast.targetsFrom(key).length > 0 || forecast.jobsOf(key).some(({ job }) => job.targets.length > 0);
  if (refused.length === 0 || hasTargets) return [];

  return refused.map((finding) => {
    const { message, fix, ...rest } = fails(ExplanationStage.ADMISSION, findingOf(finding), isOpen(finding));

    return { ...rest, message: `${finding.key}, which it needs, is not stored: ${message}`, fix: `in ${finding.key}: ${fix}` };
  });
}

/** The steps of a monitor with each server that an operator manages. A server without an operator reads no monitors. */
function stepsOfMonitor(context: ExplainContext, monitor: StoredObject): ExplanationStep[] {
  const servers = context.inspected.forecast.servers.filter((server) => server.key !== UNMANAGED_SERVER && isMeantFor(server, monitor))
    .sort((a, b) => (a.key < b.key ? -1 : 1));

  if (servers.length === 0) return noServerSteps(context, monitor.key);

  return servers.flatMap((server) => [...monitorSteps(context, server, monitor)]);
}

/** A server that reads another API group, or a profile that is set for other constructs, says nothing of a monitor. */
function isMeantFor(checked: CheckedServer, { key }: StoredObject): boolean {
  return !isManaged(checked) || mayRead(checked.managed.server, key);
}
