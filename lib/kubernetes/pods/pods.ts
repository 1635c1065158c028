/** Lists the pods that workloads run: one pod for all replicas of a pod template. */
import { injectSidecars } from './istio-injection';
import { addressOf, PLACEHOLDER } from '../placeholder';
import { controllerKeyOf, controllerOf } from './controller';
import { Controller, Pod, PodContainer } from './pod';
import { podNamesOf, PodSlot } from './pod-names';
import { IdOf, podSpecOf } from './pod-spec';
import { listAt, objectAt, stringAt, StringMap, stringMapAt, valueAt } from '../../manifests/manifest';
import { Objects, StoredObject } from '../../manifests/objects';
import { ChangeContainers } from '../workloads/workload-kind';
import { Running, Workloads } from '../workloads/workloads';

/**
 * The pods of all workloads, sorted by namespace and name of the workload. A Pod is read from its manifest, including its status. A pod
 * template of any other workload is represented by a pod that runs and is ready, named `<workload>-0`, unless its pods are among the
 * manifests, or it has 0 replicas. Names are unique within a namespace: see {@link podNamesOf}.
 */
export function podsIn(objects: Objects, workloads = new Workloads(objects)): Pod[] {
  const running = workloads.all().filter(({ key, kind }) => kind === 'Pod' || !workloads.parents().has(key)).sort(byPlace);
  const slots: PodSlot[] = running.flatMap((object): PodSlot[] => (object.kind === 'Pod' ? [{ object }] : workloads.runningOf(object).map((made) => ({ object, made }))));
  const names = podNamesOf(slots);
  const pods = slots.flatMap(({ object, made }, i) => {
    if (made === undefined) return [barePod(object, addressOf(i), objects)];

    return made.replicas === 0 ? [] : [templatePod(made, names[i], addressOf(i))];
  });

  return injectSidecars(pods, objects);
}

/** A pod of a template, with a name and an address that are given to it. */
export function templatePod({ template, source, added, replicas }: Running, name: string, address: string): Pod {
  const { workload: { namespace, manifest }, value } = template;
  const { nodeName, containers, ...spec } = podSpecOf(valueAt(value, ['spec']));
  const { labels, annotations, withoutAnnotations, containers: change, name: _, replicas: __, ...fields } = added;

  return {
    namespace,
    name,
    labels: { ...stringMapAt(value, ['metadata', 'labels']), ...labels },
    annotations: { ...withoutGroup(stringMapAt(value, ['metadata', 'annotations']), withoutAnnotations), ...annotations },
    nodeName: nodeName || PLACEHOLDER,
    ip: address,
    ips: [address],
    hostIp: PLACEHOLDER,
    uid: PLACEHOLDER,
    isPlaceholder: true,
    phase: 'Running',
    ready: 'true',
    source,
    containers: change === undefined ? containers : changed(containers, change),
    ...spec,
    ...fields,
    ...replicas !== undefined && { replicas },
    ...makerOf(controllerOf(manifest)),
  };
}

function byPlace(a: StoredObject, b: StoredObject): number {
  return [a.namespace, a.name, a.kind].join('/') < [b.namespace, b.name, b.kind].join('/') ? -1 : 1;
}

/** Reads a Pod. It has a status if it was read from a cluster. */
function barePod(object: StoredObject, address: string, objects: Objects): Pod {
  const { key, namespace, name, manifest } = object;
  const status = objectAt(manifest, ['status']);
  const spec = podSpecOf(manifest.spec, containerIds(status));
  const parent = objects.tryFindByKey(controllerKeyOf(object) ?? '');
  const grandparent = parent && controllerOf(parent.manifest);
  const isSeen = Object.keys(status).length > 0;
  const ready = listAt(status, ['conditions']).find((condition) => stringAt(condition, ['type']) === 'Ready');

  return {
    ...spec,
    namespace,
    name,
    labels: stringMapAt(manifest, ['metadata', 'labels']),
    annotations: stringMapAt(manifest, ['metadata', 'annotations']),
    ...addressesOf(status, isSeen ? '' : address),
    hostIp: stringAt(status, ['hostIP']) ?? (isSeen ? '' : PLACEHOLDER),
    nodeName: spec.nodeName || (isSeen ? '' : PLACEHOLDER),
    uid: stringAt(manifest, ['metadata', 'uid']) ?? PLACEHOLDER,
    isPlaceholder: !isSeen,
    ...stringAt(manifest, ['metadata', 'deletionTimestamp']) !== undefined && { isTerminating: true as const },
    phase: stringAt(status, ['phase']) ?? 'Running',
    ready: isSeen ? (stringAt(ready, ['status']) ?? 'unknown').toLowerCase() : 'true',
    controller: controllerOf(manifest),
    ...makerOf(grandparent),
    source: key,
    replicas: 1,
  };
}

function addressesOf(status: unknown, otherwise: string): Pick<Pod, 'ip' | 'ips'> {
  const ip = stringAt(status, ['podIP']) ?? otherwise;
  const ips = listAt(status, ['podIPs']).flatMap((entry) => stringAt(entry, ['ip']) ?? []);

  return { ip, ips: ips.length > 0 ? ips : [ip].filter((address) => address !== '') };
}

/** Container ids by name; placeholders if the pod was not read from a cluster. */
function containerIds(status: { readonly [field: string]: unknown }): IdOf {
  if (Object.keys(status).length === 0) return () => PLACEHOLDER;

  return (name, isInit) => stringAt(
    listAt(status, [isInit ? 'initContainerStatuses' : 'containerStatuses']).find((each) => stringAt(each, ['name']) === name), ['containerID'],
  ) ?? '';
}

/** The Deployment or CronJob that controls the controller of a pod. */
function makerOf(controller: Controller | undefined): Pick<Pod, 'deployment' | 'cronJob'> {
  return {
    ...controller?.kind === 'Deployment' && { deployment: controller.name },
    ...controller?.kind === 'CronJob' && { cronJob: controller.name },
  };
}

function withoutGroup(annotations: StringMap, group: string | undefined): StringMap {
  return group === undefined ? annotations : Object.fromEntries(Object.entries(annotations).filter(([key]) => !key.startsWith(`${group}/`)));
}

/** Main containers as the controller changes them; containers that it adds have an image that is not known. */
function changed(containers: readonly PodContainer[], change: ChangeContainers): PodContainer[] {
  const mains = containers.filter(({ isInit }) => !isInit);
  const inits = containers.filter(({ isInit }) => isInit);

  return [...change(mains).map((each, i) => ({ ...mains[i] ?? ADDED, ...each })), ...inits];
}

const ADDED: Omit<PodContainer, 'name' | 'ports'> = { id: PLACEHOLDER, image: PLACEHOLDER, isInit: false, isSidecar: false };
