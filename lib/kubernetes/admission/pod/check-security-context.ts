/** The rules of security contexts. */
import { checkLocalPath } from './check-paths';
import { checkWindowsOptions } from './check-windows';
import { PodContext } from './pod-context';
import { FieldFaults } from '../field-faults';
import { AppArmorProfile, PodSecurityContext, PodSpec, SeccompProfile, SecurityContext, Sysctl } from '../types';

const MAX_ID = 2 ** 31 - 1;

/**
 * Clusters may forbid privileged containers; the API server's own setting for it is taken as on. @see ValidateSecurityContext in
 * pkg/apis/core/validation/validation.go, v1.37.2
 */
export function checkSecurityContext(context: SecurityContext, path: string, { spec }: PodContext, faults: FieldFaults): void {
  const { privileged, procMount, allowPrivilegeEscalation, capabilities } = context;
  checkIds(context, path, faults);
  if (procMount !== undefined) faults.oneOf(`${path}.procMount`, procMount, ['Default', 'Unmasked']);
  if (procMount === 'Unmasked' && spec.hostUsers !== false) faults.invalid(`${path}.procMount`, procMount, '`hostUsers` must be false to use `Unmasked`', 'set hostUsers: false');
  checkSeccomp(context.seccompProfile, `${path}.seccompProfile`, faults);
  if (allowPrivilegeEscalation === false && privileged) {
    faults.invalid(path, '', 'cannot set `allowPrivilegeEscalation` to false and `privileged` to true', 'remove one of the two');
  }
  if (allowPrivilegeEscalation === false && capabilities?.add?.includes('CAP_SYS_ADMIN')) {
    faults.invalid(path, '', 'cannot set `allowPrivilegeEscalation` to false and `capabilities.Add` CAP_SYS_ADMIN', 'remove one of the two');
  }
  checkWindowsOptions(context.windowsOptions, `${path}.windowsOptions`, faults);
  checkAppArmor(context.appArmorProfile, `${path}.appArmorProfile`, faults);
}

function checkIds(
  { runAsUser, runAsGroup }: { readonly runAsUser?: number; readonly runAsGroup?: number }, path: string, faults: FieldFaults,
): void {
  faults.range(`${path}.runAsUser`, runAsUser, 0, MAX_ID);
  faults.range(`${path}.runAsGroup`, runAsGroup, 0, MAX_ID);
}

/** @see validatePodSpecSecurityContext in pkg/apis/core/validation/validation.go, v1.37.2 */
export function checkPodSecurityContext(context: PodSecurityContext, path: string, spec: PodSpec, faults: FieldFaults): void {
  checkIds(context, path, faults);
  faults.range(`${path}.fsGroup`, context.fsGroup, 0, MAX_ID);
  context.supplementalGroups?.forEach((group, i) => faults.range(`${path}.supplementalGroups[${i}]`, group, 0, MAX_ID));
  checkSysctls(context.sysctls ?? [], `${path}.sysctls`, spec, faults);
  if (context.fsGroupChangePolicy !== undefined) faults.oneOf(`${path}.fsGroupChangePolicy`, context.fsGroupChangePolicy, ['Always', 'OnRootMismatch']);
  checkSeccomp(context.seccompProfile, `${path}.seccompProfile`, faults);
  checkWindowsOptions(context.windowsOptions, `${path}.windowsOptions`, faults);
  checkAppArmor(context.appArmorProfile, `${path}.appArmorProfile`, faults);
  if (context.supplementalGroupsPolicy !== undefined) faults.oneOf(`${path}.supplementalGroupsPolicy`, context.supplementalGroupsPolicy, ['Merge', 'Strict']);
  if (context.seLinuxChangePolicy !== undefined) faults.oneOf(`${path}.seLinuxChangePolicy`, context.seLinuxChangePolicy, ['MountOption', 'Recursive']);
}

const SYSCTL = /^([a-z0-9]([-_a-z0-9]*[a-z0-9])?[./])*[a-z0-9]([-_a-z0-9]*[a-z0-9])?$/;

/** @see validateSysctls and ValidateHostSysctl in pkg/apis/core/validation/validation.go, v1.37.2 */
function checkSysctls(sysctls: readonly Sysctl[], path: string, { hostNetwork, hostIPC }: PodSpec, faults: FieldFaults): void {
  const names = new Set<string>();
  sysctls.forEach(({ name = '' }, i) => {
    const at = `${path}[${i}].name`;
    if (name === '') faults.required(at);
    else if (name.length > 253 || !SYSCTL.test(name)) faults.invalid(at, name, 'is not a valid name of a sysctl');
    else if (names.has(name)) faults.duplicate(at, name);
    const dotted = name.replace(/\//g, '.');
    if (hostNetwork && dotted.startsWith('net.')) faults.invalid(at, name, 'may not be specified when "hostNetwork" is true');
    else if (hostIPC && /^(kernel\.shm|kernel\.msg|fs\.mqueue\.|kernel\.sem$)/.test(dotted)) faults.invalid(at, name, 'may not be specified when "hostIPC" is true');
    names.add(name);
  });
}

const PROFILE_TYPES = ['Localhost', 'RuntimeDefault', 'Unconfined'];

/** @see validateSeccompProfileField in pkg/apis/core/validation/validation.go, v1.37.2 */
function checkSeccomp(profile: SeccompProfile | undefined, path: string, faults: FieldFaults): void {
  if (!profile) return;
  const { type, localhostProfile } = profile;
  if (!type) faults.required(`${path}.type`, 'type is required when seccompProfile is set');
  else faults.oneOf(`${path}.type`, type, PROFILE_TYPES);
  if (type !== 'Localhost' && localhostProfile !== undefined) faults.invalid(`${path}.localhostProfile`, localhostProfile, 'can only be set when seccomp type is Localhost', 'remove it');
  if (type !== 'Localhost') return;
  if (localhostProfile === undefined) faults.required(`${path}.localhostProfile`, 'must be set when seccomp type is Localhost');
  else checkLocalPath(localhostProfile, `${path}.localhostProfile`, faults);
}

/** @see ValidateAppArmorProfileField in pkg/apis/core/validation/validation.go, v1.37.2 */
function checkAppArmor(profile: AppArmorProfile | undefined, path: string, faults: FieldFaults): void {
  if (!profile) return;
  const { type, localhostProfile } = profile;
  if (!type) return faults.required(`${path}.type`, 'type is required when appArmorProfile is set');
  faults.oneOf(`${path}.type`, type, PROFILE_TYPES);
  if (type === 'Localhost') {
    if (localhostProfile === undefined) return faults.required(`${path}.localhostProfile`, 'must be set when AppArmor type is Localhost');
    if (localhostProfile !== localhostProfile.trim()) faults.invalid(`${path}.localhostProfile`, localhostProfile, 'must not be padded with whitespace');
    else if (localhostProfile === '') faults.required(`${path}.localhostProfile`, 'must be set when AppArmor type is Localhost');
    if (localhostProfile.length > 4095) faults.tooLong(`${path}.localhostProfile`, 4095);
  } else if (localhostProfile !== undefined && PROFILE_TYPES.includes(type)) {
    faults.invalid(`${path}.localhostProfile`, localhostProfile, 'can only be set when AppArmor type is Localhost', 'remove it');
  }
}
