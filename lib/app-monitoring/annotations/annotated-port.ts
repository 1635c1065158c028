/** The port of an annotated object: with a key for the port, its number is enough, whether or not a container declares it. */
import { AnnotationKeys } from './convention-keys';
import { quote } from '../../findings/problem';
import { refuse } from '../../findings/refusal';
import { Service } from '../../kubernetes/service';
import { Workload } from '../../kubernetes/workload';
import { describe } from '../../manifests/manifest';
import { Amendment } from '../../tree/amendments';
import { containersOf, declaresPorts, GivenPort, resolvePodPort, tryPodPortNumber } from '../ports/pod-port';
import { resolveServicePort } from '../ports/service-port';
import { DEFAULT_PORT } from '../resolve';

/** A port of the pods. */
export interface AnnotatedPort {
  readonly number: number;
  /** Declares the port: where there is no key for it, Prometheus scrapes the ports that are declared. */
  readonly podAmendment?: Amendment;
}

/** A number is taken as it is given; names and defaults are looked up among the declared ports. */
export function annotatedPodPort(given: GivenPort, workload: Workload, keys: AnnotationKeys): AnnotatedPort {
  if (keys.port === undefined) {
    const { number, amendment } = resolvePodPort(given, workload);

    return { number, podAmendment: amendment };
  }
  if (typeof given.port === 'number') {
    containersOf(given, workload);

    return { number: given.port };
  }
  if (given.container !== undefined) return { number: resolvePodPort(given, { ...workload, hasFixedPorts: false }).number };

  return { number: given.port === undefined && !declaresPorts(workload) ? DEFAULT_PORT : resolvePodPort(given, workload).number };
}

/** Endpoints have the addresses of pods, so the port is the container's. A number that the Service does not have is one of the pods. */
export function annotatedServicePort(given: GivenPort, service: Service, workload: Workload, keys: AnnotationKeys): AnnotatedPort {
  const offered = service.ports.filter(({ protocol }) => protocol === 'TCP');
  const isOffered = given.port === undefined
    ? offered.length > 0
    : typeof given.port === 'string' || offered.some(({ port, targetPort }) => port === given.port || tryPodPortNumber(targetPort, workload) === given.port);
  if (!isOffered && keys.port !== undefined) return annotatedPodPort(given, workload, keys);

  const { number, port, podAmendment } = resolveServicePort(given, service, workload);
  if (number === undefined) {
    refuse('AM308', `${given.where}port ${quote(port)} of ${describe(service)} targets a name that no container declares, and annotations need a port number`,
      'set port to that number, or declare the container port');
  }

  return { number: number!, podAmendment };
}
