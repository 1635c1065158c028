/** The rules of the volumes of a pod. */
import { SOURCES } from './volume-sources';
import { FieldFaults } from '../field-faults';
import { DNS_LABEL, SUBDOMAIN } from '../names';
import { Volume } from '../types';

/**
 * Returns the volumes that have no fault, which are the ones that containers can use. A volume without a source is an empty folder.
 * @see ValidateVolumes in pkg/apis/core/validation/validation.go, v1.37.2
 */
export function checkVolumes(
  volumes: readonly Volume[], podName: string | undefined, path: string, faults: FieldFaults,
): Map<string, Volume> {
  const found = new Map<string, Volume>();
  const claims = new Set(podName ? volumes.filter(({ ephemeral }) => ephemeral).map(({ name }) => `${podName}-${name ?? ''}`) : []);
  volumes.forEach((volume, i) => {
    const { name = '' } = volume;
    const at = `${path}[${i}]`;
    const before = faults.all.length;
    checkSource(volume, podName, at, faults);
    if (name === '') faults.required(`${at}.name`);
    else faults.invalid(`${at}.name`, name, DNS_LABEL(name));
    if (found.has(name)) faults.duplicate(`${at}.name`, name);
    if (faults.all.length === before) found.set(name, volume);
    const claimName = volume.persistentVolumeClaim?.claimName ?? '';
    if (volume.persistentVolumeClaim && claims.has(claimName)) {
      faults.invalid(`${at}.persistentVolumeClaim.claimName`, claimName, 'must not reference a PVC that gets created for an ephemeral volume');
    }
  });

  return found;
}

/** Checks the first of several sources. @see validateVolumeSource in pkg/apis/core/validation/validation.go, v1.37.2 */
function checkSource(volume: Volume, podName: string | undefined, path: string, faults: FieldFaults): void {
  const given = SOURCES.filter(({ field }) => volume[field]);
  given.slice(1).forEach(({ field, faultField = field }) => faults.forbidden(`${path}.${faultField}`, 'may not specify more than 1 volume type'));
  const [first] = given;
  first?.check?.(volume[first.field] as never, `${path}.${first.checkedField ?? first.field}`, faults);
  if (volume.iscsi?.initiatorName !== undefined && `${volume.name ?? ''}:${volume.iscsi.targetPortal ?? ''}`.length > 64) {
    faults.invalid(`${path}.name`, volume.name, 'is too long together with iscsi.targetPortal');
  }
  if (first?.field === 'ephemeral' && podName && volume.name) {
    faults.invalid(`${path}.name`, volume.name, SUBDOMAIN(`${podName}-${volume.name}`));
  }
}
