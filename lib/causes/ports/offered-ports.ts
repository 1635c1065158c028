/** Names of the ports of Services. */
import { quote } from '../../findings/problem';
import { RunningService } from '../../kubernetes/endpoints/running-service';

/** Whether a Service has, or may have, a port with that name: the Endpoints of a Service without a selector have their own ports. */
export function mayOffer({ ports, selector }: RunningService, wanted: string): boolean {
  return selector === undefined || ports.some(({ name }) => name === wanted);
}

/** Names of all ports of the Services, in order and without duplicates. */
export function namesOfPorts(services: readonly RunningService[]): string[] {
  return [...new Set(services.flatMap(({ ports }) => ports.map(({ name }) => name)))].filter((name) => name !== '');
}

/** Ports in words, e.g. `"http" 8080`, with their numbers where they are known. */
export function portsInWords(ports: readonly { readonly name?: string; readonly port?: number }[]): string {
  const words = ports.map(({ name, port }) => (!name ? `${port ?? 'a port'} without a name` : `${quote(name)} ${port ?? ''}`.trim()));

  return words.join(', ') || 'no ports';
}
