/** What each kind of controller gives to its pods. */
import { listAt, Manifest, stringAt, valueAt } from '../../manifests/manifest';
import { StoredObject } from '../../manifests/objects';
import { PLACEHOLDER } from '../placeholder';
import { Controller, Pod } from './pod';

/** What a pod has from its controller alone. */
export type ControlledFacts = Pick<Pod, 'labels' | 'replicas' | 'controller' | 'deployment' | 'cronJob'> & Partial<Pick<Pod, 'hostname' | 'subdomain'>>;

/** The controller that an object's owner references name. */
export function controllerOf(manifest: Manifest): Controller | undefined {
  const owner = listAt(manifest, ['metadata', 'ownerReferences']).find((reference) => valueAt(reference, ['controller']) === true);

  return owner === undefined ? undefined : { kind: stringAt(owner, ['kind']) ?? '', name: stringAt(owner, ['name']) ?? '' };
}

/** The facts of a workload's pods that follow from its kind and replicas; not for a bare Pod. */
export function pluralPodFacts(workload: StoredObject): ControlledFacts {
  return FACTS[workload.kind](workload);
}

const FACTS: { readonly [kind: string]: (workload: StoredObject) => ControlledFacts } = {
  // One that is paused from the start makes no ReplicaSet.
  Deployment: ({ name, manifest }) => ({
    replicas: valueAt(manifest.spec, ['paused']) === true ? 0 : countAt(manifest.spec, 'replicas'),
    controller: { kind: 'ReplicaSet', name: `${name}-${PLACEHOLDER}` },
    deployment: name,
    labels: { 'pod-template-hash': PLACEHOLDER },
  }),
  ReplicaSet: ({ name, manifest }) => ({ replicas: countAt(manifest.spec, 'replicas'), controller: { kind: 'ReplicaSet', name }, labels: {} }),
  StatefulSet: ({ name, manifest }) => ({
    replicas: countAt(manifest.spec, 'replicas'),
    controller: { kind: 'StatefulSet', name },
    hostname: `${name}-0`,
    subdomain: stringAt(manifest, ['spec', 'serviceName']),
    labels: {
      'apps.kubernetes.io/pod-index': '0',
      'controller-revision-hash': `${name}-${PLACEHOLDER}`,
      'statefulset.kubernetes.io/pod-name': `${name}-0`,
    },
  }),
  DaemonSet: ({ name }) => ({
    controller: { kind: 'DaemonSet', name },
    labels: { 'controller-revision-hash': PLACEHOLDER, 'pod-template-generation': PLACEHOLDER },
  }),
  Job: ({ name, manifest }) => jobFacts(name, manifest.spec),
  CronJob: ({ name, manifest }) => ({
    ...jobFacts(`${name}-${PLACEHOLDER}`, valueAt(manifest, ['spec', 'jobTemplate', 'spec'])),
    ...valueAt(manifest, ['spec', 'suspend']) === true && { replicas: 0 },
    cronJob: name,
  }),
};

function jobFacts(name: string, spec: unknown): ControlledFacts {
  return {
    replicas: valueAt(spec, ['suspend']) === true ? 0 : countAt(spec, 'parallelism'),
    controller: { kind: 'Job', name },
    labels: {
      'batch.kubernetes.io/controller-uid': PLACEHOLDER,
      'batch.kubernetes.io/job-name': name,
      'controller-uid': PLACEHOLDER,
      'job-name': name,
      ...valueAt(spec, ['completionMode']) === 'Indexed' && { 'batch.kubernetes.io/job-completion-index': '0' },
    },
  };
}

/** A number of replicas: one, unless it is set. */
function countAt(spec: unknown, field: string): number {
  const count = valueAt(spec, [field]);

  return typeof count === 'number' ? count : 1;
}
