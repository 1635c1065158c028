/** Knative Serving: a Service runs the pods of its latest revision, with a proxy beside the container. */
import { PLACEHOLDER } from '../placeholder';
import { TEMPLATE } from './kubernetes-kinds';
import { AddedFields, PodTemplate, PortsOfContainer, WorkloadKind } from './workload-kind';
import { stringAt } from '../../manifests/manifest';

const GROUP = 'serving.knative.dev';

/**
 * The row of a Knative Service. It is scaled by traffic, so the number of its pods is not known.
 * @see MakeDeployment, makeServingContainer and makeQueueContainer in pkg/reconciler/revision/resources, knative serving 98e5ef9
 */
export const KNATIVE_SERVICE: WorkloadKind = { group: GROUP, kind: 'Service', templates: [TEMPLATE], hasFixedPorts: true, adds: knativeFields };

function knativeFields({ workload: { name }, value }: PodTemplate): AddedFields {
  const revision = stringAt(value, ['metadata', 'name']) ?? `${name}-${PLACEHOLDER}`;

  return {
    controller: { kind: 'ReplicaSet', name: `${revision}-deployment-${PLACEHOLDER}` },
    deployment: `${revision}-deployment`,
    labels: {
      'app': stringAt(value, ['metadata', 'labels', 'app']) ?? revision,
      'pod-template-hash': PLACEHOLDER,
      [`${GROUP}/configuration`]: name,
      [`${GROUP}/configurationGeneration`]: PLACEHOLDER,
      [`${GROUP}/configurationUID`]: PLACEHOLDER,
      [`${GROUP}/revision`]: revision,
      [`${GROUP}/revisionUID`]: PLACEHOLDER,
      [`${GROUP}/service`]: name,
      [`${GROUP}/serviceUID`]: PLACEHOLDER,
    },
    withoutAnnotations: 'autoscaling.knative.dev',
    containers: (declared) => [...declared.map((container) => userContainer(container, declared.length)), queueProxy(declared)],
  };
}

/** The port of the container gets another name in the pod; without one it is 8080. */
function userContainer(container: PortsOfContainer, count: number): PortsOfContainer {
  if (container.ports.length === 0 && count > 1) return container;

  return { name: container.name || 'user-container', ports: [port('user-port', container.ports[0]?.containerPort ?? DEFAULT_PORT)] };
}

const DEFAULT_PORT = 8080;

/** Newer versions do not declare `http-queueadm` any more. */
function queueProxy(declared: readonly PortsOfContainer[]): PortsOfContainer {
  const serving = declared.some(({ ports }) => ports[0]?.name === 'h2c') ? 8013 : 8012;
  const ports = [port('http-queueadm', 8022), port('http-autometric', 9090), port('http-usermetric', 9091)];

  return { name: 'queue-proxy', ports: [...ports, port('queue-port', serving), port('https-port', 8112)] };
}

function port(name: string, containerPort: number) {
  return { name, containerPort, protocol: 'TCP' };
}
