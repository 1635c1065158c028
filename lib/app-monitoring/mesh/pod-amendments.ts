/** Additions of a mesh plan to the pod template. */
import { MeshPlan } from './mesh-plan';
import { Workload } from '../../kubernetes/workload';
import { Amendment } from '../../tree/amendments';
import { annotatePods } from '../annotate';

/** Adds annotations to those that exist, and excluded ports to the list that exists. */
export function meshAmendments(workload: Workload, { podAnnotations, excludedPorts }: MeshPlan): Amendment[] {
  const annotations = annotatePods(workload, podAnnotations);
  if (!excludedPorts) return annotations;
  const paths = workload.templatePaths.map((path) => [...path, 'metadata', 'annotations', excludedPorts.annotation]);

  return [...annotations, ...paths.flatMap((path) => excludedPorts.ports.map((port) => ({ path, value: String(port), join: ',' })))];
}
