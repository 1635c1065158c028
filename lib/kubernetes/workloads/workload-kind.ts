/** What the table of kinds that run pods knows about a kind. */
import { Manifest, StringMap } from '../../manifests/manifest';
import { StoredObject } from '../../manifests/objects';
import { Pod } from '../pods/pod';

/** A path in a manifest. In a pattern, `*` is each entry of a list or map. */
export type Path = readonly (string | number)[];

/** A kind of object that runs pods: a row of the table. */
export interface WorkloadKind {
  /** API group; empty for the core group. */
  readonly group: string;
  readonly kind: string;
  /** Patterns of the paths of its pod templates. A Pod is its own template. */
  readonly templates: readonly Path[];
  /** The object of its namespace whose template it uses in place of its own. */
  readonly templateOf?: (manifest: Manifest) => Reference | undefined;
  /** Path of the selector for its own pods; absent if the controller generates it. */
  readonly selector?: Path;
  /** What the selector is: an object with `matchLabels`, which is the default, a map of labels, or either of them. */
  readonly selectorForm?: 'object' | 'map' | 'either';
  /** Patterns of numbers whose product is the number of pods of a template; absent if the number is not known. */
  readonly replicas?: readonly Path[];
  /** What a number is that is not set; 1 by default. */
  readonly replicasUnset?: number;
  /** Paths of fields that stop it from running pods while they are true. */
  readonly suspended?: readonly Path[];
  /** Whether its containers may not declare further ports. */
  readonly hasFixedPorts?: boolean;
  /** What its controller adds to the pods. */
  readonly adds: (template: PodTemplate) => AddedFields;
}

/** A reference to an object of the same namespace. */
export interface Reference {
  readonly apiVersion: string;
  readonly kind: string;
  readonly name: string;
}

/** A pod template of a workload. */
export interface PodTemplate {
  /** The workload that runs the pods. */
  readonly workload: StoredObject;
  /** The object that holds the template: the workload itself, or the object that it refers to. */
  readonly holder: StoredObject;
  readonly path: Path;
  /** Entries of lists and maps on the path, e.g. the name of a task. */
  readonly entries: readonly Entry[];
  readonly value: unknown;
}

/** An entry of a list or map, with the name it goes by. */
export interface Entry {
  readonly at: string | number;
  readonly name: string;
}

/** Fields that a controller sets in the pods of a template. */
export interface AddedFields extends Partial<Pick<Pod, 'controller' | 'deployment' | 'cronJob' | 'hostname' | 'subdomain'>> {
  readonly labels?: StringMap;
  readonly annotations?: StringMap;
  /** Group of the annotations of the template that the pods do not get. */
  readonly withoutAnnotations?: string;
  /** Name of the first of these pods, where the cluster gives it. */
  readonly name?: string;
  /** Number of pods, where it is not the product of the row's numbers. */
  readonly replicas?: number;
  /** Changes the containers of the template, or adds some. */
  readonly containers?: ChangeContainers;
}

/** Changes to containers, which work on every type that has their names and ports. */
export type ChangeContainers = (declared: readonly PortsOfContainer[]) => readonly PortsOfContainer[];

/** Name and ports of a container. */
export interface PortsOfContainer {
  readonly name: string;
  readonly ports: Pod['containers'][number]['ports'];
}
