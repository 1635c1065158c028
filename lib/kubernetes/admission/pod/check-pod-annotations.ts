/** The rules of annotations that mean something to a pod. */
import { checkLocalPath } from './check-paths';
import { containersOf } from './check-windows';
import { StringMap } from '../../../manifests/manifest';
import { FieldFaults } from '../field-faults';
import { PodSpec } from '../types';

const MIRROR = 'kubernetes.io/config.mirror';
const DELETION_COST = 'controller.kubernetes.io/pod-deletion-cost';
const SECCOMP_POD = 'seccomp.security.alpha.kubernetes.io/pod';
const SECCOMP_CONTAINER = 'container.seccomp.security.alpha.kubernetes.io/';
const APP_ARMOR = 'container.apparmor.security.beta.kubernetes.io/';

/** @see ValidatePodSpecificAnnotations in pkg/apis/core/validation/validation.go, v1.37.2 */
export function checkPodAnnotations(annotations: StringMap | undefined, spec: PodSpec, path: string, faults: FieldFaults): void {
  if (!annotations) return;
  for (const [key, value] of Object.entries(annotations)) {
    if (key === MIRROR && !spec.nodeName) faults.invalid(`${path}[${key}]`, value, 'must set spec.nodeName if mirror pod annotation is set');
    if (key === DELETION_COST && !isCost(value)) faults.invalid(`${path}[${key}]`, value, 'must be a 32bit integer');
    if (key === SECCOMP_POD || key.startsWith(SECCOMP_CONTAINER)) checkSeccomp(value, `${path}.${key}`, faults);
    if (key.startsWith(APP_ARMOR)) {
      const container = key.slice(APP_ARMOR.length);
      if (!containersOf(spec).some(([, { name = '' }]) => name === container)) faults.invalid(`${path}[${key}]`, container, 'container not found', 'use the name of a container');
      if (!/^(|runtime\/default|unconfined|localhost\/[^]*)$/.test(value)) faults.invalid(`${path}[${key}]`, value, 'is not the name of an AppArmor profile');
    }
  }
}

/** @see GetDeletionCostFromPodAnnotations in pkg/apis/core/helper/helpers.go, v1.37.2 */
function isCost(value: string): boolean {
  return /^(0|-?[1-9]\d*)$/.test(value) && Number(value) >= -(2 ** 31) && Number(value) < 2 ** 31;
}

/** @see ValidateSeccompProfile in pkg/apis/core/validation/validation.go, v1.37.2 */
function checkSeccomp(profile: string, path: string, faults: FieldFaults): void {
  if (profile.startsWith('localhost/')) checkLocalPath(profile.slice('localhost/'.length), path, faults);
  else if (!['runtime/default', 'docker/default', 'unconfined'].includes(profile)) faults.invalid(path, profile, 'must be a valid seccomp profile');
}
