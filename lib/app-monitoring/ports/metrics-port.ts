/** The one rule for the port where no port is set. */
import { DEFAULT_PORT, METRICS_PORT_NAMES } from '../resolve';

interface Port {
  readonly name?: string;
}

/** The port that is named for metrics, otherwise 8080; undefined if neither is declared. */
export function tryMetricsPort<T extends Port>(ports: readonly T[], numbersOf: (port: T) => readonly unknown[]): T | undefined {
  const named = METRICS_PORT_NAMES.map((wanted) => ports.find(({ name }) => name === wanted)).find((port) => port !== undefined);

  return named ?? ports.find((port) => numbersOf(port).includes(DEFAULT_PORT));
}

/** The port for metrics, or the only one. */
export function tryDefaultPort<T extends Port>(ports: readonly T[], numbersOf: (port: T) => readonly unknown[]): T | undefined {
  return tryMetricsPort(ports, numbersOf) ?? (ports.length === 1 ? ports[0] : undefined);
}
