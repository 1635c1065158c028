/** The rules of claims for volumes that a pod or StatefulSet makes. */
import { checkLabels, checkLabelSelector } from '../check-labels';
import { checkAnnotations } from '../check-metadata';
import { FieldFaults } from '../field-faults';
import { DNS_LABEL, SUBDOMAIN } from '../names';
import { quantityOf } from '../quantity';
import { PersistentVolumeClaimSpec, PersistentVolumeClaimTemplate, TypedObjectReference } from '../types';

/** @see ValidatePersistentVolumeClaimTemplate in pkg/apis/core/validation/validation.go, v1.37.2 */
export function checkClaimTemplate({ metadata = {}, spec = {} }: PersistentVolumeClaimTemplate, path: string, faults: FieldFaults): void {
  const { annotations, labels, ...others } = metadata;
  checkAnnotations(annotations, `${path}.metadata.annotations`, faults);
  checkLabels(labels, `${path}.metadata.labels`, faults);
  // Upstream makes the name of this field from its name in Go.
  Object.entries(others).filter(([field, value]) => value || field === 'deletionGracePeriodSeconds').forEach(([field]) => faults.forbidden(`${path}.metadata.${field === 'uid' ? 'uID' : field}`, 'cannot be set'));
  checkClaim(spec, `${path}.spec`, faults);
}

const MODES = ['ReadOnlyMany', 'ReadWriteMany', 'ReadWriteOnce', 'ReadWriteOncePod'];

/** @see ValidatePersistentVolumeClaimSpec in pkg/apis/core/validation/validation.go, v1.37.2 */
export function checkClaim(spec: PersistentVolumeClaimSpec, path: string, faults: FieldFaults): void {
  const { accessModes = [], selector, storageClassName, volumeMode, volumeAttributesClassName, dataSource, dataSourceRef } = spec;
  if (accessModes.length === 0) faults.required(`${path}.accessModes`, 'at least 1 access mode is required');
  checkLabelSelector(selector, `${path}.selector`, faults);
  accessModes.forEach((mode) => faults.oneOf(`${path}.accessModes`, mode, MODES));
  if (accessModes.includes('ReadWriteOncePod') && accessModes.some((mode) => mode !== 'ReadWriteOncePod' && MODES.includes(mode))) {
    faults.forbidden(`${path}.accessModes`, 'may not use ReadWriteOncePod with other access modes');
  }
  const storage = spec.resources?.requests?.storage;
  if (storage === undefined) faults.required(`${path}.resources[storage]`, `set ${path}.resources.requests.storage`);
  else if (quantityOf(storage) <= 0n) faults.invalid(`${path}.resources[storage]`, storage, 'must be greater than zero');
  if (storageClassName) faults.invalid(`${path}.storageClassName`, storageClassName, SUBDOMAIN(storageClassName));
  if (volumeMode !== undefined) faults.oneOf(`${path}.volumeMode`, volumeMode, ['Block', 'Filesystem']);
  if (dataSource) checkDataSource(dataSource, `${path}.dataSource`, faults);
  if (dataSourceRef) checkDataSource(dataSourceRef, `${path}.dataSourceRef`, faults);
  if (dataSource && dataSourceRef?.namespace) faults.invalid(path, dataSource, 'dataSource may not be specified when dataSourceRef.namespace is specified', `remove ${path}.dataSource`);
  else if (dataSource && dataSourceRef && !isSameSource(dataSource, dataSourceRef)) faults.invalid(path, dataSource, 'dataSource must match dataSourceRef', `remove ${path}.dataSource`);
  if (volumeAttributesClassName) faults.invalid(`${path}.volumeAttributesClassName`, volumeAttributesClassName, SUBDOMAIN(volumeAttributesClassName));
}

function isSameSource(source: TypedObjectReference, other: TypedObjectReference): boolean {
  return (['apiGroup', 'kind', 'name'] as const).every((field) => source[field] === other[field]);
}

function checkDataSource({ name, kind, apiGroup, namespace }: TypedObjectReference, path: string, faults: FieldFaults): void {
  if (!name) faults.required(`${path}.name`);
  if (!kind) faults.required(`${path}.kind`);
  if (!apiGroup && kind !== 'PersistentVolumeClaim') faults.invalid(path, kind, 'must be "PersistentVolumeClaim" when referencing the default apiGroup');
  if (apiGroup) faults.invalid(`${path}.apiGroup`, apiGroup, SUBDOMAIN(apiGroup));
  if (namespace) faults.invalid(`${path}.namespace`, namespace, DNS_LABEL(namespace));
}
