/** KEDA: a ScaledJob starts Jobs as its triggers ask for them. */
import { PLACEHOLDER } from '../placeholder';
import { jobFields, specOf } from './kubernetes-kinds';
import { AddedFields, PodTemplate, WorkloadKind } from './workload-kind';

/**
 * The row of a ScaledJob. The number of its pods depends on its triggers.
 * @see generateJobs in pkg/scaling/executor/scale_jobs.go, keda 8b4f083
 */
export const SCALED_JOB: WorkloadKind = { group: 'keda.sh', kind: 'ScaledJob', templates: [['spec', 'jobTargetRef', 'template']], adds: scaledJobFields };

function scaledJobFields(template: PodTemplate): AddedFields {
  const { name } = template.workload;
  const { labels, ...fields } = jobFields(`${name}-${PLACEHOLDER}`, specOf(template));

  return { ...fields, labels: { ...labels, 'scaledjob.keda.sh/name': name } };
}
