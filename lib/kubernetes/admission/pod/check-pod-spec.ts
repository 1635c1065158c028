/** The rules of the spec of a pod. */
import { checkContainers, checkEphemeralContainers, checkInitContainers } from './check-containers';
import { checkDns, checkHostAliases, checkHostName } from './check-dns';
import { checkPodResources } from './check-pod-resources';
import { checkHostNetworkPorts } from './check-ports';
import { checkResources } from './check-resources';
import { checkAffinity, checkSpread, checkTolerations } from './check-scheduling';
import { checkPodSecurityContext } from './check-security-context';
import { checkVolumes } from './check-volumes';
import { checkHostProcess, checkOperatingSystem, containersOf, someContainer } from './check-windows';
import { PodContext } from './pod-context';
import { whyNotQualifiedName } from '../../../units/kubernetes-names';
import { checkLabels } from '../check-labels';
import { FieldFaults } from '../field-faults';
import { DNS_LABEL, SUBDOMAIN } from '../names';
import { PodResourceClaim, PodSpec } from '../types';

/**
 * @param podName name of the pod; undefined for the template of one
 * @see ValidatePodSpec in pkg/apis/core/validation/validation.go, v1.37.2
 */
export function checkPodSpec(spec: PodSpec, path: string, faults: FieldFaults, podName?: string): void {
  const claims = spec.resourceClaims ? new Set(spec.resourceClaims.map(({ name = '' }) => name).filter((name) => name !== '')) : NO_CLAIMS;
  const volumes = spec.volumes ? checkVolumes(spec.volumes, podName, `${path}.volumes`, faults) : NO_VOLUMES;
  const pod: PodContext = { spec, volumes, claims, isPod: podName !== undefined };
  if (spec.resourceClaims) checkResourceClaims(spec.resourceClaims, `${path}.resourceClaims`, faults);
  checkContainers(spec.containers, `${path}.containers`, pod, faults);
  if (spec.initContainers) checkInitContainers(spec, `${path}.initContainers`, pod, faults);
  if (spec.ephemeralContainers) checkEphemeralContainers(spec, `${path}.ephemeralContainers`, pod, faults);
  if (spec.resources) checkPodResources(pod, `${path}.resources`, faults);
  checkHostNetworkPorts(pod, path, faults);
  if (spec.restartPolicy) faults.oneOf(`${path}.restartPolicy`, spec.restartPolicy, ['Always', 'OnFailure', 'Never']);
  checkDns(spec, path, faults);
  if (spec.nodeSelector) checkLabels(spec.nodeSelector, `${path}.nodeSelector`, faults);
  if (spec.securityContext) checkPodSecurityContext(spec.securityContext, `${path}.securityContext`, spec, faults);
  if (spec.shareProcessNamespace && spec.hostPID) faults.invalid(`${path}.shareProcessNamespace`, true, 'cannot be enabled together with hostPID', 'remove one of the two');
  if (spec.affinity) checkAffinity(spec.affinity, `${path}.affinity`, faults);
  checkGates(spec, path, faults);
  if (spec.topologySpreadConstraints) checkSpread(spec.topologySpreadConstraints, `${path}.topologySpreadConstraints`, faults);
  checkHostProcess(spec, path, faults);
  checkHostUsers(spec, path, faults);
  checkHostName(spec, path, faults);
  checkNames(spec, path, faults);
  if (spec.activeDeadlineSeconds !== undefined) faults.range(`${path}.activeDeadlineSeconds`, spec.activeDeadlineSeconds, 1, 2 ** 31 - 1);
  if (spec.tolerations) checkTolerations(spec.tolerations, `${path}.tolerations`, faults);
  if (spec.hostAliases) checkHostAliases(spec.hostAliases, `${path}.hostAliases`, faults);
  if (spec.preemptionPolicy) faults.oneOf(`${path}.preemptionPolicy`, spec.preemptionPolicy, ['PreemptLowerPriority', 'Never']);
  if (spec.overhead) checkResources({ limits: spec.overhead }, `${path}.overhead`, claims, faults);
  checkOperatingSystem(spec, path, faults);
  checkFileKeys(spec, path, faults);
}

const NO_CLAIMS: PodContext['claims'] = new Set();
const NO_VOLUMES: PodContext['volumes'] = new Map();

/** Names of other objects; `serviceAccount` is the old name of `serviceAccountName`. */
function checkNames(
  { serviceAccountName, serviceAccount, nodeName, priorityClassName, runtimeClassName }: PodSpec, path: string, faults: FieldFaults,
): void {
  const check = (field: string, name: string | undefined) => name && faults.invalid(`${path}.${field}`, name, SUBDOMAIN(name));
  check('serviceAccountName', serviceAccountName || serviceAccount);
  check('nodeName', nodeName);
  check('priorityClassName', priorityClassName);
  if (runtimeClassName !== undefined) faults.invalid(`${path}.runtimeClassName`, runtimeClassName, SUBDOMAIN(runtimeClassName));
}

/** @see validatePodResourceClaim in pkg/apis/core/validation/validation.go, v1.37.2 */
function checkResourceClaims(claims: readonly PodResourceClaim[], path: string, faults: FieldFaults): void {
  const names = new Set<string>();
  claims.forEach(({ name, resourceClaimName, resourceClaimTemplateName }, i) => {
    const at = `${path}[${i}]`;
    if (!name) faults.required(`${at}.name`);
    else if (names.has(name)) faults.duplicate(`${at}.name`, name);
    else faults.invalid(`${at}.name`, name, DNS_LABEL(name));
    if (name) names.add(name);
    if ((resourceClaimName === undefined) === (resourceClaimTemplateName === undefined)) {
      faults.invalid(at, name, 'must have one of resourceClaimName and resourceClaimTemplateName');
    }
    Object.entries({ resourceClaimName, resourceClaimTemplateName }).filter(([, value]) => value !== undefined)
      .forEach(([field, value]) => faults.invalid(`${at}.${field}`, value, SUBDOMAIN(value!)));
  });
}

/** @see validateReadinessGates and validateSchedulingGates in pkg/apis/core/validation/validation.go, v1.37.2 */
function checkGates({ readinessGates, schedulingGates }: PodSpec, path: string, faults: FieldFaults): void {
  readinessGates?.forEach(({ conditionType = '' }, i) => faults.invalid(`${path}.readinessGates[${i}].conditionType`, conditionType, whyNotQualifiedName(conditionType)));
  if (!schedulingGates) return;
  const names = new Set<string>();
  schedulingGates.forEach(({ name = '' }, i) => {
    faults.invalid(`${path}.schedulingGates[${i}]`, name, whyNotQualifiedName(name));
    if (names.has(name)) faults.duplicate(`${path}.schedulingGates[${i}]`, name);
    names.add(name);
  });
}

/** @see validateHostUsers in pkg/apis/core/validation/validation.go, v1.37.2 */
function checkHostUsers(spec: PodSpec, path: string, faults: FieldFaults): void {
  if (spec.hostUsers !== false) return;
  const fields = { hostNetwork: spec.hostNetwork, HostPID: spec.hostPID, HostIPC: spec.hostIPC };
  Object.entries(fields).filter(([, isOn]) => isOn).forEach(([field]) => faults.forbidden(`${path}.${field}`, 'when `hostUsers` is false'));
  containersOf(spec).filter(([, { volumeDevices = [] }]) => volumeDevices.length > 0)
    .forEach(([at]) => faults.forbidden(`${path}.${at}.volumeDevices`, 'when `hostUsers` is false'));
}

/** @see validateFileKeyRefVolumes in pkg/apis/core/validation/validation.go, v1.37.2 */
function checkFileKeys(spec: PodSpec, path: string, faults: FieldFaults): void {
  if (!someContainer(spec, ({ env }) => env?.some(({ valueFrom }) => valueFrom?.fileKeyRef) ?? false)) return;
  containersOf(spec).forEach(([at, { env = [] }]) => env.forEach(({ valueFrom }, i) => {
    const volumeName = valueFrom?.fileKeyRef?.volumeName ?? '';
    if (!valueFrom?.fileKeyRef) return;
    const field = `${path}.${at}.env[${i}].valueFrom.fileKeyRef.volumeName`;
    const volume = spec.volumes?.find(({ name }) => name === volumeName);
    if (!volume) faults.notFound(field, volumeName);
    else if (!isEmptyDir(volume)) faults.invalid(field, volumeName, 'referenced volume must be of type emptyDir');
  }));
}

function isEmptyDir(volume: object): boolean {
  return 'emptyDir' in volume || Object.keys(volume).every((field) => field === 'name');
}
