/** Where the data of volumes comes from: a table in the order in which the API server looks at the sources. */
import { checkClaimTemplate } from './check-claim';
import { checkFileMode, checkKeyToPath, checkLocalPath } from './check-paths';
import { checkDownwardItem, checkProjected } from './check-projected';
import {
  checkAzureDisk, checkCsi, checkFibreChannel, checkFlexOptions, checkIscsi, checkQuobyte, checkStorageOs,
} from './check-storage';
import { FieldFaults } from '../field-faults';
import { quantityOf } from '../quantity';
import { KeyToPath, Volume } from '../types';

/** A kind of source. */
export interface VolumeSourceRule<K extends keyof Volume = keyof Volume> {
  readonly field: K;
  /** What upstream calls it where there is another source. */
  readonly faultField?: string;
  /** What upstream calls it where its fields have faults. */
  readonly checkedField?: string;
  readonly check?: (source: NonNullable<Volume[K]>, path: string, faults: FieldFaults) => void;
}

function source<K extends keyof Volume>(field: K, check: NonNullable<VolumeSourceRule<K>['check']>, names: Pick<VolumeSourceRule, 'faultField' | 'checkedField'> = {}): VolumeSourceRule {
  return { field, check, ...names } as unknown as VolumeSourceRule;
}

/** A check that fields are not empty. */
function needs(...fields: readonly string[]) {
  return (given: object, path: string, faults: FieldFaults): void => fields
    .filter((field) => isEmpty(given[field as keyof typeof given])).forEach((field) => faults.required(`${path}.${field}`));
}

function isEmpty(value: unknown): boolean {
  return value === undefined || value === '' || Array.isArray(value) && value.length === 0;
}

/** Runs two checks. */
function all<T extends object>(first: ReturnType<typeof needs>, second: (given: T, path: string, faults: FieldFaults) => void) {
  return (given: T, path: string, faults: FieldFaults): void => {
    first(given, path, faults);
    second(given, path, faults);
  };
}

/** @see validateVolumeSource in pkg/apis/core/validation/validation.go, v1.37.2 */
export const SOURCES: readonly VolumeSourceRule[] = [
  source('emptyDir', ({ sizeLimit }, path, faults) => {
    if (sizeLimit !== undefined && quantityOf(sizeLimit) < 0n) faults.forbidden(`${path}.sizeLimit`, 'must not be negative');
  }),
  source('hostPath', ({ path: hostPath, type }, path, faults) => {
    if (!hostPath) return faults.required(`${path}.path`);
    checkLocalPath(hostPath, `${path}.path`, faults, { absolute: true });
    if (type) faults.oneOf(`${path}.type`, type, ['BlockDevice', 'CharDevice', 'Directory', 'DirectoryOrCreate', 'File', 'FileOrCreate', 'Socket']);
  }),
  source('gitRepo', all(needs('repository'), ({ directory = '' }, path, faults) => checkLocalPath(directory, `${path}.directory`, faults))),
  source('gcePersistentDisk', all(needs('pdName'), checkPartition), { checkedField: 'persistentDisk' }),
  source('awsElasticBlockStore', all(needs('volumeID'), checkPartition)),
  source('secret', all(needs('secretName'), checkFiles)),
  source('nfs', all(needs('server', 'path'), ({ path: nfsPath = '' }, path, faults) => {
    if (!nfsPath.startsWith('/')) faults.invalid(`${path}.path`, nfsPath, 'must be an absolute path', 'begin it with "/"');
  })),
  source('iscsi', checkIscsi),
  source('glusterfs', needs('endpoints', 'path')),
  source('flocker', ({ datasetName = '', datasetUUID = '' }, path, faults) => {
    if (datasetName === '' && datasetUUID === '') faults.required(path, 'one of datasetName and datasetUUID is required');
    if (datasetName !== '' && datasetUUID !== '') faults.invalid(path, 'resource', 'datasetName and datasetUUID can not be specified simultaneously');
    if (datasetName.includes('/')) faults.invalid(`${path}.datasetName`, datasetName, 'must not contain "/"');
  }),
  source('persistentVolumeClaim', needs('claimName')),
  source('rbd', needs('monitors', 'image')),
  source('cinder', all(needs('volumeID'), ({ secretRef }, path, faults) => {
    if (secretRef && !secretRef.name) faults.required(`${path}.secretRef.name`);
  })),
  source('cephfs', needs('monitors'), { faultField: 'cephFS' }),
  source('quobyte', checkQuobyte),
  source('downwardAPI', ({ items = [], defaultMode }, path, faults) => {
    checkFileMode(defaultMode, `${path}.defaultMode`, faults);
    items.forEach((item) => checkDownwardItem(item, path, faults));
  }, { faultField: 'downwarAPI' }),
  source('fc', checkFibreChannel),
  source('flexVolume', all(needs('driver'), checkFlexOptions)),
  source('configMap', all(needs('name'), checkFiles)),
  source('azureFile', needs('secretName', 'shareName')),
  source('vsphereVolume', needs('volumePath')),
  source('photonPersistentDisk', needs('pdID')),
  source('portworxVolume', needs('volumeID')),
  source('azureDisk', checkAzureDisk),
  source('storageos', checkStorageOs),
  source('projected', checkProjected),
  source('scaleIO', needs('gateway', 'system', 'volumeName')),
  source('csi', checkCsi),
  source('ephemeral', ({ volumeClaimTemplate }, path, faults) => {
    if (volumeClaimTemplate) checkClaimTemplate(volumeClaimTemplate, `${path}.volumeClaimTemplate`, faults);
    else faults.required(`${path}.volumeClaimTemplate`);
  }),
  source('image', all(needs('reference'), ({ pullPolicy }, path, faults) => {
    if (pullPolicy) faults.oneOf(`${path}.pullPolicy`, pullPolicy, ['Always', 'IfNotPresent', 'Never']);
  })),
];

function checkPartition({ partition = 0 }: { readonly partition?: number }, path: string, faults: FieldFaults): void {
  faults.range(`${path}.partition`, partition, 0, 255);
}

function checkFiles(
  { items = [], defaultMode }: { readonly items?: readonly KeyToPath[]; readonly defaultMode?: number }, path: string, faults: FieldFaults,
): void {
  checkFileMode(defaultMode, `${path}.defaultMode`, faults);
  items.forEach((item, i) => checkKeyToPath(item, `${path}.items[${i}]`, faults));
}
