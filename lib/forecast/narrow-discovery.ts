/** Discovery of some objects alone, so that it is seen what becomes of each of them, and of nothing else. */
import { KubernetesConfig } from '../prometheus/configuration/scrape-job';
import { GroupIndex } from '../prometheus/discovery/group-index';
import { KubernetesDiscovery } from '../prometheus/discovery/kubernetes-discovery';
import { DiscoveredTarget, TargetGroup } from '../prometheus/discovery/target-group';
import { DiscoveryView } from '../prometheus/targets/targets-of-server';

/** Whether a target is one that is looked at, by the labels of its group and itself. */
export type IsWanted = (group: TargetGroup, target: DiscoveredTarget) => boolean;

/** Finds what is wanted, even if the rules of a job would drop it. */
export class NarrowDiscovery extends KubernetesDiscovery {
  private readonly narrowed = new Map<string, GroupIndex>();
  private readonly whole: KubernetesDiscovery;

  /** @param whole what finds everything, and keeps it */
  constructor({ cluster, discovery }: DiscoveryView, private readonly isWanted: IsWanted) {
    super(cluster);
    this.whole = discovery;
  }

  find(config: KubernetesConfig): GroupIndex {
    const key = JSON.stringify(config);
    const known = this.narrowed.get(key) ?? this.narrow(config);
    this.narrowed.set(key, known);

    return known;
  }

  private narrow(config: KubernetesConfig): GroupIndex {
    const groups = this.whole.find(config).all
      .map((group) => ({ labels: group.labels, targets: group.targets.filter((target) => this.isWanted(group, target)) }))
      .filter(({ targets }) => targets.length > 0);

    return new WholeIndex(config.role, groups);
  }
}

class WholeIndex extends GroupIndex {
  candidates(): readonly TargetGroup[] {
    return this.all;
  }
}
