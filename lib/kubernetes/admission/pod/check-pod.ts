/** The rules of pods and of templates for them. */
import { checkImageSpaces } from './check-containers';
import { checkPodAnnotations } from './check-pod-annotations';
import { checkPodSpec } from './check-pod-spec';
import { checkLabels } from '../check-labels';
import { checkAnnotations } from '../check-metadata';
import { FieldFaults } from '../field-faults';
import { Pod, PodTemplateSpec } from '../types';

/** @see ValidatePodCreate in pkg/apis/core/validation/validation.go, v1.37.2 */
export function checkPod({ metadata = {}, spec = {} }: Pod, faults: FieldFaults): void {
  checkPodAnnotations(metadata.annotations, spec, 'metadata.annotations', faults);
  checkPodSpec(spec, 'spec', faults, metadata.name ?? '');
  spec.containers?.forEach((container, i) => checkImageSpaces(container, `spec.containers[${i}]`, faults));
  spec.initContainers?.forEach((container, i) => checkImageSpaces(container, `spec.initContainers[${i}]`, faults));
  if (spec.ephemeralContainers?.length) faults.forbidden('spec.ephemeralContainers', 'cannot be set on create');
  if (spec.nodeName && spec.schedulingGates?.length) faults.forbidden('spec.nodeName', 'cannot be set until all schedulingGates have been cleared');
}

/** @see ValidatePodTemplateSpec in pkg/apis/core/validation/validation.go, v1.37.2 */
export function checkPodTemplate({ metadata = {}, spec = {} }: PodTemplateSpec, path: string, faults: FieldFaults): void {
  checkLabels(metadata.labels, `${path}.labels`, faults);
  checkAnnotations(metadata.annotations, `${path}.annotations`, faults);
  checkPodAnnotations(metadata.annotations, spec, `${path}.annotations`, faults);
  checkPodSpec(spec, `${path}.spec`, faults);
  if (spec.ephemeralContainers?.length) faults.forbidden(`${path}.spec.ephemeralContainers`, 'ephemeral containers not allowed in pod template');
}
