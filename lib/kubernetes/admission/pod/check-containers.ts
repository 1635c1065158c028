/** The rules of containers: lists of them, and what all kinds of containers share. */
import { checkEnv, checkEnvFrom } from './check-env';
import { checkMounts, checkVolumeDevices } from './check-mounts';
import { checkContainerPorts, checkHostPorts } from './check-ports';
import { checkLifecycle, checkProbe } from './check-probe';
import { checkResizePolicy, checkResources } from './check-resources';
import { checkSecurityContext } from './check-security-context';
import { PodContext } from './pod-context';
import { FieldFaults } from '../field-faults';
import { DNS_LABEL } from '../names';
import { Container, ContainerRestartRule, EphemeralContainer, PodSpec, ResourceRequirements } from '../types';

/** @see validateContainers in pkg/apis/core/validation/validation.go, v1.37.2 */
export function checkContainers(containers: readonly Container[] | undefined, path: string, pod: PodContext, faults: FieldFaults): void {
  if (!containers || containers.length === 0) return faults.required(path, 'at least one container');
  const names = new Set<string>();
  containers.forEach((container, i) => {
    const at = `${path}[${i}]`;
    checkContainer(container, at, pod, faults);
    checkUnique(container, at, names, faults);
    checkHooks(container, at, pod, faults);
    checkRestart(container, at, faults);
  });
  checkHostPorts(containers, path, pod, faults);
}

/** Hooks and probes of a container that keeps running. */
function checkHooks(
  { lifecycle, livenessProbe, readinessProbe, startupProbe }: Container, path: string, pod: PodContext, faults: FieldFaults,
): void {
  if (lifecycle) checkLifecycle(lifecycle, `${path}.lifecycle`, pod, faults);
  if (livenessProbe) checkProbe(livenessProbe, `${path}.livenessProbe`, 'liveness', faults);
  if (readinessProbe) checkProbe(readinessProbe, `${path}.readinessProbe`, 'readiness', faults);
  if (startupProbe) checkProbe(startupProbe, `${path}.startupProbe`, 'startup', faults);
}

/** @see validateInitContainers in pkg/apis/core/validation/validation.go, v1.37.2 */
export function checkInitContainers(
  { initContainers = [], containers = [] }: PodSpec, path: string, pod: PodContext, faults: FieldFaults,
): void {
  const names = new Set(containers.map(({ name = '' }) => name));
  initContainers.forEach((container, i) => {
    const at = `${path}[${i}]`;
    const isSidecar = container.restartPolicy === 'Always';
    checkContainer(container, at, pod, faults);
    if (container.restartPolicy !== undefined) checkRestart(container, at, faults);
    else if (container.restartPolicyRules?.length) faults.required(`${at}.restartPolicy`, 'must be set with restartPolicyRules');
    checkUnique(container, at, names, faults);
    checkHostPorts([container], path, pod, faults);
    if (isSidecar) {
      checkHooks(container, at, pod, faults);
    } else {
      (['lifecycle', 'livenessProbe', 'readinessProbe', 'startupProbe'] as const).filter((field) => isSet(container, field))
        .forEach((field) => faults.forbidden(`${at}.${field}`, 'may not be set for init containers without restartPolicy: Always'));
      container.resizePolicy?.forEach(({ restartPolicy }, j) => {
        if (restartPolicy === 'RestartContainer') faults.invalid(`${at}.resizePolicy[${j}].restartPolicy`, restartPolicy, 'must not be "RestartContainer" for init containers');
      });
    }
  });
}

/** @see validateEphemeralContainers in pkg/apis/core/validation/validation.go, v1.37.2 */
export function checkEphemeralContainers(spec: PodSpec, path: string, pod: PodContext, faults: FieldFaults): void {
  const others = new Set([...spec.containers ?? [], ...spec.initContainers ?? []].map(({ name = '' }) => name));
  const names = new Set(others);
  spec.ephemeralContainers?.forEach((container, i) => {
    const at = `${path}[${i}]`;
    const { targetContainerName } = container;
    // Defaults of pods are those of other containers.
    checkContainer(container as Container, at, { ...pod, isPod: false }, faults);
    checkImageSpaces(container, at, faults);
    checkUnique(container, at, names, faults);
    if (targetContainerName && !others.has(targetContainerName)) faults.notFound(`${at}.targetContainerName`, targetContainerName);
    NOT_EPHEMERAL.filter((field) => isSet(container, field)).forEach((field) => faults.forbidden(`${at}.${field}`, 'cannot be set for an Ephemeral Container'));
    container.volumeMounts?.forEach((mount, j) => (['subPath', 'subPathExpr'] as const).filter((field) => mount[field])
      .forEach((field) => faults.forbidden(`${at}.volumeMounts[${j}].${field}`, 'cannot be set for an Ephemeral Container')));
  });
}

const NOT_EPHEMERAL = [
  'ports', 'resources', 'livenessProbe', 'readinessProbe', 'startupProbe', 'lifecycle', 'resizePolicy', 'restartPolicy', 'restartPolicyRules',
] as const satisfies readonly (keyof EphemeralContainer)[];

/** Whether a field counts as set: signals to stop are dropped, as they are not there by default. */
function isSet(container: EphemeralContainer, field: keyof EphemeralContainer): boolean {
  if (field === 'resources') return Object.keys(container.resources ?? {}).length > 0;
  if (field === 'lifecycle' && container.lifecycle?.stopSignal !== undefined) return Object.keys(container.lifecycle).length > 1;

  return container[field] !== undefined;
}

/**
 * A container of a pod: its image may not have spaces around it. @see validateContainerOnlyForPod in
 * pkg/apis/core/validation/validation.go, v1.37.2
 */
export function checkImageSpaces({ image = '' }: { readonly image?: string }, path: string, faults: FieldFaults): void {
  if (image !== image.trim()) faults.invalid(`${path}.image`, image, 'must not have leading or trailing whitespace', 'remove the spaces around it');
}

/** @see validateContainerCommon in pkg/apis/core/validation/validation.go, v1.37.2 */
function checkContainer(container: Container, path: string, pod: PodContext, faults: FieldFaults): void {
  const { name, image, terminationMessagePolicy, imagePullPolicy } = container;
  if (!name) faults.required(`${path}.name`);
  else faults.invalid(`${path}.name`, name, DNS_LABEL(name));
  if (!image) faults.required(`${path}.image`);
  if (terminationMessagePolicy) faults.oneOf(`${path}.terminationMessagePolicy`, terminationMessagePolicy, ['File', 'FallbackToLogsOnError']);
  if (container.ports) checkContainerPorts(container.ports, `${path}.ports`, pod, faults);
  if (container.env) checkEnv(container.env, `${path}.env`, faults);
  if (container.envFrom) checkEnvFrom(container.envFrom, `${path}.envFrom`, faults);
  if (container.volumeMounts) checkMounts(container, `${path}.volumeMounts`, pod, faults);
  if (container.volumeDevices) checkVolumeDevices(container, `${path}.volumeDevices`, pod, faults);
  if (imagePullPolicy) faults.oneOf(`${path}.imagePullPolicy`, imagePullPolicy, ['Always', 'IfNotPresent', 'Never']);
  if (container.resources) checkResources(pod.isPod ? withRequests(container.resources) : container.resources, `${path}.resources`, pod.claims, faults);
  if (container.resizePolicy) checkResizePolicy(container.resizePolicy, `${path}.resizePolicy`, pod, faults);
  if (container.securityContext) checkSecurityContext(container.securityContext, `${path}.securityContext`, pod, faults);
}

/** A pod requests what it is limited to. @see SetDefaults_Pod in pkg/apis/core/v1/defaults.go, v1.37.2 */
function withRequests(resources: ResourceRequirements): ResourceRequirements {
  return resources.limits ? { ...resources, requests: { ...resources.limits, ...resources.requests } } : resources;
}

function checkUnique({ name = '' }: { readonly name?: string }, path: string, names: Set<string>, faults: FieldFaults): void {
  if (names.has(name)) faults.duplicate(`${path}.name`, name);
  names.add(name);
}

/** @see validateContainerRestartPolicy in pkg/apis/core/validation/validation.go, v1.37.2 */
function checkRestart({ restartPolicy, restartPolicyRules: rules = [] }: Container, path: string, faults: FieldFaults): void {
  if (restartPolicy !== undefined) faults.oneOf(`${path}.restartPolicy`, restartPolicy, ['Always', 'Never', 'OnFailure']);
  else if (rules.length > 0) faults.required(`${path}.restartPolicy`, 'must be set with restartPolicyRules');
  if (rules.length > 20) faults.tooMany(`${path}.restartPolicyRules`, rules.length, 20);
  rules.forEach((rule, i) => checkRestartRule(rule, `${path}.restartPolicyRules[${i}]`, faults));
}

function checkRestartRule({ action = '', exitCodes }: ContainerRestartRule, path: string, faults: FieldFaults): void {
  faults.oneOf(`${path}.action`, action, ['Restart', 'RestartAllContainers']);
  if (!exitCodes) return faults.required(`${path}.exitCodes`);
  faults.oneOf(`${path}.exitCodes.operator`, exitCodes.operator ?? '', ['In', 'NotIn']);
  if ((exitCodes.values?.length ?? 0) > 255) faults.tooMany(`${path}.exitCodes.values`, exitCodes.values!.length, 255);
}
