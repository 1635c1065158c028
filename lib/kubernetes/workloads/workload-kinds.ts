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
import { groupBy } from '../../units/group';

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

  private readonly byKind: ReadonlyMap<string, readonly WorkloadKind[]>;

  /** @param added kinds in addition to the table; they win over a row for the same kind */
  constructor(private readonly added: readonly PodsOf[] = []) {
    const rows = [...KNOWN, ...added.map(rowOf)];
    const distinct = [...new Map(rows.map((row) => [`${row.kind}.${row.group}`, row])).values()];
    this.byKind = groupBy(distinct, ({ kind }) => [kind]);
    this.storedKinds = [...new Set(distinct.map(({ group, kind }) => storedKind(group, kind)))];
  }

  /** The row of an object that runs pods; undefined for any other object. */
  tryOf({ apiVersion = '', kind = '' }: Pick<Manifest, 'apiVersion' | 'kind'>): WorkloadKind | undefined {
    return this.byKind.get(kind)?.find(({ group }) => group === groupOf(apiVersion));
  }

  /** The kinds for messages: those of Kubernetes, those that were added, and where the others are listed. */
  words(): string {
    const kinds = [...KUBERNETES_KINDS, ...this.added].map(({ kind }) => kind);

    return `${[...new Set(kinds)].join(', ')}, or another kind of docs/pods.md`;
  }
}
