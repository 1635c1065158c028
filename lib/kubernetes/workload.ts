/** Reads workloads: objects of the kinds that run pods. */
import { ContainerPort, containerPortsOf, isRestartable } from './pods/container-port';
import { listAt, Manifest, Named, namedAs, stringAt, StringMap, stringMapAt, valueAt } from '../manifests/manifest';
import { storedAs } from '../manifests/objects';
import { LabelSelector } from '../manifests/selectors/selector';
import { selectorAt } from '../manifests/selectors/selector-at';
import { whyNotRunning } from '../surroundings/hooks';
import { isObject } from '../units/is-object';
import { CONTROLLER_LABELS } from './workloads/controller-labels';
import { tryUnseenKind } from './workloads/unseen-kinds';
import { ChangeContainers, Path, WorkloadKind } from './workloads/workload-kind';
import { WorkloadKinds } from './workloads/workload-kinds';
import { templatesIn } from './workloads/workloads';

/** The parts of a workload that matter for monitoring. */
export interface Workload extends Named {
  /** Paths of its pod templates in the manifest; a Pod is its own template, at the empty path. */
  readonly templatePaths: readonly Path[];
  /** Labels of all its pod templates. */
  readonly podLabels: StringMap;
  /** Further labels that its controller gives to all its pods, as far as they are known. */
  readonly addedLabels: StringMap;
  /** Annotations of any of its pod templates. */
  readonly podAnnotations: StringMap;
  /** Selector of the workload for its own pods; absent for kinds that do not need one, e.g. Job, CronJob and Pod. */
  readonly selector?: LabelSelector;
  /** Containers that can serve metrics: main ones, then sidecars (init containers that keep running). */
  readonly containers: readonly Container[];
  /** Whether its containers may not declare further ports. */
  readonly hasFixedPorts: boolean;
  /** Why it is not part of the running app: only a hook of Helm or Argo CD creates it. */
  readonly notRunning?: string;
  /** Whether its pods are not in the manifest, so that nothing can be added to them. */
  readonly isUnseen?: true;
}

/** A container and the ports it declares. */
export interface Container {
  readonly name: string;
  /** Path of the container in the manifest; empty for one that the controller adds. */
  readonly path: Path;
  /** An init container with `restartPolicy: Always`, or a container that the controller adds. */
  readonly sidecar: boolean;
  readonly ports: readonly ContainerPort[];
}

/** Reads a workload; undefined for any other kind. */
export function tryWorkload(manifest: Manifest, kinds: WorkloadKinds = WorkloadKinds.KNOWN): Workload | undefined {
  const row = kinds.tryOf(manifest);
  if (row === undefined) return tryUnseen(manifest);
  const templates = templatesIn(row, storedAs(manifest));
  const added = templates.map((template) => row.adds(template));
  const { kind, name, namespace } = namedAs(manifest);

  return {
    kind,
    name,
    namespace,
    templatePaths: templates.map(({ path }) => path),
    podLabels: sharedBy(templates.map(({ value }) => stringMapAt(value, LABELS))),
    addedLabels: sharedBy(added.map(({ labels = {} }) => certain(labels))),
    podAnnotations: unionOf(templates.map(({ value }) => stringMapAt(value, ANNOTATIONS))),
    selector: selectorOf(row, manifest),
    containers: joined(templates.map(({ value, path }, i) => containersOf(value, path, added[i].containers))),
    hasFixedPorts: row.hasFixedPorts ?? false,
    notRunning: whyNotRunning({ kind, manifest }),
  };
}

/** Reads an object of a well-known kind whose operator documents the labels of its pods. */
function tryUnseen(manifest: Manifest): Workload | undefined {
  const { podLabels, metricsPort } = tryUnseenKind(manifest) ?? {};
  if (podLabels === undefined) return undefined;
  const named = namedAs(manifest);

  return {
    templatePaths: [],
    podLabels: podLabels(named.name),
    addedLabels: {},
    podAnnotations: {},
    containers: metricsPort === undefined ? [] : [{ name: '', path: [], sidecar: true, ports: [metricsPort] }],
    hasFixedPorts: true,
    isUnseen: true,
    ...named,
  };
}

/** The entries that all maps have. */
function sharedBy(maps: readonly StringMap[]): StringMap {
  const [first = {}] = maps;
  if (maps.length < 2) return first;

  return Object.fromEntries(Object.entries(first).filter(([key, value]) => maps.every((other) => other[key] === value)));
}

/** The entries of all maps. */
function unionOf(maps: readonly StringMap[]): StringMap {
  return maps.length === 1 ? maps[0] : Object.assign({}, ...maps) as StringMap;
}

/** Most workloads have one template. */
function joined(lists: readonly Container[][]): Container[] {
  return lists.length === 1 ? lists[0] : lists.flat();
}

function certain(labels: StringMap): StringMap {
  const kept: { [key: string]: string } = {};
  for (const key of Object.keys(labels)) if (!CONTROLLER_LABELS.has(key)) kept[key] = labels[key];

  return kept;
}

/** Main containers, then init containers that keep running. */
function containersOf(template: unknown, templatePath: Path, change?: ChangeContainers): Container[] {
  const mains = listAt(template, CONTAINERS).map((container, i) => toContainer(container, [...templatePath, 'spec', 'containers', i], false));
  const containers = change ? change(mains).map((each, i) => ({ ...mains[i] ?? { path: [], sidecar: true }, ...each })) : mains;
  listAt(template, INIT_CONTAINERS).forEach((container, i) => {
    if (isRestartable(container)) {
      containers.push(toContainer(container, [...templatePath, 'spec', 'initContainers', i], true));
    }
  });

  return containers;
}

/** The selector of a workload. The API server generates that of a Job, so it is not known; a Pod and a CronJob do not have one. */
function selectorOf({ selector, selectorForm = 'object' }: WorkloadKind, manifest: Manifest): LabelSelector | undefined {
  const value = selector && valueAt(manifest, selector);
  if (selector === undefined || value === undefined) return undefined;
  const isMap = selectorForm === 'map' || (selectorForm === 'either' && isObject(value) && Object.values(value).every((each) => typeof each === 'string'));

  return isMap ? { matchLabels: stringMapAt(manifest, selector) } : selectorAt(manifest, selector);
}

// Paths within a pod template.
const LABELS = ['metadata', 'labels'];
const ANNOTATIONS = ['metadata', 'annotations'];
const CONTAINERS = ['spec', 'containers'];
const INIT_CONTAINERS = ['spec', 'initContainers'];

function toContainer(container: unknown, path: Path, sidecar: boolean): Container {
  return { name: stringAt(container, ['name']) ?? '', path, sidecar, ports: containerPortsOf(container) };
}
