/** Finds the groups that rules will keep without trying all rules on all groups. */
import { TargetGroup } from './target-group';
import { addTo } from '../../units/group';
import { KubernetesRole } from '../configuration/scrape-job';

/** A label, and the values one of which a target must have. */
export interface RequiredLabel {
  readonly label: string;
  readonly values: ReadonlySet<string>;
}

/** Whose labels are the same for all targets of a group. */
const KINDS: { readonly [role in KubernetesRole]: readonly string[] } = {
  pod: ['pod'],
  service: ['service'],
  endpoints: ['service', 'endpoints'],
  endpointslice: ['service', 'endpointslice'],
  ingress: ['ingress'],
  node: ['node'],
};

/** The groups of one discovery. */
export class GroupIndex {
  private readonly byLabel = new Map<string, Map<string, TargetGroup[]>>();
  private readonly indexed: RegExp;

  constructor(role: KubernetesRole, readonly all: readonly TargetGroup[]) {
    this.indexed = new RegExp(`^__meta_kubernetes_(?:${KINDS[role].join('|')})_(?:label|annotation)(?:present)?_`);
  }

  /** At least the groups with all the required labels. */
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
