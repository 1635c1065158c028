/** Conditions on labels that the pods of one workload meet, and the pods of other workloads do not. */
import { ApiObject } from 'cdk8s';
import { Workload } from '../../kubernetes/workload';
import { CONTROLLER_LABELS } from '../../kubernetes/workloads/controller-labels';
import { LabelSelectorRequirement } from '../../manifests/selectors/selector';
import { Declared } from '../../tree/from-app';
import { compareVersions } from '../../units/version';
import { PlanContext } from '../plan';

/** Label that every pod of a Job has, since Kubernetes 1.27. Before, it had no prefix. */
const JOB_NAME_LABEL = 'batch.kubernetes.io/job-name';

/** The label with the name of the Job in the Kubernetes that is known by the profile. */
export function jobNameLabel({ profile }: Pick<PlanContext, 'profile'>): string {
  const version = profile?.props.kubernetesVersion;

  return version !== undefined && compareVersions(version, '1.27') < 0 ? 'job-name' : JOB_NAME_LABEL;
}

/**
 * The conditions that leave the other pods out; undefined if the labels of one of them do not differ.
 *
 * They use labels that are there, so that no pod template has to change.
 * @param jobLabel label with the name of the Job
 */
export function distinguish(
  own: Workload, others: readonly Declared<Workload>[], jobLabel: string,
): readonly LabelSelectorRequirement[] | undefined {
  const found = others.map((other) => difference(own, other, jobLabel));

  return found.every((each) => each !== undefined) ? merged(found) : undefined;
}

/** A label of the selector comes first, since it cannot change; then a label that only the other pods have; then any other. */
function difference(own: Workload, { object, value: other }: Declared<Workload>, jobLabel: string): LabelSelectorRequirement | undefined {
  const labels = { ...own.podLabels, ...own.addedLabels };
  const differs = (key: string) => !CONTROLLER_LABELS.has(key) && labels[key] !== other.podLabels[key];
  const selected = Object.keys(own.selector?.matchLabels ?? {}).find((key) => differs(key) && labels[key] !== undefined);
  if (selected !== undefined) return { key: selected, operator: 'In', values: [labels[selected]] };
  const theirs = [...Object.keys(other.selector?.matchLabels ?? {}), ...Object.keys(other.podLabels)]
    .find((key) => differs(key) && other.podLabels[key] !== undefined);
  if (theirs !== undefined) return { key: theirs, operator: 'NotIn', values: [other.podLabels[theirs]] };
  if (own.selector && runsJobs(object)) return { key: jobLabel, operator: 'DoesNotExist' };
  const mine = Object.keys(own.podLabels).find((key) => differs(key) && other.addedLabels[key] === undefined);

  return mine === undefined ? undefined : { key: mine, operator: 'In', values: [labels[mine]] };
}

/** Whether Kubernetes' own Jobs make the pods. */
export function runsJobs({ apiGroup, kind }: ApiObject): boolean {
  return apiGroup === 'batch' && (kind === 'Job' || kind === 'CronJob');
}

/** One condition for each label, sorted, so that the order of the tree does not matter. */
function merged(conditions: readonly LabelSelectorRequirement[]): LabelSelectorRequirement[] {
  const values = new Map<string, Set<string>>();
  for (const { key, operator, values: given = [] } of conditions) {
    const id = `${operator} ${key}`;
    values.set(id, new Set([...values.get(id) ?? [], ...given]));
  }

  return [...values].sort(([a], [b]) => (a < b ? -1 : 1)).map(([id, found]) => {
    const [operator, key] = id.split(' ');

    return { key, operator, ...(found.size > 0 && { values: [...found].sort() }) };
  });
}
