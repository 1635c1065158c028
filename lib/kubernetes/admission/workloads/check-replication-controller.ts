/** The rules of ReplicationControllers. */
import { checkRunsForever } from './check-template';
import { StringMap } from '../../../manifests/manifest';
import { labelsInclude } from '../../../manifests/selectors/selector';
import { checkLabels } from '../check-labels';
import { FieldFaults } from '../field-faults';
import { checkPodTemplate } from '../pod/check-pod';
import { ReplicationController } from '../types';

/**
 * A selector that is left out is the labels of the template. @see ValidateReplicationControllerSpec in
 * pkg/apis/core/validation/validation.go, v1.37.2
 */
export function checkReplicationController({ metadata = {}, spec = {} }: ReplicationController, faults: FieldFaults): void {
  const { template } = spec;
  const labels: StringMap = template?.metadata?.labels ?? {};
  const selector = spec.selector && Object.keys(spec.selector).length > 0 ? spec.selector : labels;
  // The labels of the template become those of an object without labels.
  if (Object.keys(metadata.labels ?? {}).length === 0) checkLabels(labels, 'metadata.labels', faults);
  faults.nonNegative('spec.minReadySeconds', spec.minReadySeconds);
  if (Object.keys(selector).length === 0) faults.required('spec.selector');
  faults.nonNegative('spec.replicas', spec.replicas);
  if (!template) return faults.required('spec.template');
  if (!labelsInclude(labels, selector)) {
    faults.invalid('spec.template.metadata.labels', labels, '`selector` does not match template `labels`', 'give spec.selector and spec.template.metadata.labels the same labels');
  }
  checkPodTemplate(template, 'spec.template', faults);
  checkRunsForever(template, 'ReplicationController', faults);
}
