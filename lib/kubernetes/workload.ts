/** Reads workloads: Deployment, StatefulSet, DaemonSet, ReplicaSet, Job, CronJob and Pod. */
import { ContainerPort, containerPortsOf, isRestartable } from './pods/container-port';
import { listAt, Manifest, Named, namedAs, stringAt, StringMap, stringMapAt, valueAt } from '../manifests/manifest';
import { LabelSelector } from '../manifests/selectors/selector';
import { selectorAt } from '../manifests/selectors/selector-at';

/** The parts of a workload that matter for monitoring. */
export interface Workload extends Named {
  /** Path of the pod template in the manifest; empty for a Pod, which is its own template. */
  readonly templatePath: readonly string[];
  readonly podLabels: StringMap;
  readonly podAnnotations: StringMap;
  /** Selector of the workload for its own pods; absent for Job, CronJob and Pod, which do not need one. */
  readonly selector?: LabelSelector;
  /** Containers that can serve metrics: main ones, then sidecars (init containers that keep running). */
  readonly containers: readonly Container[];
}

/** A container and the ports it declares. */
export interface Container {
  readonly name: string;
  /** Path of the container in the manifest. */
  readonly path: readonly (string | number)[];
  /** An init container with `restartPolicy: Always`. */
  readonly sidecar: boolean;
  readonly ports: readonly ContainerPort[];
}

/** Path of the pod template, by kind. */
const TEMPLATE_PATHS: ReadonlyMap<string, readonly string[]> = new Map([
  ['Deployment', ['spec', 'template']],
  ['StatefulSet', ['spec', 'template']],
  ['DaemonSet', ['spec', 'template']],
  ['ReplicaSet', ['spec', 'template']],
  ['Job', ['spec', 'template']],
  ['CronJob', ['spec', 'jobTemplate', 'spec', 'template']],
  ['Pod', []],
]);

/** API groups of these kinds. A `Deployment` of another group is not a workload. */
const GROUPS = new Set(['apps', 'batch', '']);

/** The kinds that run pods, for messages. */
export const WORKLOAD_KINDS: readonly string[] = [...TEMPLATE_PATHS.keys()];

/** Path of the pod template of a kind that runs pods. */
export function templatePathOf(kind: string): readonly string[] {
  return TEMPLATE_PATHS.get(kind) ?? [];
}

/** Whether an object of this version and kind runs pods. */
export function isWorkloadKind(apiVersion: string, kind: string): boolean {
  return TEMPLATE_PATHS.has(kind) && GROUPS.has(apiVersion.slice(0, Math.max(apiVersion.indexOf('/'), 0)));
}

/** Reads a workload; undefined for any other kind. */
export function tryWorkload(manifest: Manifest): Workload | undefined {
  if (!isWorkloadKind(manifest.apiVersion ?? '', manifest.kind ?? '')) return undefined;
  const templatePath = templatePathOf(manifest.kind!);

  const template = valueAt(manifest, templatePath);

  return {
    templatePath,
    podLabels: stringMapAt(template, LABELS),
    podAnnotations: stringMapAt(template, ANNOTATIONS),
    selector: selectorOf(manifest),
    containers: containersOf(template, templatePath),
    ...namedAs(manifest),
  };
}

/** Main containers, then init containers that keep running. */
function containersOf(template: unknown, templatePath: readonly (string | number)[]): Container[] {
  const containers = listAt(template, CONTAINERS).map((container, i) => toContainer(container, templatePath.concat('spec', 'containers', i), false));
  listAt(template, INIT_CONTAINERS).forEach((container, i) => {
    if (isRestartable(container)) {
      containers.push(toContainer(container, templatePath.concat('spec', 'initContainers', i), true));
    }
  });

  return containers;
}

/** The selector of a workload. The API server generates that of a Job, so it is not known; a Pod and a CronJob do not have one. */
function selectorOf(manifest: Manifest): LabelSelector | undefined {
  return manifest.kind === 'Job' ? undefined : selectorAt(manifest, ['spec', 'selector']);
}

// Paths within a pod template.
const LABELS = ['metadata', 'labels'];
const ANNOTATIONS = ['metadata', 'annotations'];
const CONTAINERS = ['spec', 'containers'];
const INIT_CONTAINERS = ['spec', 'initContainers'];

function toContainer(container: unknown, path: readonly (string | number)[], sidecar: boolean): Container {
  return { name: stringAt(container, ['name']) ?? '', path, sidecar, ports: containerPortsOf(container) };
}
