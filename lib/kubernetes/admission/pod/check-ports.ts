/** The rules of ports of containers. */
import { PodContext } from './pod-context';
import { FieldFaults } from '../field-faults';
import { whyNotPortName } from '../names';
import { Container, ContainerPort } from '../types';

/** Protocols of ports, of Services too. */
export const PROTOCOLS = ['SCTP', 'TCP', 'UDP'];

/** @see validateContainerPorts in pkg/apis/core/validation/validation.go, v1.37.2 */
export function checkContainerPorts(ports: readonly ContainerPort[], path: string, pod: PodContext, faults: FieldFaults): void {
  ports.forEach((port, i) => {
    const { name, containerPort, protocol } = port;
    const hostPort = hostPortOf(port, pod);
    const at = `${path}[${i}]`;
    if (name) {
      const problem = checkPortName(name, `${at}.name`, faults);
      if (!problem && ports.findIndex((other) => other.name === name) < i) faults.duplicate(`${at}.name`, name);
    }
    if (!containerPort) faults.required(`${at}.containerPort`);
    else checkPortNumber(containerPort, `${at}.containerPort`, faults);
    if (hostPort) checkPortNumber(hostPort, `${at}.hostPort`, faults);
    if (protocol) faults.oneOf(`${at}.protocol`, protocol, PROTOCOLS);
  });
}

/** Adds a fault if the name cannot be one of a container's port; returns whether it did. */
export function checkPortName(name: string, path: string, faults: FieldFaults): boolean {
  const problem = whyNotPortName(name);
  if (problem) faults.invalid(path, name, problem.why, problem.fix);

  return problem !== undefined;
}

export function checkPortNumber(port: number, path: string, faults: FieldFaults): void {
  faults.range(path, port, 1, 65535);
}

/** @see ValidatePortNumOrName in pkg/apis/core/validation/validation.go, v1.37.2 */
export function checkPortNumberOrName(port: number | string, path: string, faults: FieldFaults): void {
  if (typeof port === 'number') checkPortNumber(port, path, faults);
  else if (/^\d+$/.test(port)) faults.invalid(path, port, 'is text, so it is the name of a port', `remove the quotes: ${port}`);
  else checkPortName(port, path, faults);
}

/** A pod on the network of its node has all its ports there. @see SetDefaults_Pod in pkg/apis/core/v1/defaults.go, v1.37.2 */
function hostPortOf({ hostPort, containerPort = 0 }: ContainerPort, { spec, isPod }: PodContext): number {
  return hostPort || (spec.hostNetwork && isPod ? containerPort : 0);
}

/** A port of the node can be had once. @see checkHostPortConflicts in pkg/apis/core/validation/validation.go, v1.37.2 */
export function checkHostPorts(containers: readonly Container[], path: string, pod: PodContext, faults: FieldFaults): void {
  if (!containers.some(({ ports }) => ports?.some((port) => hostPortOf(port, pod) !== 0))) return;
  const taken = new Set<string>();
  containers.forEach(({ ports = [] }, i) => ports.forEach((port, j) => {
    const { hostIP = '', protocol } = port;
    const hostPort = hostPortOf(port, pod);
    if (hostPort === 0) return;
    const key = `${protocol || 'TCP'}/${hostIP}/${hostPort}`;
    if (taken.has(key)) faults.duplicate(`${path}[${i}].ports[${j}].hostPort`, key);
    taken.add(key);
  }));
}

/** @see validatePodHostNetworkDeps in pkg/apis/core/validation/validation.go, v1.37.2 */
export function checkHostNetworkPorts({ spec }: PodContext, path: string, faults: FieldFaults): void {
  if (!spec.hostNetwork) return;
  spec.containers?.forEach(({ ports = [] }, i) => ports.forEach(({ hostPort, containerPort = 0 }, j) => {
    if (hostPort && hostPort !== containerPort) {
      faults.invalid(`${path}.containers[${i}].ports[${j}].hostPort`, hostPort, 'must match `containerPort` when `hostNetwork` is true', `use ${containerPort}, or remove hostPort`);
    }
  }));
}
