/** Explains a monitor with one server, from its labels to its targets. */
import { ExplainContext } from './explain-context';
import { errorsOn, failingSteps } from './explain-failure';
import { jobSteps } from './explain-job';
import { Focus, outcomesOf } from './explain-outcome';
import { selectionSteps } from './explain-selection';
import { noServerSteps, unusableSteps, withoutConfigurationSteps } from './explain-server';
import { passes } from './explain-step';
import { ExplanationStage, ExplanationStep } from './explanation';
import { Severity } from '../findings/finding';
import { quote } from '../findings/problem';
import { CheckedServer, isManaged, ManagedServer } from '../forecast/checked-server';
import { StagedFinding } from '../forecast/diagnosis';
import { MonitorJob } from '../forecast/monitor-jobs';
import { StoredObject } from '../manifests/objects';

/** The steps up to the first one that fails; with several jobs, up to the first one of each job. */
export function* monitorSteps(
  context: ExplainContext, server: CheckedServer, monitor: StoredObject, focus?: Focus,
): Generator<ExplanationStep> {
  const unusable = unusableSteps(context, server);
  if (unusable.length > 0 || !isManaged(server)) {
    yield* unusable.length > 0 ? unusable : noServerSteps(context, monitor.key);

    return;
  }
  for (const steps of [selectionSteps, acceptanceSteps]) {
    const taken = steps(context, server, monitor);
    yield* taken;
    if (taken.some(({ isOk }) => !isOk)) return;
  }
  const without = withoutConfigurationSteps(context, server);
  const jobs = without.length > 0 ? [] : server.monitorJobs.of(monitor);
  yield* without.length > 0 ? without : configurationSteps(context, server, monitor, jobs);
  if (jobs.length === 0) return;
  const outcomeOf = outcomesOf(context, server, monitor, focus);
  for (const { job } of jobs) yield* jobSteps({ ...context, server, monitor, job, outcomeOf }, focus);
}

function acceptanceSteps(context: ExplainContext, { key, result }: ManagedServer, monitor: StoredObject): ExplanationStep[] {
  const found = context.inspected.diagnosis().find(monitor.key, { stages: ['rejected'], server: key });
  const isAssumption = ({ isOpen, problem: { severity } }: StagedFinding) => severity === Severity.INFO && !isOpen;
  if (result.rejected.has(monitor.key)) return failingSteps(context, found.filter((each) => !isAssumption(each)), key);

  // A server that the operator cannot use was handled before.
  if (!result.selected.includes(monitor.key)) return [];
  const assumed = found.filter(isAssumption).map(({ problem: { message } }) => `; ${message}`);

  return [passes(ExplanationStage.ACCEPTANCE, `the operator accepts it${assumed.join('')}`, key)];
}

function configurationSteps(
  context: ExplainContext, { key }: ManagedServer, monitor: StoredObject, jobs: readonly MonitorJob[],
): ExplanationStep[] {
  if (jobs.length > 0) return [passes(ExplanationStage.CONFIGURATION, `the operator writes ${jobs.map(({ job }) => `job ${quote(job.name)}`).join(', ')}`, key)];
  const found = errorsOn(context, monitor.key, { stages: ['lookup'], server: key });
  const hasNoEndpoint = ({ problem: { code } }: StagedFinding) => code === 'AM974';

  return failingSteps(context, [...found.filter(hasNoEndpoint), ...found], key);
}
