/** Finds what a pod gets from its controller: labels, names and replicas. */
import { listAt, Manifest, stringAt, valueAt } from '../../manifests/manifest';
import { StoredObject } from '../../manifests/objects';
import { PLACEHOLDER } from '../placeholder';
import { Controller, Pod } from './pod';

/** Fields of a pod that its controller sets. */
export type ControlledFacts = Pick<Pod, 'labels' | 'replicas' | 'controller' | 'deployment' | 'cronJob'> & Partial<Pick<Pod, 'hostname' | 'subdomain'>>;

/** The controller in the owner references of an object. */
export function controllerOf(manifest: Manifest): Controller | undefined {
  const owner = listAt(manifest, ['metadata', 'ownerReferences']).find((reference) => valueAt(reference, ['controller']) === true);

  return owner === undefined ? undefined : { kind: stringAt(owner, ['kind']) ?? '', name: stringAt(owner, ['name']) ?? '' };
}

/** Fields of a workload's pods that follow from its kind and replicas. Not for a Pod without a controller. */
export function pluralPodFacts(workload: StoredObject): ControlledFacts {
  return FACTS[workload.kind](workload);
}

const FACTS: { readonly [kind: string]: (workload: StoredObject) => ControlledFacts } = {
  // A Deployment that is paused from the start creates no ReplicaSet.
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

/** Number of replicas; 1 by default. */
function countAt(spec: unknown, field: string): number {
  const count = valueAt(spec, [field]);

  return typeof count === 'number' ? count : 1;
}
