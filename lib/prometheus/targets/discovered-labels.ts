/** Labels of a target before relabeling. */
import { ScrapeJob } from '../configuration/scrape-job';
import { DiscoveredTarget, TargetGroup } from '../discovery/target-group';

/**
 * Those of the target, then of its group, then of the job.
 * @see PopulateDiscoveredLabels in scrape/target.go, Prometheus v0.314.0
 */
export function discoveredLabels({ defaults }: ScrapeJob, group: Pick<TargetGroup, 'labels'>, target: Pick<DiscoveredTarget, 'labels'>): Map<string, string> {
  const labels = new Map(group.labels);
  target.labels.forEach((value, name) => labels.set(name, value));
  defaults.forEach((value, name) => {
    if (!labels.get(name)) labels.set(name, value);
  });

  return labels;
}
