/** OpenKruise: CloneSet, the advanced StatefulSet and DaemonSet, and jobs. */
import { PLACEHOLDER } from '../placeholder';
import { daemonSetFields, jobFields, REPLICAS, SELECTOR, specOf, statefulSetFields, TEMPLATE } from './kubernetes-kinds';
import { AddedFields, PodTemplate, WorkloadKind } from './workload-kind';

const GROUP = 'apps.kruise.io';

/**
 * Rows of the kinds of OpenKruise.
 * @see newVersionedPods in pkg/controller/cloneset/core, updateIdentity in pkg/controller/statefulset, kruise 07169cf
 */
export const OPENKRUISE_KINDS: readonly WorkloadKind[] = [
  { group: GROUP, kind: 'CloneSet', templates: [TEMPLATE], selector: SELECTOR, replicas: [REPLICAS], adds: cloneSetFields },
  { group: GROUP, kind: 'StatefulSet', templates: [TEMPLATE], selector: SELECTOR, replicas: [REPLICAS], adds: statefulSetFields },
  { group: GROUP, kind: 'DaemonSet', templates: [TEMPLATE], selector: SELECTOR, adds: daemonSetFields },
  { group: GROUP, kind: 'BroadcastJob', templates: [TEMPLATE], suspended: [['spec', 'paused']], adds: ({ workload: { name } }) => broadcastJobFields(name) },
  {
    group: GROUP,
    kind: 'AdvancedCronJob',
    templates: [['spec', 'template', 'jobTemplate', 'spec', 'template'], ['spec', 'template', 'broadcastJobTemplate', 'spec', 'template']],
    suspended: [['spec', 'paused']],
    adds: advancedCronJobFields,
  },
];

function cloneSetFields({ workload: { name } }: PodTemplate): AddedFields {
  return {
    controller: { kind: 'CloneSet', name },
    labels: {
      'apps.kruise.io/cloneset-instance-id': PLACEHOLDER,
      'controller-revision-hash': `${name}-${PLACEHOLDER}`,
      'pod-template-hash': PLACEHOLDER,
    },
  };
}

function broadcastJobFields(name: string): AddedFields {
  return { controller: { kind: 'BroadcastJob', name }, labels: { 'broadcastjob-controller-uid': PLACEHOLDER, 'broadcastjob-name': name } };
}

function advancedCronJobFields(template: PodTemplate): AddedFields {
  const name = `${template.workload.name}-${PLACEHOLDER}`;

  return template.path.includes('jobTemplate') ? jobFields(name, specOf(template)) : broadcastJobFields(name);
}
