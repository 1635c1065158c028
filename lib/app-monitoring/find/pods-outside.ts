/** Pods that are monitored and not in the app: they can be selected, but nothing can be added to them. */
import { ContainerPort } from '../../kubernetes/pods/container-port';
import { Workload } from '../../kubernetes/workload';
import { Manifest, StringMap } from '../../manifests/manifest';
import { LabelSelector } from '../../manifests/selectors/selector';
import { SelectedPods } from '../selected-pods';

/** What is known about pods that are not in the app. */
export interface PodsOutside {
  /** The kind and name of what represents them, for messages and the name of the monitor. */
  readonly kind: string;
  readonly name: string;
  readonly namespace?: string;
  readonly selector?: LabelSelector;
  readonly ports?: readonly ContainerPort[];
}

/** The pods as a workload that is not in the manifests. */
export function outside({ kind, name, namespace, selector = {}, ports = [] }: PodsOutside): Workload {
  return {
    kind,
    name,
    namespace,
    templatePaths: [],
    podLabels: labelsFor(selector),
    addedLabels: {},
    podAnnotations: {},
    selector,
    containers: ports.length === 0 ? [] : [{ name: '', path: [], sidecar: true, ports }],
    hasFixedPorts: true,
    isUnseen: true,
  };
}

/** The ports as containers declare them. */
export function portsOf({ ports }: SelectedPods): ContainerPort[] {
  return ports.map(({ number, name = '' }) => ({ name, containerPort: number, protocol: 'TCP' }));
}

/** A pod that represents them, for the checks of the app: it is in the cluster already. */
export function representativeOf({ name, namespace, podLabels, containers }: Workload): Manifest {
  const ports = containers.flatMap((container) => container.ports).map(({ name: port, containerPort }) => ({ containerPort, ...(port !== '' && { name: port }) }));

  return {
    apiVersion: 'v1',
    kind: 'Pod',
    metadata: { name, ...(namespace !== undefined && { namespace }), labels: { ...podLabels } },
    spec: { containers: [{ name: 'app', image: 'app', ports }] },
  };
}

/** Labels that match a selector. */
function labelsFor({ matchLabels = {}, matchExpressions = [] }: LabelSelector): StringMap {
  const expressed = matchExpressions.flatMap(({ key, operator, values = [] }): [string, string][] => (
    operator === 'In' ? [[key, values[0]]] : operator === 'Exists' ? [[key, '']] : []));

  return { ...Object.fromEntries(expressed), ...matchLabels };
}
