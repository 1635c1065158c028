/** The rules of what containers do with volumes. */
import { checkLocalPath } from './check-paths';
import { PodContext } from './pod-context';
import { FieldFaults } from '../field-faults';
import { Container, VolumeMount } from '../types';

/** Upstream leaves the index out of some of the fields. @see ValidateVolumeMounts in pkg/apis/core/validation/validation.go, v1.37.2 */
export function checkMounts(
  { volumeMounts = [], volumeDevices = [], securityContext }: Container, path: string, { volumes }: PodContext, faults: FieldFaults,
): void {
  const paths = new Set<string>();
  const deviceNames = new Set(volumeDevices.map(({ name = '' }) => name));
  const devicePaths = new Set(volumeDevices.map(({ devicePath = '' }) => devicePath));
  volumeMounts.forEach((mount, i) => {
    const { name = '', mountPath = '', subPath, subPathExpr } = mount;
    const at = `${path}[${i}]`;
    if (name === '') faults.required(`${at}.name`);
    if (!volumes.has(name)) faults.notFound(`${at}.name`, name, `add a volume of the name ${JSON.stringify(name)}, or use the name of one of the volumes`);
    if (mountPath === '') faults.required(`${at}.mountPath`);
    if (paths.has(mountPath)) faults.invalid(`${at}.mountPath`, mountPath, 'must be unique', 'use another path');
    paths.add(mountPath);
    if (deviceNames.has(name)) faults.invalid(`${at}.name`, name, 'must not already exist in volumeDevices');
    if (devicePaths.has(mountPath)) faults.invalid(`${at}.mountPath`, mountPath, 'must not already exist as a path in volumeDevices');
    if (subPath) checkLocalPath(subPath, `${path}.subPath`, faults);
    if (subPathExpr && subPath) faults.invalid(`${at}.subPathExpr`, subPathExpr, 'subPathExpr and subPath are mutually exclusive', 'keep one of them');
    if (subPathExpr) checkLocalPath(subPathExpr, `${path}.subPathExpr`, faults);
    checkPropagation(mount, path, securityContext?.privileged ?? false, faults);
  });
}

/** @see validateMountPropagation and validateMountRecursiveReadOnly in pkg/apis/core/validation/validation.go, v1.37.2 */
function checkPropagation(
  { mountPropagation, recursiveReadOnly, readOnly }: VolumeMount, path: string, isPrivileged: boolean, faults: FieldFaults,
): void {
  if (mountPropagation !== undefined) faults.oneOf(`${path}.mountPropagation`, mountPropagation, ['Bidirectional', 'HostToContainer', 'None']);
  if (mountPropagation === 'Bidirectional' && !isPrivileged) {
    faults.forbidden(`${path}.mountPropagation`, 'Bidirectional mount propagation is available only to privileged containers');
  }
  if (recursiveReadOnly === undefined) return;
  faults.oneOf(`${path}.recursiveReadOnly`, recursiveReadOnly, ['Disabled', 'Enabled', 'IfPossible']);
  if (recursiveReadOnly !== 'Enabled' && recursiveReadOnly !== 'IfPossible') return;
  if (!readOnly) faults.forbidden(`${path}.recursiveReadOnly`, 'may only be specified when readOnly is true');
  if ((mountPropagation ?? 'None') !== 'None') faults.forbidden(`${path}.recursiveReadOnly`, 'may only be specified when mountPropagation is None or not specified');
}

/** @see ValidateVolumeDevices in pkg/apis/core/validation/validation.go, v1.37.2 */
export function checkVolumeDevices(
  { volumeMounts = [], volumeDevices = [] }: Container, path: string, { volumes }: PodContext, faults: FieldFaults,
): void {
  const names = new Set<string>();
  const paths = new Set<string>();
  volumeDevices.forEach(({ name = '', devicePath = '' }, i) => {
    const at = `${path}[${i}]`;
    const volume = volumes.get(name);
    const hasBacksteps = devicePath.split('/').includes('..');
    if (name === '') faults.required(`${at}.name`);
    if (names.has(name)) faults.invalid(`${at}.name`, name, 'must be unique');
    if (!volume) faults.notFound(`${at}.name`, name);
    else if (!volume.persistentVolumeClaim && !volume.ephemeral) faults.invalid(`${at}.name`, name, 'can only use volume source type of PersistentVolumeClaim or Ephemeral for block mode');
    if (devicePath === '') faults.required(`${at}.devicePath`);
    if (paths.has(devicePath)) faults.invalid(`${at}.devicePath`, devicePath, 'must be unique');
    if (hasBacksteps) faults.invalid(`${at}.devicePath`, devicePath, 'can not contain ".."');
    else paths.add(devicePath);
    if (volumeMounts.some((mount) => (mount.name ?? '') === name)) faults.invalid(`${at}.name`, name, 'must not already exist in volumeMounts');
    if (volumeMounts.some((mount) => (mount.mountPath ?? '') === devicePath)) faults.invalid(`${at}.devicePath`, devicePath, 'must not already exist as a path in volumeMounts');
    if (name !== '') names.add(name);
  });
}
