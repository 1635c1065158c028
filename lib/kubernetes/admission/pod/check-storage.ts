/** The rules of volumes of storage systems. */
import { FieldFaults } from '../field-faults';
import { DNS_LABEL, SUBDOMAIN } from '../names';
import {
  AzureDiskVolumeSource, CSIVolumeSource, FCVolumeSource, FlexVolumeSource, ISCSIVolumeSource, QuobyteVolumeSource, StorageOSVolumeSource,
} from '../types';

/** @see validateCSIVolumeSource in pkg/apis/core/validation/validation.go, v1.37.2 */
export function checkCsi({ driver, nodePublishSecretRef }: CSIVolumeSource, path: string, faults: FieldFaults): void {
  if (!driver) faults.required(`${path}.driver`);
  else if (driver.length > 63) faults.tooLong(`${path}.driver`, 63);
  if (driver) faults.invalid(`${path}.driver`, driver, SUBDOMAIN(driver.toLowerCase()));
  if (!nodePublishSecretRef) return;
  if (!nodePublishSecretRef.name) faults.required(`${path}.nodePublishSecretRef.name`);
  else faults.invalid(`${path}.name`, nodePublishSecretRef.name, SUBDOMAIN(nodePublishSecretRef.name));
}

const IQN = /^iqn\.\d{4}-\d{2}\.[A-Za-z0-9.-]+:[^,;*&$|\s]+$/;

/** @see validateISCSIVolumeSource in pkg/apis/core/validation/validation.go, v1.37.2 */
export function checkIscsi(source: ISCSIVolumeSource, path: string, faults: FieldFaults): void {
  const { targetPortal, iqn = '', lun = 0, initiatorName, secretRef } = source;
  if (!targetPortal) faults.required(`${path}.targetPortal`);
  if (iqn === '') faults.required(`${path}.iqn`);
  else if (!isIqn(iqn)) faults.invalid(`${path}.iqn`, iqn, 'must be valid format starting with iqn, eui, or naa');
  faults.range(`${path}.lun`, lun, 0, 255);
  if ((source.chapAuthDiscovery || source.chapAuthSession) && !secretRef) faults.required(`${path}.secretRef`);
  if (initiatorName !== undefined && !isIqn(initiatorName)) faults.invalid(`${path}.initiatorname`, initiatorName, 'must be valid format starting with iqn, eui, or naa');
}

function isIqn(name: string): boolean {
  return IQN.test(name) || /^eui.[0-9A-Za-z]{16}$/.test(name) || /^naa.[0-9A-Za-z]{32}$/.test(name);
}

/** @see validateFCVolumeSource in pkg/apis/core/validation/validation.go, v1.37.2 */
export function checkFibreChannel({ targetWWNs = [], wwids = [], lun }: FCVolumeSource, path: string, faults: FieldFaults): void {
  if (targetWWNs.length === 0 && wwids.length === 0) faults.required(`${path}.targetWWNs`, 'must specify either targetWWNs or wwids, but not both');
  if (targetWWNs.length > 0 && wwids.length > 0) faults.invalid(`${path}.targetWWNs`, targetWWNs, 'targetWWNs and wwids can not be specified simultaneously');
  if (targetWWNs.length === 0) return;
  if (lun === undefined) faults.required(`${path}.lun`, 'lun is required if targetWWNs is specified');
  else faults.range(`${path}.lun`, lun, 0, 255);
}

/** @see validateFlexVolumeSource in pkg/apis/core/validation/validation.go, v1.37.2 */
export function checkFlexOptions({ options = {} }: FlexVolumeSource, path: string, faults: FieldFaults): void {
  Object.keys(options).filter((key) => /\.(kubernetes|k8s)\.io$/.test(`.${key.split('/')[0].toLowerCase()}`) && key.length > 0)
    .forEach((key) => faults.invalid(`${path}.options[${key}]`, key, 'kubernetes.io and k8s.io namespaces are reserved'));
}

/** @see validateQuobyteVolumeSource in pkg/apis/core/validation/validation.go, v1.37.2 */
export function checkQuobyte({ registry, tenant = '', volume }: QuobyteVolumeSource, path: string, faults: FieldFaults): void {
  if (!registry) faults.required(`${path}.registry`, 'must be a host:port pair or multiple pairs separated by commas');
  else if (tenant.length >= 65) faults.required(`${path}.tenant`, 'must be a UUID and may not exceed a length of 64 characters');
  else if (registry.split(',').some((pair) => !/^(\[[^[\]]*\]|[^:[\]]*):[^:[\]]*$/.test(pair))) faults.invalid(`${path}.registry`, registry, 'must be a host:port pair or multiple pairs separated by commas');
  if (!volume) faults.required(`${path}.volume`);
}

/** @see validateAzureDisk in pkg/apis/core/validation/validation.go, v1.37.2 */
export function checkAzureDisk(
  { diskName, diskURI = '', cachingMode, kind }: AzureDiskVolumeSource, path: string, faults: FieldFaults,
): void {
  if (!diskName) faults.required(`${path}.diskName`);
  if (diskURI === '') faults.required(`${path}.diskURI`);
  if (cachingMode !== undefined) faults.oneOf(`${path}.cachingMode`, cachingMode, ['None', 'ReadOnly', 'ReadWrite']);
  const of = kind ?? 'Shared';
  faults.oneOf(`${path}.kind`, of, ['Dedicated', 'Managed', 'Shared']);
  if (of === 'Managed' && !diskURI.startsWith('/subscriptions/')) faults.notSupported(`${path}.diskURI`, diskURI, ['/subscriptions/<subscription>/...']);
  if (of !== 'Managed' && !diskURI.startsWith('https://')) faults.notSupported(`${path}.diskURI`, diskURI, ['https://<account>.blob.core.windows.net/<container>/<disk>.vhd']);
}

/** @see validateStorageOSVolumeSource in pkg/apis/core/validation/validation.go, v1.37.2 */
export function checkStorageOs({ volumeName, volumeNamespace, secretRef }: StorageOSVolumeSource, path: string, faults: FieldFaults): void {
  if (!volumeName) faults.required(`${path}.volumeName`);
  else faults.invalid(`${path}.volumeName`, volumeName, DNS_LABEL(volumeName));
  if (volumeNamespace) faults.invalid(`${path}.volumeNamespace`, volumeNamespace, DNS_LABEL(volumeNamespace));
  if (secretRef && !secretRef.name) faults.required(`${path}.secretRef.name`);
}
