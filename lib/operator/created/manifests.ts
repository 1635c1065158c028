/** Writes the objects that the operator creates, as far as they matter for what is scraped: no volumes, arguments and probes. */
import { Container } from './merge-containers';
import { Manifest, StringMap, stringMapAt } from '../../manifests/manifest';
import { StoredObject } from '../../manifests/objects';
import { OperatorSettings } from '../../operator-port/operator-settings';
import { Spec } from '../../operator-port/server';

/** What the pods of an object are made of. */
export interface Pods {
  readonly selectorLabels: StringMap;
  readonly labels: StringMap;
  readonly annotations: StringMap;
  readonly containers: readonly Container[];
  readonly initContainers?: readonly Container[];
}

/** The object for which others are created, and the flags of the operator that creates them. */
export interface Owner {
  readonly object: StoredObject;
  readonly spec: Spec;
  readonly settings: OperatorSettings;
}

/** A port of a governing Service. */
export interface GoverningPort {
  readonly name: string;
  readonly port: number;
  readonly targetPort: string;
  readonly protocol?: string;
}

/** A governing Service. */
export interface Governing {
  readonly name: string;
  /** Label that it has beside those of all objects. */
  readonly label: string;
  /** The label `app.kubernetes.io/name` of the pods. */
  readonly app: string;
  readonly ports: readonly GoverningPort[];
  /** Further fields. */
  readonly spec?: object;
}

export const MANAGED_BY = { 'app.kubernetes.io/managed-by': 'prometheus-operator' };

/** A StatefulSet of a name. */
export function statefulSet(owner: Owner, name: string, pods: Pods, spec: object, ownLabels: StringMap = {}): Manifest {
  return workload(owner, 'StatefulSet', name, pods, spec, ownLabels);
}

/** A DaemonSet of a name. */
export function daemonSet(owner: Owner, name: string, pods: Pods, ownLabels: StringMap): Manifest {
  return workload(owner, 'DaemonSet', name, pods, {}, ownLabels);
}

/** The Service that gives the pods of StatefulSets their DNS names; one for all objects of a kind in a namespace. */
export function governingService(
  { object, settings: { labels, annotations } }: Owner, { name, label, app, ports, spec }: Governing,
): Manifest {
  return {
    apiVersion: 'v1',
    kind: 'Service',
    metadata: {
      name,
      namespace: object.namespace,
      labels: { ...LEGACY, ...MANAGED_BY, [label]: 'true', ...labels },
      ...annotations && { annotations },
      ownerReferences: [referenceTo(object)],
    },
    spec: { clusterIP: 'None', ports, selector: { 'app.kubernetes.io/name': app }, ...spec },
  };
}

const LEGACY = { 'managed-by': 'prometheus-operator' };

/** @see UpdateObject and the options in pkg/operator/factory.go, v0.94.1: later labels take precedence */
function workload({ object, spec, settings }: Owner, kind: string, name: string, pods: Pods, more: object, ownLabels: StringMap): Manifest {
  const { namespace, manifest } = object;
  const { selectorLabels, labels, annotations, containers, initContainers } = pods;
  const metadata = (field: string) => stringMapAt(manifest, ['metadata', field]);

  return {
    apiVersion: 'apps/v1',
    kind,
    metadata: {
      name,
      namespace,
      labels: { ...LEGACY, ...MANAGED_BY, ...metadata('labels'), ...ownLabels, ...selectorLabels, ...settings.labels },
      annotations: withoutKubectl({ ...metadata('annotations'), ...settings.annotations }),
      ownerReferences: [{ ...referenceTo(object), controller: true }],
    },
    spec: {
      ...more,
      selector: { matchLabels: selectorLabels },
      template: {
        metadata: { labels, annotations },
        spec: {
          containers,
          ...initContainers && { initContainers },
          ...spec.serviceAccountName && { serviceAccountName: spec.serviceAccountName },
          ...spec.schedulerName && { schedulerName: spec.schedulerName },
          ...spec.hostNetwork === true && { hostNetwork: true },
        },
      },
    },
  };
}

function referenceTo({ name, manifest: { apiVersion, kind } }: StoredObject) {
  return { apiVersion, kind, name };
}

function withoutKubectl(annotations: StringMap): StringMap {
  return Object.fromEntries(Object.entries(annotations).filter(([key]) => !key.startsWith('kubectl.kubernetes.io/')));
}
