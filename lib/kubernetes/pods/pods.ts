/** Lists the pods that workloads run: one pod for all replicas of a workload. */
import { injectSidecars } from './istio-injection';
import { addressOf, PLACEHOLDER } from '../placeholder';
import { Controller, Pod } from './pod';
import { podNamesOf } from './pod-names';
import { IdOf, podSpecOf } from './pod-spec';
import { controllerOf, pluralPodFacts } from './replicas';
import { Manifest, objectAt, stringAt, stringMapAt, valueAt, listAt } from '../../manifests/manifest';
import { Objects, StoredObject } from '../../manifests/objects';
import { isWorkloadKind, templatePathOf, WORKLOAD_KINDS } from '../workload';

/**
 * The pods of all workloads, sorted by namespace and name. A Pod is read from its manifest, including its status. Any other workload is
 * represented by a pod named `<workload>-0` that runs and is ready, unless its pods are among the manifests, or it has 0 replicas. Names
 * are unique within a namespace: see {@link podNamesOf}.
 */
export function podsIn(objects: Objects): Pod[] {
  const workloads = WORKLOAD_KINDS.flatMap((kind) => objects.ofKind(kind)).filter(({ manifest, kind }) => isWorkloadKind(manifest.apiVersion ?? '', kind));
  const parents = new Set(workloads.flatMap(parentOf));
  const running = workloads.filter(({ key, kind }) => kind === 'Pod' || !parents.has(key)).sort(byPlace);
  const names = podNamesOf(running);
  const pods = running.flatMap((workload, i) => (workload.kind === 'Pod'
    ? [barePod(workload, addressOf(i), objects)] : templatePod(workload, names.get(workload.key)!, addressOf(i))));

  return injectSidecars(pods, objects);
}

function byPlace(a: StoredObject, b: StoredObject): number {
  return [a.namespace, a.name, a.kind].join('/') < [b.namespace, b.name, b.kind].join('/') ? -1 : 1;
}

/** Key of the object that controls this one, if its manifest has an owner reference. That object is then not represented by another pod. */
function parentOf({ namespace, manifest }: StoredObject): string[] {
  const parent = controllerOf(manifest);

  return parent ? [`${parent.kind}/${namespace}/${parent.name}`] : [];
}

/** Reads a Pod. It has a status if it was read from a cluster. */
function barePod({ key, namespace, name, manifest }: StoredObject, address: string, objects: Objects): Pod {
  const status = objectAt(manifest, ['status']);
  const spec = podSpecOf(manifest.spec, containerIds(status));
  const controller = controllerOf(manifest);
  const parent = controller && objects.tryFind(controller.kind, namespace, controller.name);
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
    controller,
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

/** The pod that represents all replicas; an empty list for 0 replicas. Spreads come last, as in `namedAs`. */
function templatePod(workload: StoredObject, name: string, address: string): Pod[] {
  const { key, kind, namespace, manifest } = workload;
  const { labels, ...facts } = pluralPodFacts(workload);
  if (facts.replicas === 0) return [];
  const template: Manifest = objectAt(manifest, templatePathOf(kind));
  const { nodeName, ...spec } = podSpecOf(valueAt(template, ['spec']));

  return [{
    namespace,
    name,
    labels: { ...stringMapAt(template, ['metadata', 'labels']), ...labels },
    annotations: stringMapAt(template, ['metadata', 'annotations']),
    nodeName: nodeName || PLACEHOLDER,
    ip: address,
    ips: [address],
    hostIp: PLACEHOLDER,
    uid: PLACEHOLDER,
    isPlaceholder: true,
    phase: 'Running',
    ready: 'true',
    source: key,
    ...spec,
    ...facts,
    ...makerOf(controllerOf(manifest)),
  }];
}
