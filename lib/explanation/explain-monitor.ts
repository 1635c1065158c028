/** The way of a monitor with one server, from its labels to its targets. */
import { jobSteps } from './explain-job';
import { ExplainScene, ManagedServer } from './explain-scene';
import { Focus } from './explain-search';
import { selectionSteps } from './explain-selection';
import { isManaged, tryManaged, whyNoConfiguration } from './explain-server';
import { fails, passes } from './explain-step';
import { ExplanationStep } from './explanation';
import { quote } from '../findings/problem';
import { StoredObject } from '../manifests/objects';
import { tryMonitorKind } from '../operator-port/monitor-kinds';

/** Up to the first step that fails; of each job, where there are several. */
export function* monitorSteps(scene: ExplainScene, serverKey: string, monitor: StoredObject, focus?: Focus): Generator<ExplanationStep> {
  const found = tryManaged(scene, serverKey);
  if (!isManaged(found)) {
    yield found;

    return;
  }
  for (const step of untilConfigured(scene, found, monitor)) {
    yield step;
    if (!step.isOk) return;
  }
  const jobs = scene.jobsOf(found, monitor);
  for (const { job, origins } of jobs) yield* jobSteps({ scene, server: found, monitor, job, origins }, focus);
}

function* untilConfigured(scene: ExplainScene, found: ManagedServer, monitor: StoredObject): Generator<ExplanationStep> {
  const { key, rejected, managed: { server } } = found;
  if (server.kind === 'PrometheusAgent' && server.spec.mode === 'DaemonSet' && monitor.kind !== 'PodMonitor') {
    yield fails('server', 'it is an agent on every node, which scrapes PodMonitors alone', 'use a PodMonitor, or another server', key);

    return;
  }
  yield* selectionSteps(found, tryMonitorKind(monitor.kind)!, monitor, scene.inspected.objects);
  const reason = rejected.get(monitor.key);
  if (reason !== undefined) yield fails('acceptance', `the operator rejects it: ${reason}`, 'mend what the operator says', key);
  // Nobody gets that far with a server that the operator cannot begin with.
  else if (found.selected.includes(monitor.key)) yield passes('acceptance', 'the operator accepts it', key);
  yield whyNoConfiguration(found) ?? configurationStep(scene, found, monitor);
}

function configurationStep(scene: ExplainScene, found: ManagedServer, monitor: StoredObject): ExplanationStep {
  const jobs = scene.jobsOf(found, monitor);
  if (jobs.length === 0) return fails('configuration', 'it has no endpoint, so no job is written', 'give it an endpoint', found.key);

  return passes('configuration', `the operator writes ${jobs.map(({ job }) => `job ${quote(job.name)}`).join(', ')}`, found.key);
}
