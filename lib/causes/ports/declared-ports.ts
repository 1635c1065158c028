/** Ports that containers declare. */
import { DeclaredPod } from '../../forecast/monitored-objects';
import { PROXY_CONTAINER } from '../../istio/names';
import { ContainerPort } from '../../kubernetes/pods/container-port';

/** Whether a container of a pod declares a port with that name or number. */
export function declares({ containers }: DeclaredPod, wanted: string | number): boolean {
  return containers.some(({ ports }) => ports.some(({ name, containerPort }) => name === wanted || containerPort === wanted));
}

/** The ports that all containers of a pod declare. */
export function portsOf({ containers }: DeclaredPod): ContainerPort[] {
  return containers.flatMap(({ ports }) => ports);
}

/** Names of the ports of a pod, without those of the proxy of a mesh: metrics of the app are not there. */
export function appPortNames(pod: DeclaredPod): string[] {
  const own = pod.containers.filter(({ name }) => name !== PROXY_CONTAINER);

  return portsOf(own.length > 0 ? { ...pod, containers: own } : pod).map(({ name }) => name);
}

/** Lists ports for a message: `"http" 8080, 9090`, or `no port`. */
export function inWords(ports: readonly ContainerPort[]): string {
  return ports.map(({ name, containerPort }) => (name === '' ? String(containerPort) : `"${name}" ${containerPort}`)).join(', ') || 'no port';
}
