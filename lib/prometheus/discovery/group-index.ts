/** Finds the groups that rules may keep, without applying all rules to all groups. */
import { TargetGroup } from './target-group';
import { addTo } from '../../units/group';
import { KubernetesRole } from '../configuration/scrape-job';

/** A label that a target must have, and the values that it may have. */
export interface RequiredLabel {
  readonly label: string;
  readonly values: ReadonlySet<string>;
}

/** Kinds of objects whose labels are the same for all targets of a group. */
const KINDS: { readonly [role in KubernetesRole]: readonly string[] } = {
  pod: ['pod'],
  service: ['service'],
  endpoints: ['service', 'endpoints'],
  endpointslice: ['service', 'endpointslice'],
  ingress: ['ingress'],
  node: ['node'],
};

/** The groups of one discovery. */
export interface Groups {
  readonly all: readonly TargetGroup[];

  /** Returns at least the groups that have all required labels. */
  candidates(required: readonly RequiredLabel[]): readonly TargetGroup[];
}

/** Groups that are found by their labels. */
export class GroupIndex implements Groups {
  private readonly byLabel = new Map<string, Map<string, TargetGroup[]>>();
  private readonly indexed: RegExp;

  constructor(role: KubernetesRole, readonly all: readonly TargetGroup[]) {
    this.indexed = new RegExp(`^__meta_kubernetes_(?:${KINDS[role].join('|')})_(?:label|annotation)(?:present)?_`);
  }

  candidates(required: readonly RequiredLabel[]): readonly TargetGroup[] {
    let fewest = this.all;
    for (const { label, values } of required) {
      if (!this.indexed.test(label)) continue;
      const found = [...values].map((value) => this.groupsBy(label).get(value) ?? []);
      if (found.reduce((sum, groups) => sum + groups.length, 0) < fewest.length) fewest = found.length === 1 ? found[0] : found.flat();
    }

    return fewest;
  }

  private groupsBy(label: string): Map<string, TargetGroup[]> {
    const known = this.byLabel.get(label);
    if (known) return known;
    const groups = new Map<string, TargetGroup[]>();
    this.all.forEach((group) => addTo(groups, group.labels.get(label) ?? '', group));
    this.byLabel.set(label, groups);

    return groups;
  }
}
