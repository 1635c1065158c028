/** Resolves the Service port for the metrics: the given port among those of the Service and the containers. */
import { tryDefaultPort } from './metrics-port';
import { containersDeclaring, declaresPorts, listDeclaredPorts, PodPort, resolvePodPort, GivenPort, tryPodPortNumber } from './pod-port';
import { Severity } from '../../findings/finding';
import { Problem, quote, quoteList } from '../../findings/problem';
import { refuse, Refusal } from '../../findings/refusal';
import { Service, ServicePort } from '../../kubernetes/service';
import { Workload } from '../../kubernetes/workload';
import { describe } from '../../manifests/manifest';
import { Amendment } from '../../tree/amendments';

/** How a ServiceMonitor names the port, and the pod port behind it. */
export interface ResolvedServicePort {
  /** Name of a Service port; undefined where the Service does not have the port and `targetPort` is used. */
  readonly port?: string;
  /** Port of the container, for a port that the Service does not have. */
  readonly targetPort?: number | string;
  /** Number of the pod's port; undefined where the Service names a port that no container declares. */
  readonly number?: number;
  /** The port of the container, where it is used in place of a Service port. */
  readonly podPort?: PodPort;
  /** Notes for the user. */
  readonly note?: Problem;
  /** Names the Service's port. */
  readonly serviceAmendment?: Amendment;
  /** Declares the container's port. */
  readonly podAmendment?: Amendment;
}

/** Looks up the ports of the Service first, then those of the containers. */
export function resolveServicePort(given: GivenPort, service: Service, workload: Workload): ResolvedServicePort {
  const ports = tcpPortsOf(service);
  const offered = tryOffered(given, service, workload);
  if (offered) return throughService(given.where, offered, service, workload);
  refuseOtherContainer(given, ports, service, workload);
  if (typeof given.port === 'string' && !workload.containers.some((container) => container.ports.some(({ name }) => name === given.port))) {
    refuse('AM213', `${given.where}port ${quote(given.port)} is neither on ${describe(service)} (has ${listPorts(ports)}) nor declared by a container of `
      + describe(workload), 'use one of those, or a number');
  }

  return besideService(given.where, resolvePodPort(given, workload), service, workload);
}

/** Whether a Service has a port that leads to the given one. */
export function offersPort(given: GivenPort, service: Service, workload: Workload): boolean {
  try {
    return tryOffered(given, service, workload) !== undefined;
  } catch (error) {
    if (error instanceof Refusal) return false;
    throw error;
  }
}

/** The port of the Service with the given name or number, or that leads to it; with a container, not one that leads to another. */
function tryOffered(given: GivenPort, service: Service, workload: Workload): ServicePort | undefined {
  const ports = tcpPortsOf(service).filter(({ targetPort }) => !leadsElsewhere(targetPort, given, workload));
  if (given.port === undefined) return defaultPort(given, ports, service, workload);

  return ports.find(({ name, port }) => (typeof given.port === 'number' ? port : name) === given.port)
    ?? ports.find(({ targetPort }) => targetPort === given.port || leadsTo(targetPort, given.port!, workload, given.container));
}

function tcpPortsOf({ ports }: Service): ServicePort[] {
  return ports.filter(({ protocol }) => protocol === 'TCP');
}

/** Whether a target port is declared by another container than the given one. */
function leadsElsewhere(targetPort: number | string, { container }: GivenPort, workload: Workload): boolean {
  if (container === undefined) return false;
  const declaring = containersDeclaring(tryPodPortNumber(targetPort, workload), workload);

  return declaring.length > 0 && declaring.every(({ name }) => name !== container);
}

/** A port of the Service by the given name, if it leads to another container and the given one does not declare it. */
function refuseOtherContainer(
  { where, port, container }: GivenPort, ports: readonly ServicePort[], service: Service, workload: Workload,
): void {
  const other = ports.find(({ name }) => name !== undefined && name === port);
  const own = workload.containers.filter(({ name }) => name === container);
  const isDeclared = own.some(({ ports: declared }) => declared.some(({ name }) => name === port));
  if (container === undefined || !other || own.length === 0 || isDeclared) return;

  refuse('AM212', `${where}port ${quote(port)} of ${describe(service)} does not lead to container ${quote(container)}`, 'set port to one that this container serves, or leave container out');
}

/** Ports that the workload declares come first; without any, the ports of the Service decide. */
function defaultPort(given: GivenPort, ports: readonly ServicePort[], service: Service, workload: Workload): ServicePort | undefined {
  if (declaresPorts(workload)) {
    const { number } = resolvePodPort(given, workload);

    return ports.find(({ targetPort }) => tryPodPortNumber(targetPort, workload) === number);
  }
  const found = tryDefaultPort(ports, ({ port, targetPort }) => [port, targetPort]);

  return found ?? (ports.length === 0
    ? undefined
    : refuse('AM213', `${given.where}port is not set, and ${describe(service)} has several: ${listPorts(ports)}`, 'set port to the one that serves metrics'));
}

function throughService(where: string, offered: ServicePort, service: Service, workload: Workload): ResolvedServicePort {
  const number = tryPodPortNumber(offered.targetPort, workload);
  const index = service.ports.indexOf(offered);
  const name = offered.name ?? freeName(service);

  return {
    port: name,
    ...(number !== undefined && { number }),
    // Containers of pods that are not in the app are not known.
    ...(number === undefined && !workload.isUnseen && { note: undeclaredTarget(where, offered, service, workload) }),
    ...(offered.name === undefined && { serviceAmendment: { path: ['spec', 'ports', index, 'name'], value: name } }),
  };
}

/** The endpoints of the Service do not include such a port, unless an injector adds a container that declares it. */
function undeclaredTarget(where: string, { name, port, targetPort }: ServicePort, service: Service, workload: Workload): Problem {
  return {
    code: 'AM217',
    severity: Severity.WARNING,
    message: `${where}port ${quote(name ?? port)} of ${describe(service)} targets ${quote(targetPort)}, which no container of ${describe(workload)} declares `
      + `as a TCP port (declared: ${listDeclaredPorts(workload)}), so it has no targets unless an injected container declares it`,
    fix: 'declare the container port, or set targetPort of the Service to a declared one',
  };
}

function besideService(where: string, podPort: PodPort, service: Service, workload: Workload): ResolvedServicePort {
  const { number, name, amendment } = podPort;
  const offered = service.ports.find(({ targetPort, protocol }) => protocol === 'TCP' && tryPodPortNumber(targetPort, workload) === number);
  if (offered) return throughService(where, offered, service, workload);

  const note = tryWithoutEndpoints(where, number, service, workload);

  return { targetPort: name ?? number, number, podPort, ...(amendment && { podAmendment: amendment }), ...(note && { note }) };
}

/** A warning for a pod port beside those of a Service: it is a target only if a port of the Service leads to the pods. */
export function tryWithoutEndpoints(where: string, number: number, service: Service, workload: Workload): Problem | undefined {
  if (workload.isUnseen || service.ports.some(({ targetPort }) => tryPodPortNumber(targetPort, workload) !== undefined)) return undefined;
  if (service.ports.length === 0) {
    return {
      code: 'AM217',
      severity: Severity.WARNING,
      message: `${describe(service)} has no ports, so Prometheus discovers no endpoints of it, and ${where}port ${number} has no targets`,
      fix: 'add the port to the Service, or use MonitorType.POD',
    };
  }

  return {
    code: 'AM217',
    severity: Severity.WARNING,
    message: `${describe(service)} targets ${quoteList([...new Set(service.ports.map(({ targetPort }) => targetPort))])}, which no container of ${describe(workload)} declares `
      + `as a TCP port (declared: ${listDeclaredPorts(workload)}), so its pods are not endpoints of the Service, and ${where}port ${number} has no targets unless an injected container declares it`,
    fix: 'declare the container port, or set targetPort of the Service to a declared one',
  };
}

/** A name without a prefix that a mesh would read as a protocol. */
function freeName(service: Service): string {
  const taken = new Set(service.ports.map(({ name }) => name));
  const candidates = ['metrics', ...service.ports.map(({ port }) => `metrics-${port}`)];

  return candidates.find((name) => !taken.has(name))!;
}

function leadsTo(targetPort: number | string, given: number | string, workload: Workload, container?: string): boolean {
  const number = tryPodPortNumber(targetPort, workload);
  const containers = workload.containers.filter(({ name }) => container === undefined || name === container);

  return number !== undefined && number === tryPodPortNumber(given, { ...workload, containers });
}

function listPorts(ports: readonly ServicePort[]): string {
  return ports.length === 0 ? 'none' : ports.map(({ name, port }) => (name ? `${quote(name)} ${port}` : `${port}`)).join(', ');
}
