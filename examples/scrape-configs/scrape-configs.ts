/** What stands outside of the cluster, and the Prometheus inside that scrapes it. */
import { App } from 'cdk8s';
import { OutsideTheCluster } from './outside-the-cluster';
import { TeamPrometheus } from './team-prometheus';

export function addScrapeConfigs(app: App): void {
  new OutsideTheCluster(app, 'outside');
  new TeamPrometheus(app, 'prometheus');
}
