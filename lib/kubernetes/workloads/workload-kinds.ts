/** The table of kinds that run pods. */
import { ROLLOUT } from './argo-rollouts';
import { KINDS_OF_GROUPS } from './groups-of-pods';
import { SCALED_JOB } from './keda';
import { KNATIVE_SERVICE } from './knative';
import { KUBERNETES_KINDS } from './kubernetes-kinds';
import { OPENKRUISE_KINDS } from './openkruise';
import { DEPLOYMENT_CONFIG } from './openshift';
import { PodsOf, rowOf } from './pods-of';
import { WorkloadKind } from './workload-kind';
import { Manifest } from '../../manifests/manifest';
import { groupOf, storedKind } from '../../manifests/objects';

/** Rows of the kinds that are always known. */
const KNOWN: readonly WorkloadKind[] = [
  ...KUBERNETES_KINDS, ROLLOUT, DEPLOYMENT_CONFIG, ...OPENKRUISE_KINDS, KNATIVE_SERVICE, SCALED_JOB, ...KINDS_OF_GROUPS,
];

/** Kinds that run pods, found by group and kind. */
export class WorkloadKinds {
  /** The kinds of the table, without additions. */
  static readonly KNOWN = new WorkloadKinds();

  /** Kinds as objects are found by, e.g. `Deployment`, `StatefulSet.apps.kruise.io`. */
  readonly storedKinds: readonly string[];

  private readonly rows: ReadonlyMap<string, WorkloadKind>;

  /** @param added kinds in addition to the table; they win over a row for the same kind */
  constructor(private readonly added: readonly PodsOf[] = []) {
    const rows = [...KNOWN, ...added.map(rowOf)];
    this.rows = new Map(rows.map((row) => [idOf(row.group, row.kind), row]));
    this.storedKinds = [...new Set([...this.rows.values()].map(({ group, kind }) => storedKind(group, kind)))];
  }

  /** The row of an object that runs pods; undefined for any other object. */
  tryOf({ apiVersion = '', kind = '' }: Pick<Manifest, 'apiVersion' | 'kind'>): WorkloadKind | undefined {
    return this.rows.get(idOf(groupOf(apiVersion), kind));
  }

  /** The kinds for messages: those of Kubernetes, those that were added, and where the others are listed. */
  words(): string {
    const kinds = [...KUBERNETES_KINDS, ...this.added].map(({ kind }) => kind);

    return `${[...new Set(kinds)].join(', ')}, or another kind of docs/pods.md`;
  }
}

function idOf(group: string, kind: string): string {
  return `${kind}.${group}`;
}
