/** The rules of the pods that a workload makes. */
import { isUsable, matchesLabels } from '../check-labels';
import { FieldFaults } from '../field-faults';
import { checkPodTemplate } from '../pod/check-pod';
import { LabelSelector, PodTemplateSpec } from '../types';

/**
 * Pods that run until they are stopped.
 * @see ValidatePodTemplateSpecForReplicaSet in pkg/apis/apps/validation/validation.go, v1.37.2
 */
export function checkLongRunningTemplate(
  template: PodTemplateSpec, selector: LabelSelector | undefined, kind: string, faults: FieldFaults,
): void {
  if (selector && !isUsable(selector)) return faults.invalid('spec.selector', selector, 'is not a valid label selector');
  checkSelected(template, selector, faults);
  checkPodTemplate(template, 'spec.template', faults);
  checkRunsForever(template, kind, faults);
}

/** @see ValidatePodTemplateSpecForReplicaSet in pkg/apis/apps/validation/validation.go, v1.37.2 */
export function checkRunsForever({ spec = {} }: PodTemplateSpec, kind: string, faults: FieldFaults): void {
  if (spec.restartPolicy && spec.restartPolicy !== 'Always') faults.notSupported('spec.template.spec.restartPolicy', spec.restartPolicy, ['Always']);
  if (spec.activeDeadlineSeconds !== undefined) faults.forbidden('spec.template.spec.activeDeadlineSeconds', `activeDeadlineSeconds in ${kind} is not Supported`);
}

/** A selector that is left out matches nothing, so it is never the right one. */
export function checkSelected({ metadata = {} }: PodTemplateSpec, selector: LabelSelector | undefined, faults: FieldFaults): void {
  const { labels = {} } = metadata;
  if (selector && matchesLabels(selector, labels)) return;
  faults.invalid('spec.template.metadata.labels', labels, '`selector` does not match template `labels`', 'give spec.selector.matchLabels and spec.template.metadata.labels the same labels');
}
