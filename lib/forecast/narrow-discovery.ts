/** Discovery of some objects alone, so that it is seen what becomes of each of them, and of nothing else. */
import { KubernetesConfig } from '../prometheus/configuration/scrape-job';
import { Groups } from '../prometheus/discovery/group-index';
import { Discovery } from '../prometheus/discovery/kubernetes-discovery';
import { DiscoveredTarget, TargetGroup } from '../prometheus/discovery/target-group';

/** Whether a target is one that is looked at, by the labels of its group and itself. */
export type IsWanted = (group: TargetGroup, target: DiscoveredTarget) => boolean;

/** Finds what is wanted, even if the rules of a job would drop it. */
export class NarrowDiscovery implements Discovery {
  private readonly narrowed = new Map<string, Groups>();

  /** @param whole what finds everything, and keeps it */
  constructor(private readonly whole: Discovery, private readonly isWanted: IsWanted) {}

  find(config: KubernetesConfig): Groups {
    const key = JSON.stringify(config);
    const known = this.narrowed.get(key) ?? this.narrow(config);
    this.narrowed.set(key, known);

    return known;
  }

  private narrow(config: KubernetesConfig): Groups {
    const all = this.whole.find(config).all
      .map((group) => ({ labels: group.labels, targets: group.targets.filter((target) => this.isWanted(group, target)) }))
      .filter(({ targets }) => targets.length > 0);

    return { all, candidates: () => all };
  }
}
