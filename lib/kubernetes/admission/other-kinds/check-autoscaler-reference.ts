/** The rules of what an autoscaler refers to. */
import { FieldFaults } from '../field-faults';
import { PATH_SEGMENT } from '../names';
import { AutoscalingV2CrossVersionObjectReference } from '../types';

/** @see ValidateCrossVersionObjectReference in pkg/apis/autoscaling/validation/validation.go, v1.37.2 */
export function checkReference(
  reference: AutoscalingV2CrossVersionObjectReference, path: string, mayBeCore: boolean, faults: FieldFaults,
): void {
  const { apiVersion = '' } = reference;
  (['kind', 'name'] as const).forEach((field) => {
    const value = reference[field];
    if (!value) faults.required(`${path}.${field}`);
    else faults.invalid(`${path}.${field}`, value, PATH_SEGMENT(value));
  });
  const slashes = apiVersion.split('/').length - 1;
  if (slashes > 1) faults.invalid(`${path}.apiVersion`, apiVersion, 'must be <group>/<version>');
  else if (!mayBeCore && (slashes === 0 || apiVersion.startsWith('/'))) faults.invalid(`${path}.apiVersion`, apiVersion, 'apiVersion must specify API group', 'write it like "apps/v1"');
}
