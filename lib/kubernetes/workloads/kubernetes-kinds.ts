/** The kinds of Kubernetes that run pods, and what the controllers of kube-controller-manager add to them. */
import { stringAt, StringMap, valueAt } from '../../manifests/manifest';
import { PLACEHOLDER } from '../placeholder';
import { AddedFields, Path, PodTemplate, WorkloadKind } from './workload-kind';

/** Where most kinds have their pod template. */
export const TEMPLATE: Path = ['spec', 'template'];
export const SELECTOR: Path = ['spec', 'selector'];
export const REPLICAS: Path = ['spec', 'replicas'];

/** Rows of the kinds of Kubernetes. */
export const KUBERNETES_KINDS: readonly WorkloadKind[] = [
  {
    group: 'apps',
    kind: 'Deployment',
    templates: [TEMPLATE],
    selector: SELECTOR,
    replicas: [REPLICAS],
    // A Deployment that is paused from the start creates no ReplicaSet.
    suspended: [['spec', 'paused']],
    adds: ({ workload: { name } }) => ({
      controller: { kind: 'ReplicaSet', name: `${name}-${PLACEHOLDER}` },
      deployment: name,
      labels: { 'pod-template-hash': PLACEHOLDER },
    }),
  },
  { group: 'apps', kind: 'StatefulSet', templates: [TEMPLATE], selector: SELECTOR, replicas: [REPLICAS], adds: statefulSetFields },
  { group: 'apps', kind: 'DaemonSet', templates: [TEMPLATE], selector: SELECTOR, adds: daemonSetFields },
  { group: 'apps', kind: 'ReplicaSet', templates: [TEMPLATE], selector: SELECTOR, replicas: [REPLICAS], adds: ownFields },
  {
    group: 'batch',
    kind: 'Job',
    templates: [TEMPLATE],
    replicas: [['spec', 'parallelism']],
    suspended: [['spec', 'suspend']],
    adds: (template) => jobFields(template.workload.name, specOf(template)),
  },
  {
    group: 'batch',
    kind: 'CronJob',
    templates: [['spec', 'jobTemplate', 'spec', 'template']],
    replicas: [['spec', 'jobTemplate', 'spec', 'parallelism']],
    suspended: [['spec', 'suspend'], ['spec', 'jobTemplate', 'spec', 'suspend']],
    adds: (template) => ({ ...jobFields(`${template.workload.name}-${PLACEHOLDER}`, specOf(template)), cronJob: template.workload.name }),
  },
  { group: '', kind: 'Pod', templates: [[]], adds: () => ({}) },
  { group: '', kind: 'ReplicationController', templates: [TEMPLATE], selector: SELECTOR, selectorForm: 'map', replicas: [REPLICAS], adds: ownFields },
];

/** Fields of pods that the object itself controls, without labels of its own. */
export function ownFields({ workload: { manifest: { kind = '' }, name } }: PodTemplate): AddedFields {
  return { controller: { kind, name } };
}

/** Fields of the pods of a StatefulSet, of Kubernetes or of OpenKruise. */
export function statefulSetFields({ workload: { name, manifest } }: PodTemplate): AddedFields {
  return {
    name: `${name}-0`,
    controller: { kind: 'StatefulSet', name },
    hostname: `${name}-0`,
    subdomain: stringAt(manifest, ['spec', 'serviceName']),
    labels: statefulSetLabels(name, '0'),
  };
}

/** Labels of the pod of a StatefulSet with this index. */
export function statefulSetLabels(name: string, index: string): StringMap {
  return {
    'apps.kubernetes.io/pod-index': index,
    'controller-revision-hash': `${name}-${PLACEHOLDER}`,
    'statefulset.kubernetes.io/pod-name': `${name}-${index}`,
  };
}

/** Fields of the pods of a DaemonSet, of Kubernetes or of OpenKruise. */
export function daemonSetFields({ workload: { name } }: PodTemplate): AddedFields {
  return { controller: { kind: 'DaemonSet', name }, labels: { 'controller-revision-hash': PLACEHOLDER, 'pod-template-generation': PLACEHOLDER } };
}

/** Fields of the pods of a Job of this name and spec. */
export function jobFields(name: string, spec: unknown): AddedFields {
  return {
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

/** The spec that a template is in. */
export function specOf({ holder: { manifest }, path }: PodTemplate): unknown {
  return valueAt(manifest, path.slice(0, -1));
}
