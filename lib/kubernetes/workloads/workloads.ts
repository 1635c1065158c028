/** The workloads of a cluster: what runs pods, and by which templates. */
import { scalesDown } from './argo-rollouts';
import { atEntries, placesOf } from './pod-templates';
import { tryUnseenKind } from './unseen-kinds';
import { AddedFields, Path, PodTemplate, WorkloadKind } from './workload-kind';
import { WorkloadKinds } from './workload-kinds';
import { CreatedObject } from '../../manifests/created-object';
import { Manifest, valueAt } from '../../manifests/manifest';
import { groupOf, Objects, storedAs, storedKind, StoredObject } from '../../manifests/objects';
import { addTo, groupBy } from '../../units/group';
import { once } from '../../units/once';
import { controllerKeyOf } from '../pods/controller';

/** What a template becomes: the fields that the controller adds, and the number of pods. */
export interface Running {
  readonly template: PodTemplate;
  /** Key of the object that the pods are for: the workload, or the object that an operator created it for. */
  readonly source: string;
  readonly added: AddedFields;
  /** Number of pods; undefined if it is not known. */
  readonly replicas?: number;
}

/** Finds the objects that run pods, and their templates. */
export class Workloads {
  /** All objects that run pods, in the order of the manifests; last those for which an operator creates workloads. */
  readonly all = once((): readonly StoredObject[] => [
    ...this.kinds.storedKinds.flatMap((kind) => this.objects.ofKind(kind)).filter(({ manifest }) => this.kinds.tryOf(manifest)),
    ...[...this.created().keys()].flatMap((key) => this.objects.tryFindByKey(key) ?? []),
  ]);

  /** Workloads that operators create, by the key of the object that they are created for. Those in the manifests are left out. */
  private readonly created = once((): ReadonlyMap<string, readonly StoredObject[]> => {
    const found = new Map<string, StoredObject[]>();
    for (const { manifest, createdFor } of this.createdObjects()) {
      const workload = storedAs(manifest);
      if (this.kinds.tryOf(manifest) && !this.objects.tryFindByKey(workload.key)) addTo(found, createdFor, workload);
    }

    return found;
  });

  /** Objects of well-known kinds that run pods which are not in the manifests. */
  readonly unseen = once((): readonly StoredObject[] => (
    this.objects.all().filter(({ manifest }) => !this.kinds.tryOf(manifest) && tryUnseenKind(manifest) !== undefined)));

  /** Keys of the objects that control others of the manifests. Their pods are among the manifests, or come from those. */
  readonly parents = once((): ReadonlySet<string> => new Set(this.all().flatMap((workload) => controllerKeyOf(workload) ?? [])));

  /** Keys of the Rollouts that take the template of a Deployment and scale it down, by the key of the Deployment. */
  private readonly replacements = once(() => new Map(this.all().filter(({ manifest }) => scalesDown(manifest))
    .map((workload) => [this.holderOf(workload)?.key, workload.key])));

  private readonly byName = once(() => groupBy(this.all(), ({ namespace, name }) => [`${namespace}/${name}`]));

  constructor(
    private readonly objects: Objects, readonly kinds: WorkloadKinds = WorkloadKinds.KNOWN,
    private readonly createdObjects: () => readonly CreatedObject[] = () => [],
  ) {}

  /** Whether an object runs pods, itself or through workloads that an operator creates for it. */
  has(object: StoredObject): boolean {
    return this.kinds.tryOf(object.manifest) !== undefined || this.isOperated(object);
  }

  /** Whether an operator creates the workloads of an object, so that its pods have no template in the manifests. */
  isOperated({ key }: Pick<StoredObject, 'key'>): boolean {
    return this.created().has(key);
  }

  /** Workloads of this name, of any kind. */
  named(namespace: string, name: string): readonly StoredObject[] {
    return this.byName().get(`${namespace}/${name}`) ?? [];
  }

  /** Whether the containers of a workload, by its key, may not declare further ports. */
  hasFixedPorts(key: string): boolean {
    const workload = this.objects.tryFindByKey(key);

    return workload !== undefined && (this.isOperated(workload) || this.kinds.tryOf(workload.manifest)?.hasFixedPorts === true);
  }

  /** The pod templates of a workload, or of the workloads that an operator creates for it. */
  templatesOf(workload: StoredObject): PodTemplate[] {
    const created = this.created().get(workload.key);
    if (created) return created.flatMap((each) => this.templatesOf(each));
    const holder = this.holderOf(workload);
    const row = holder && this.kinds.tryOf(holder.manifest);
    if (!row) return [];

    return templatesIn(row, workload, holder);
  }

  /** What becomes of the templates of a workload. */
  runningOf(workload: StoredObject): Running[] {
    const created = this.created().get(workload.key);
    // Pods and workloads of a cluster that were read from it are used as they are.
    const missing = created?.filter(({ key }) => !this.parents().has(key));
    if (missing) return missing.flatMap((each) => this.runningOf(each)).map((running) => ({ ...running, source: workload.key }));
    const row = this.kinds.tryOf(workload.manifest);

    return row === undefined ? [] : this.templatesOf(workload).map((template) => {
      const added = row.adds(template);
      const isStopped = this.tryReplacement(workload) !== undefined || stoppedBy(row, workload.manifest) !== undefined;

      return { template, source: workload.key, added, replicas: isStopped ? 0 : 'replicas' in added ? added.replicas : productOf(row, template) };
    });
  }

  /** Key of the object that scales a workload down and runs the pods of its template; undefined if no object does. */
  tryReplacement({ key }: StoredObject): string | undefined {
    return this.replacements().get(key);
  }

  /** The object that holds the templates of a workload; undefined if it refers to an object that is not there. */
  private holderOf(workload: StoredObject): StoredObject | undefined {
    const reference = this.kinds.tryOf(workload.manifest)?.templateOf?.(workload.manifest);
    if (reference === undefined) return workload;

    return this.objects.tryFind(storedKind(groupOf(reference.apiVersion), reference.kind), workload.namespace, reference.name);
  }
}

/** The pod templates in the manifest of the object that holds them. A kind with one template has it, even if the manifest does not. */
export function templatesIn({ templates }: WorkloadKind, workload: StoredObject, holder = workload): PodTemplate[] {
  const found: PodTemplate[] = [];
  for (const pattern of templates) {
    for (const { path, entries } of placesOf(holder.manifest, pattern)) {
      found.push({ workload, holder, path, entries, value: valueAt(holder.manifest, path) });
    }
  }

  return found.length === 1 ? found : found.filter(({ value }) => value !== undefined);
}

/** Path of the field that stops a workload from running pods; undefined if no field does. */
export function stoppedBy({ suspended = [] }: WorkloadKind, manifest: Manifest): Path | undefined {
  return suspended.find((path) => valueAt(manifest, path) === true);
}

/** The number that is 0, so that a template has no pods; undefined if no number is. */
export function tryZero({ replicas = [], replicasUnset }: WorkloadKind, { workload: { manifest }, entries }: PodTemplate) {
  const numbers = replicas.map((pattern) => atEntries(pattern, entries)).map((path) => ({ path, value: valueAt(manifest, path) }));
  const zero = numbers.find(({ value }) => value === 0 || (typeof value !== 'number' && replicasUnset === 0));

  return zero && { path: zero.path, isSet: zero.value === 0 };
}

function productOf({ replicas, replicasUnset = 1 }: WorkloadKind, { workload, entries }: PodTemplate): number | undefined {
  return replicas?.map((pattern) => valueAt(workload.manifest, atEntries(pattern, entries)))
    .reduce<number>((product, value) => product * (typeof value === 'number' ? value : replicasUnset), 1);
}
