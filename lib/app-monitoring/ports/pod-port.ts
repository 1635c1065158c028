/** Resolves the pod port that serves metrics: the given port among those that containers declare. */
import { tryDefaultPort } from './metrics-port';
import { quote, quoteList } from '../../findings/problem';
import { refuse } from '../../findings/refusal';
import { ContainerPort } from '../../kubernetes/pods/container-port';
import { Container, Workload } from '../../kubernetes/workload';
import { describe } from '../../manifests/manifest';
import { Amendment } from '../../tree/amendments';
import { DEFAULT_PORT } from '../resolve';

/** A port of the pod that is declared, or that will be. */
export interface PodPort {
  readonly number: number;
  readonly name?: string;
  readonly container: string;
  /** Whether another container declares the same number, so that each of them is a target at the same address. */
  readonly isDeclaredTwice?: boolean;
  /** Declares the port for the user. */
  readonly amendment?: Amendment;
}

/** A port as it is given. */
export interface GivenPort {
  /** `endpoints[1].` or nothing. */
  readonly where: string;
  readonly port?: number | string;
  readonly container?: string;
}

/** A declared port with the container that declares it. */
interface DeclaredPort {
  readonly container: Container;
  readonly port: ContainerPort;
}

/** Finds the port, or declares it if only one container can serve it. */
export function resolvePodPort(given: GivenPort, workload: Workload): PodPort {
  const containers = containersOf(given, workload);
  const declared = portsOf(containers);
  const tcp = declared.filter(({ port }) => port.protocol === 'TCP');

  if (given.port === undefined) return defaultPort(given, tcp, containers, workload);
  if (workload.isUnseen) return unseenPort(given.port, tcp);

  const found = tcp.find(({ port }) => (typeof given.port === 'number' ? port.containerPort : port.name) === given.port);
  if (found) return toPodPort(given, found, workload);
  const other = declared.find(({ port }) => port.name === given.port);
  if (other) refuse('AM211', `${given.where}port ${quote(given.port)} is a ${other.port.protocol} port, which cannot be scraped`, 'use a TCP port');

  return typeof given.port === 'number'
    ? declarePort(given.port, given, containers, workload)
    : refuse('AM210', `${given.where}port ${quote(given.port)} is not declared by any container of ${describe(workload)} (declared: ${listPorts(tcp)})`,
      'use one of those, or the number');
}

/** The pods are not known, so the port is taken as it is given. */
function unseenPort(given: number | string, known: readonly DeclaredPort[]): PodPort {
  if (typeof given === 'number') return { number: given, container: '' };

  return { number: known.find(({ port }) => port.name === given)?.port.containerPort ?? 0, name: given, container: '' };
}

/** Number of the pod port that a Service names; undefined for a name that no container declares as a TCP port. */
export function tryPodPortNumber(port: number | string, workload: Workload): number | undefined {
  if (typeof port === 'number') return port;

  return workload.containers.flatMap(({ ports }) => ports).find(({ name, protocol }) => name === port && protocol === 'TCP')?.containerPort;
}

/** Whether any container declares a TCP port. */
export function declaresPorts(workload: Workload): boolean {
  return workload.containers.some(({ ports }) => ports.some(({ protocol }) => protocol === 'TCP'));
}

/** The containers that declare a TCP port with a number. */
export function containersDeclaring(number: number | undefined, { containers }: Workload): Container[] {
  return containers.filter(({ ports }) => ports.some(({ containerPort, protocol }) => containerPort === number && protocol === 'TCP'));
}

/** The TCP ports that containers declare, for messages. */
export function listDeclaredPorts(workload: Workload): string {
  return listPorts(portsOf(workload.containers).filter(({ port }) => port.protocol === 'TCP'));
}

function portsOf(containers: readonly Container[]): DeclaredPort[] {
  const declared: DeclaredPort[] = [];
  for (const container of containers) for (const port of container.ports) declared.push({ container, port });

  return declared;
}

function defaultPort(given: GivenPort, tcp: readonly DeclaredPort[], containers: readonly Container[], workload: Workload): PodPort {
  const found = tryDefaultPort(tcp.map(({ port }) => port), ({ containerPort }) => [containerPort]);
  if (found) return toPodPort(given, tcp.find(({ port }) => port === found)!, workload);

  return tcp.length === 0
    ? declarePort(DEFAULT_PORT, given, containers, workload)
    : refuse('AM210', `${given.where}port is not set, and ${describe(workload)} declares several: ${listPorts(tcp)}`, 'set port to the one that serves metrics');
}

function declarePort(number: number, given: GivenPort, containers: readonly Container[], workload: Workload): PodPort {
  if (workload.hasFixedPorts) {
    refuse('AM210', `${given.where}port ${number} is not declared by any container of ${describe(workload)} (declared: ${listDeclaredPorts(workload)}), which cannot declare another port`,
      'use one of those');
  }
  const candidates = containers.length > 1 ? containers.filter(({ sidecar }) => !sidecar) : containers;
  if (candidates.length === 0) {
    refuse('AM212', `${describe(workload)} has no containers, so nothing can serve ${given.where}port ${number}`, 'add the container that serves the metrics');
  }
  if (candidates.length !== 1) {
    refuse('AM212', `${given.where}port ${number} is not declared by any container of ${describe(workload)}, which has ${candidates.length}: `
      + quoteList(candidates.map(({ name }) => name)), 'set container to the one that serves it');
  }
  const [container] = candidates;
  const other = containersDeclaring(number, workload).find(({ name }) => name !== container.name);
  if (other) {
    refuse('AM212', `${given.where}port ${number} is declared by container ${quote(other.name)} of ${describe(workload)}, and not by ${quote(container.name)}; only one container of a pod can listen on it`,
      `set port to one of container ${quote(container.name)}, or container to ${quote(other.name)}`);
  }

  return { number, container: container.name, amendment: { path: [...container.path, 'ports'], value: { containerPort: number }, append: true } };
}

/** The containers that can serve the port. @throws Refusal if the given one is not there */
export function containersOf({ where, container }: GivenPort, workload: Workload): readonly Container[] {
  if (container === undefined) return workload.containers;
  const found = workload.containers.filter(({ name }) => name === container);

  return found.length > 0
    ? found
    : refuse('AM212', `${where}container ${quote(container)} is not in ${describe(workload)} (has ${quoteList(workload.containers.map(({ name }) => name))})`,
      'use one of those');
}

/** A name that another container has as well selects its port, too, so the number is used unless the name is all that was asked for. */
function toPodPort(given: GivenPort, { container, port }: DeclaredPort, workload: Workload): PodPort {
  const isNameAsked = typeof given.port === 'string' && given.container === undefined;
  const isOther = (other: ContainerPort) => other !== port && other.name === port.name;
  const isShared = !isNameAsked && workload.containers.some(({ ports }) => ports.some(isOther));
  const isDeclaredTwice = containersDeclaring(port.containerPort, workload).some(({ name }) => name !== container.name);

  return { number: port.containerPort, name: port.name !== '' && !isShared ? port.name : undefined, container: container.name, isDeclaredTwice };
}

function listPorts(ports: readonly DeclaredPort[]): string {
  return ports.length === 0 ? 'none' : ports.map(({ port }) => (port.name ? `${quote(port.name)} ${port.containerPort}` : `${port.containerPort}`)).join(', ');
}
