/** Workloads as the pods that they run: one for all replicas of each. */
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
 * The pods of all workloads, sorted by namespace and name. A Pod is what its manifest says, its status included; any other workload is
 * represented by a pod named `<workload>-0` that runs and is ready, unless it has pods among the manifests, or runs none. No two pods of a
 * namespace have one name: see {@link podNamesOf}.
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

/** Key of the object that made this one, where its manifest says so: it then needs no pod of its own. */
function parentOf({ namespace, manifest }: StoredObject): string[] {
  const parent = controllerOf(manifest);

  return parent ? [`${parent.kind}/${namespace}/${parent.name}`] : [];
}

/** A Pod in a manifest, with its status where it was read from a cluster. */
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
    isStandIn: !isSeen,
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

/** Ids by name, of a pod that was read from a cluster; of others they are to come. */
function containerIds(status: { readonly [field: string]: unknown }): IdOf {
  if (Object.keys(status).length === 0) return () => PLACEHOLDER;

  return (name, isInit) => stringAt(
    listAt(status, [isInit ? 'initContainerStatuses' : 'containerStatuses']).find((each) => stringAt(each, ['name']) === name), ['containerID'],
  ) ?? '';
}

/** What is behind the controller of a pod. */
function makerOf(controller: Controller | undefined): Pick<Pod, 'deployment' | 'cronJob'> {
  return {
    ...controller?.kind === 'Deployment' && { deployment: controller.name },
    ...controller?.kind === 'CronJob' && { cronJob: controller.name },
  };
}

/** The pod that stands for all replicas; none where there are no replicas. Spreads come last, as in `namedAs`. */
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
    isStandIn: true,
    phase: 'Running',
    ready: 'true',
    source: key,
    ...spec,
    ...facts,
    ...makerOf(controllerOf(manifest)),
  }];
}
