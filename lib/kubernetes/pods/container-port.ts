/** Reads the ports that containers declare, and finds the containers that keep running. */
import { listAt, objectAt, stringAt } from '../../manifests/manifest';

/** A declared port, with the API server's defaults. */
export interface ContainerPort {
  /** Empty if the port has no name. */
  readonly name: string;
  readonly containerPort: number;
  readonly protocol: string;
}

/** The ports of a container in a manifest. Ports without a whole number are left out, since the API server refuses them. */
export function containerPortsOf(container: unknown): ContainerPort[] {
  return listAt(container, ['ports']).map(containerPort).filter((port) => Number.isInteger(port.containerPort));
}

/** Whether an init container keeps running beside the main containers (`restartPolicy: Always`). */
export function isRestartable(initContainer: unknown): boolean {
  return stringAt(initContainer, ['restartPolicy']) === 'Always';
}

/**
 * Containers that run as long as their pod: main containers, and init containers that keep running. Port names are looked up in them.
 * @see FindPort in pkg/api/v1/pod of Kubernetes
 */
export function lastingContainers<T extends { readonly isInit: boolean; readonly isSidecar: boolean }>(containers: readonly T[]): T[] {
  return containers.filter(({ isInit, isSidecar }) => !isInit || isSidecar);
}

function containerPort(port: unknown): ContainerPort {
  const { name, containerPort: number, protocol } = objectAt(port, []);

  return {
    name: typeof name === 'string' ? name : '',
    containerPort: typeof number === 'number' ? number : Number.NaN,
    protocol: typeof protocol === 'string' && protocol !== '' ? protocol : 'TCP',
  };
}
