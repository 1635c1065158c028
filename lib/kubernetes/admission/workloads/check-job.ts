/** The rules of Jobs. */
import { checkFailurePolicy, checkSuccessPolicy } from './check-job-policies';
import { StringMap } from '../../../manifests/manifest';
import { checkLabels, checkLabelSelector, isUsable, matchesLabels } from '../check-labels';
import { FieldFaults } from '../field-faults';
import { hasGeneratedName } from '../metadata';
import { DNS_LABEL, whyNotDomainPrefixedPath } from '../names';
import { checkPodTemplate } from '../pod/check-pod';
import { Job, JobSpec, PodTemplateSpec } from '../types';

/**
 * Labels that the API server puts on pods of a Job, and selects them by. The value of the second pair is a UID that is made at creation.
 * @see generateSelector in pkg/registry/batch/job/strategy.go, v1.37.2
 */
const NAME_LABELS = ['job-name', 'batch.kubernetes.io/job-name'];
const UID_LABELS = ['controller-uid', 'batch.kubernetes.io/controller-uid'];
const UID = '00000000-0000-0000-0000-000000000000';

/** @see ValidateJobCreate in pkg/apis/batch/validation/validation.go, v1.37.2 */
export function checkJob({ metadata = {}, spec = {} }: Job, faults: FieldFaults): void {
  const { completionMode, completions = 0, manualSelector, selector, template = {} } = spec;
  const { name = '' } = metadata;
  const made = manualSelector ? template : withGeneratedLabels(template, name);
  checkJobSpec({ ...spec, template: made }, 'spec', faults);
  // The labels of the template become those of a Job without labels.
  const inherits = template.metadata?.labels && Object.keys(metadata.labels ?? {}).length === 0;
  if (inherits) checkLabels(hasGeneratedName(metadata) ? template.metadata?.labels : made.metadata?.labels, 'metadata.labels', faults);
  if (manualSelector) {
    const { labels = {} } = template.metadata ?? {};
    if (!selector) faults.required('spec.selector');
    checkLabelSelector(selector, 'spec.selector', faults);
    if (!selector || isUsable(selector) && !matchesLabels(selector, labels)) faults.invalid('spec.template.metadata.labels', labels, '`selector` does not match template `labels`');
  } else {
    checkGenerated(spec, name, faults);
  }
  if (completionMode === 'Indexed' && completions > 0) {
    const hostname = `${name}-${completions - 1}`;
    if (DNS_LABEL(hostname) !== undefined) faults.invalid('metadata.name', name, `will not able to create pod with invalid DNS label: ${hostname}`);
  }
}

function withGeneratedLabels(template: PodTemplateSpec, name: string): PodTemplateSpec {
  return { ...template, metadata: { ...template.metadata, labels: { ...generatedLabels(name), ...template.metadata?.labels } } };
}

function generatedLabels(name: string): StringMap {
  return Object.fromEntries([...NAME_LABELS.map((label) => [label, name]), ...UID_LABELS.map((label) => [label, UID])]) as StringMap;
}

/** @see validateGeneratedSelector in pkg/apis/batch/validation/validation.go, v1.37.2 */
function checkGenerated({ selector = {}, template = {} }: JobSpec, name: string, faults: FieldFaults): void {
  const generated = generatedLabels(name);
  const labels: StringMap = { ...generated, ...template.metadata?.labels };
  Object.entries(generated).filter(([label, value]) => labels[label] !== value)
    .forEach(([label, value]) => faults.invalid(`spec.template.metadata.labels[${label}]`, labels[label], `must be ${JSON.stringify(value)}`, 'remove the label: the API server sets it'));
  const matchLabels = { [UID_LABELS[1]]: UID, ...selector.matchLabels };
  const full = { ...selector, matchLabels };
  checkLabelSelector(full, 'spec.selector', faults);
  if (!isUsable(full)) return;
  if (!matchesLabels(full, generated)) faults.invalid('spec.selector', selector, '`selector` not auto-generated', 'remove spec.selector');
  if (!matchesLabels(full, labels)) faults.invalid('spec.template.metadata.labels', labels, '`selector` does not match template `labels`');
}

const MAX_PARALLELISM = 100_000;
const MANY_COMPLETIONS = 100_000;
const MAX_WITH_MANY = 10_000;

/** @see validateJobSpec in pkg/apis/batch/validation/validation.go, v1.37.2 */
export function checkJobSpec(spec: JobSpec, path: string, faults: FieldFaults): void {
  const { backoffLimitPerIndex, maxFailedIndexes, managedBy, podReplacementPolicy, podFailurePolicy, successPolicy, template = {} } = spec;
  (['parallelism', 'completions', 'activeDeadlineSeconds', 'backoffLimit', 'ttlSecondsAfterFinished', 'backoffLimitPerIndex', 'maxFailedIndexes'] as const)
    .forEach((field) => faults.nonNegative(`${path}.${field}`, spec[field]));
  if (maxFailedIndexes !== undefined && backoffLimitPerIndex === undefined) faults.required(`${path}.backoffLimitPerIndex`, 'when maxFailedIndexes is specified');
  if (managedBy !== undefined) {
    if (managedBy === '') faults.required(`${path}.managedBy`);
    else faults.invalid(`${path}.managedBy`, managedBy, whyNotDomainPrefixedPath(managedBy));
    if (managedBy.length > 63) faults.tooLong(`${path}.managedBy`, 63);
  }
  checkCompletionMode(spec, path, path === 'spec', faults);
  if (podFailurePolicy) checkFailurePolicy(spec, `${path}.podFailurePolicy`, faults);
  if (successPolicy && spec.completionMode !== 'Indexed') faults.invalid(`${path}.successPolicy`, successPolicy, 'requires indexed completion mode', 'set completionMode: Indexed');
  else if (successPolicy) checkSuccessPolicy(spec, `${path}.successPolicy`, faults);
  if (podReplacementPolicy !== undefined) {
    faults.oneOf(`${path}.podReplacementPolicy`, podReplacementPolicy, podFailurePolicy ? ['Failed'] : ['Failed', 'TerminatingOrFailed']);
  }
  checkPodTemplate(template, `${path}.template`, faults);
  checkRestartPolicy(spec, `${path}.template.spec.restartPolicy`, faults);
}

function checkRestartPolicy({ template, podFailurePolicy }: JobSpec, path: string, faults: FieldFaults): void {
  const restartPolicy = template?.spec?.restartPolicy || 'Always';
  if (restartPolicy === 'Always') faults.required(path, 'valid values: "OnFailure", "Never"');
  else if (restartPolicy !== 'OnFailure' && restartPolicy !== 'Never') faults.notSupported(path, restartPolicy, ['OnFailure', 'Never']);
  else if (podFailurePolicy && restartPolicy !== 'Never') faults.invalid(path, restartPolicy, 'only "Never" is supported when podFailurePolicy is specified', 'use Never');
}

/** Jobs have one completion by default; a template of them is not filled in. */
function checkCompletionMode(spec: JobSpec, path: string, isJob: boolean, faults: FieldFaults): void {
  const { completionMode = 'NonIndexed', backoffLimitPerIndex, maxFailedIndexes = 0, parallelism: givenParallelism } = spec;
  const completions = spec.completions ?? (isJob && givenParallelism === undefined ? 1 : undefined);
  const parallelism = givenParallelism ?? 1;
  faults.oneOf(`${path}.completionMode`, completionMode, ['NonIndexed', 'Indexed']);
  if (completionMode === 'NonIndexed') {
    (['backoffLimitPerIndex', 'maxFailedIndexes'] as const).filter((field) => spec[field] !== undefined)
      .forEach((field) => faults.invalid(`${path}.${field}`, spec[field], 'requires indexed completion mode', 'set completionMode: Indexed'));
  }
  if (completionMode !== 'Indexed') return;
  if (completions === undefined) faults.required(`${path}.completions`, 'when completion mode is Indexed');
  if (parallelism > MAX_PARALLELISM) faults.invalid(`${path}.parallelism`, parallelism, `must be less than or equal to ${MAX_PARALLELISM} when completion mode is Indexed`);
  if (maxFailedIndexes > (completions ?? Infinity)) faults.invalid(`${path}.maxFailedIndexes`, maxFailedIndexes, 'must be less than or equal to completions');
  if (maxFailedIndexes > MANY_COMPLETIONS) faults.invalid(`${path}.maxFailedIndexes`, maxFailedIndexes, `must be less than or equal to ${MANY_COMPLETIONS}`);
  if ((completions ?? 0) <= MANY_COMPLETIONS || backoffLimitPerIndex === undefined) return;
  if (spec.maxFailedIndexes === undefined) faults.required(`${path}.maxFailedIndexes`, `must be specified when completions is above ${MANY_COMPLETIONS}`);
  Object.entries({ parallelism, maxFailedIndexes }).filter(([, value]) => value > MAX_WITH_MANY)
    .forEach(([field, value]) => faults.invalid(`${path}.${field}`, value, `must be less than or equal to ${MAX_WITH_MANY} when completions are above ${MANY_COMPLETIONS} and used with backoff limit per index`));
}
