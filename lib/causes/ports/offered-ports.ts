/** Names of the ports that Services offer. */
import { RunningService } from '../../kubernetes/endpoints/running-service';

/** Whether a Service offers a port of that name, or nobody knows: endpoints of one without a selector have ports of their own. */
export function mayOffer({ ports, selector }: RunningService, wanted: string): boolean {
  return selector === undefined || ports.some(({ name }) => name === wanted);
}

/** Each once, in their order; those without a name left out. */
export function namesOfPorts(services: readonly RunningService[]): string[] {
  return [...new Set(services.flatMap(({ ports }) => ports.map(({ name }) => name)))].filter((name) => name !== '');
}
