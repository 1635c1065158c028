/** What a mesh plan adds to the pod template. */
import { MeshPlan } from './mesh-plan';
import { Amendment } from '../../cluster/amendments';
import { Workload } from '../../cluster/workload';
import { annotatePods } from '../annotations/annotate';

/** Annotations join; the list of excluded ports, already merged with the one that is there, replaces it. */
export function meshAmendments(workload: Workload, { podAnnotations, excludedPorts }: MeshPlan): Amendment[] {
  const path = [...workload.templatePath, 'metadata', 'annotations'];

  return [
    ...annotatePods(workload, podAnnotations),
    ...(excludedPorts ? [{ path: [...path, excludedPorts.annotation], value: excludedPorts.ports }] : []),
  ];
}
