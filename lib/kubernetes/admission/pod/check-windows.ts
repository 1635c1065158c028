/** The rules of pods and containers that depend on their operating system. */
import { FieldFaults } from '../field-faults';
import { SUBDOMAIN } from '../names';
import { Container, PodSpec, WindowsSecurityContextOptions } from '../types';

/** @see validateWindowsSecurityContextOptions in pkg/apis/core/validation/validation.go, v1.37.2 */
export function checkWindowsOptions(options: WindowsSecurityContextOptions | undefined, path: string, faults: FieldFaults): void {
  if (!options) return;
  const { gmsaCredentialSpecName, gmsaCredentialSpec, runAsUserName } = options;
  if (gmsaCredentialSpecName !== undefined) faults.invalid(`${path}.gmsaCredentialSpecName`, gmsaCredentialSpecName, SUBDOMAIN(gmsaCredentialSpecName));
  if (gmsaCredentialSpec !== undefined && (gmsaCredentialSpec === '' || Buffer.byteLength(gmsaCredentialSpec) > 64 * 1024)) {
    faults.invalid(`${path}.gmsaCredentialSpec`, gmsaCredentialSpec, 'must have 1 byte to 64 KiB');
  }
  if (runAsUserName !== undefined) faults.invalid(`${path}.runAsUserName`, runAsUserName, whyNotUserName(runAsUserName));
}

const DNS = /^[a-zA-Z0-9](?:[a-zA-Z0-9-]{0,61}[a-zA-Z0-9])?(?:\.[a-zA-Z0-9](?:[a-zA-Z0-9-]{0,61}[a-zA-Z0-9])?)*$/;

function whyNotUserName(name: string): string | undefined {
  const parts = name.split('\\');
  const [domain, user] = parts.length === 1 ? [undefined, name] : parts;
  // eslint-disable-next-line no-control-regex
  if (name === '' || /[\x00-\x1f\x7f]/.test(name) || parts.length > 2) return 'must be a user, or a domain and a user with one backslash between them';
  if (domain !== undefined && (domain.length >= 256 || !(DNS.test(domain) || /^[^\\/:*?"<>|.][^\\/:*?"<>|]{0,14}$/.test(domain)))) return 'has a domain that matches neither the NetBios nor the DNS format';

  return user === '' || user.length > 104 || /^[. ]+$/.test(user) || /["/\\:;|=,+*?<>@[\]]/.test(user) ? 'has a user that is not valid' : undefined;
}

const NOT_ON_WINDOWS = [
  'appArmorProfile', 'seLinuxOptions', 'seccompProfile', 'fsGroup', 'fsGroupChangePolicy', 'sysctls', 'runAsUser', 'runAsGroup', 'supplementalGroups',
  'supplementalGroupsPolicy', 'seLinuxChangePolicy',
] as const;

const NOT_IN_WINDOWS_CONTAINERS = [
  'appArmorProfile', 'seLinuxOptions', 'seccompProfile', 'capabilities', 'readOnlyRootFilesystem', 'privileged', 'allowPrivilegeEscalation', 'procMount', 'runAsUser', 'runAsGroup',
] as const;

/** @see validateOS, validateLinux and validateWindows in pkg/apis/core/validation/validation.go, v1.37.2 */
export function checkOperatingSystem(spec: PodSpec, path: string, faults: FieldFaults): void {
  if (!spec.os) return;
  const { name } = spec.os;
  const forbid = (field: string) => faults.forbidden(`${path}.${field}`, `cannot be set for a ${name} pod`);
  if (!name) return faults.required(`${path}.os.name`);
  if (name === 'linux') {
    if (spec.securityContext?.windowsOptions) forbid('securityContext.windowsOptions');
    containersOf(spec).filter(([, { securityContext }]) => securityContext?.windowsOptions).forEach(([at]) => forbid(`${at}.securityContext.windowsOptions`));
  } else if (name === 'windows') {
    const { securityContext } = spec;
    NOT_ON_WINDOWS.filter((field) => securityContext?.[field] !== undefined && !(field === 'sysctls' && securityContext.sysctls?.length === 0))
      .forEach((field) => forbid(`securityContext.${field}`));
    (['hostUsers', 'shareProcessNamespace'] as const).filter((field) => spec[field] !== undefined).forEach(forbid);
    (['hostPID', 'hostIPC'] as const).filter((field) => spec[field]).forEach(forbid);
    containersOf(spec).forEach(([at, container]) => NOT_IN_WINDOWS_CONTAINERS
      .filter((field) => container.securityContext?.[field] !== undefined)
      .forEach((field) => forbid(`${at}.securityContext.${field}`)));
  } else {
    faults.notSupported(`${path}.os`, name, ['linux', 'windows']);
  }
}

/** @see validateWindowsHostProcessPod in pkg/apis/core/validation/validation.go, v1.37.2 */
export function checkHostProcess(spec: PodSpec, path: string, faults: FieldFaults): void {
  const ofPod = spec.securityContext?.windowsOptions?.hostProcess;
  if (ofPod === undefined && !someContainer(spec, ({ securityContext }) => securityContext?.windowsOptions !== undefined)) return;
  const containers = containersOf(spec);
  const ofContainers = containers.map(([, { securityContext }]) => securityContext?.windowsOptions?.hostProcess);
  const count = ofContainers.filter((own) => own ?? ofPod).length;
  containers.forEach(([at], i) => {
    const own = ofContainers[i];
    if (ofPod !== undefined && own !== undefined && own !== ofPod) {
      faults.invalid(`${path}.${at}.securityContext.windowsOptions.hostProcess`, own, `must be the same as that of the pod, which is ${ofPod}`);
    }
  });
  if (count === 0) return;
  if (count !== containers.length) faults.invalid(path, '', 'if one container is a hostProcess container, all containers must be');
  if (!spec.hostNetwork) faults.invalid(`${path}.hostNetwork`, false, 'must be true if the pod has hostProcess containers', 'set hostNetwork: true');
}

/** Whether any container fits. */
export function someContainer(spec: PodSpec, fits: (container: Container) => boolean): boolean {
  const lists = [spec.initContainers, spec.containers, spec.ephemeralContainers as readonly Container[] | undefined];

  return lists.some((list) => list?.some(fits));
}

/** All containers with their places in the spec. */
export function containersOf(spec: PodSpec): (readonly [string, Container])[] {
  const placed: (readonly [string, Container])[] = [];
  for (const field of ['initContainers', 'containers', 'ephemeralContainers'] as const) {
    spec[field]?.forEach((container, i) => placed.push([`${field}[${i}]`, container as Container]));
  }

  return placed;
}
