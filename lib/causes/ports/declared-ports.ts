/** Ports that containers declare. */
import { DeclaredPod } from '../../forecast/monitored-objects';
import { ContainerPort } from '../../kubernetes/pods/container-port';

/** Whether a container of a pod declares a port with that name or number. */
export function declares({ containers }: DeclaredPod, wanted: string | number): boolean {
  return containers.some(({ ports }) => ports.some(({ name, containerPort }) => name === wanted || containerPort === wanted));
}

/** The ports that all containers of a pod declare. */
export function portsOf({ containers }: DeclaredPod): ContainerPort[] {
  return containers.flatMap(({ ports }) => ports);
}

/** Lists ports for a message: `"http" 8080, 9090`, or `no port`. */
export function inWords(ports: readonly ContainerPort[]): string {
  return ports.map(({ name, containerPort }) => (name === '' ? String(containerPort) : `"${name}" ${containerPort}`)).join(', ') || 'no port';
}
