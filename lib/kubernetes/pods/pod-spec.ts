/** Reads the spec of a Pod or of a pod template. */
import { listAt, stringAt, valueAt } from '../../manifests/manifest';
import { PLACEHOLDER } from '../placeholder';
import { containerPortsOf, isRestartable } from './container-port';
import { Pod, PodContainer } from './pod';

/** The fields of a pod that come from its spec. */
export type PodSpec = Pick<Pod, 'containers' | 'hostNetwork' | 'nodeName' | 'hostname' | 'subdomain' | 'serviceAccount' | 'fields'>;

/** Returns the id of a container; empty if it does not run yet. */
export type IdOf = (name: string, isInit: boolean) => string;

/** Reads the `spec` of a Pod or a template. */
export function podSpecOf(spec: unknown, idOf: IdOf = () => PLACEHOLDER): PodSpec {
  return {
    containers: [
      ...listAt(spec, ['containers']).map((container) => containerOf(container, false, idOf)),
      ...listAt(spec, ['initContainers']).map((container) => containerOf(container, true, idOf)),
    ],
    hostNetwork: valueAt(spec, ['hostNetwork']) === true,
    nodeName: stringAt(spec, ['nodeName']) ?? '',
    hostname: stringAt(spec, ['hostname']),
    subdomain: stringAt(spec, ['subdomain']),
    fields: {
      'spec.hostNetwork': String(valueAt(spec, ['hostNetwork']) === true),
      'spec.restartPolicy': stringAt(spec, ['restartPolicy']) || 'Always',
      'spec.schedulerName': stringAt(spec, ['schedulerName']) || 'default-scheduler',
    },
    serviceAccount: stringAt(spec, ['serviceAccountName']) || stringAt(spec, ['serviceAccount']) || 'default',
  };
}

function containerOf(container: unknown, isInit: boolean, idOf: IdOf): PodContainer {
  const name = stringAt(container, ['name']) ?? '';

  return {
    name,
    id: idOf(name, isInit),
    image: stringAt(container, ['image']) ?? '',
    isInit,
    isSidecar: isInit && isRestartable(container),
    ports: containerPortsOf(container),
  };
}
