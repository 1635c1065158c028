/** Labels of a target before relabeling. */
import { ScrapeJob } from '../configuration/scrape-job';
import { DiscoveredTarget, TargetGroup } from '../discovery/target-group';

/**
 * Merges the labels of the target, of its group, and of the job; the first one that is set is used. In Prometheus 2, parameters of the
 * job come first.
 * @see PopulateDiscoveredLabels in scrape/target.go, Prometheus v0.314.0, and PopulateLabels there, v0.55.1
 */
export function discoveredLabels({ defaults, isPrometheus2 }: ScrapeJob, group: Pick<TargetGroup, 'labels'>, target: Pick<DiscoveredTarget, 'labels'>): Map<string, string> {
  const labels = new Map<string, string>();
  for (const { labels: own } of [group, target]) own.forEach((value, name) => labels.set(name, value));
  defaults.forEach((value, name) => {
    if (!labels.get(name) || isPrometheus2 && name.startsWith('__param_')) labels.set(name, value);
  });

  return labels;
}
