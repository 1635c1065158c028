/** Targets outside the cluster, and the Prometheus in the cluster that scrapes them. */
import { App } from 'cdk8s';
import { OutsideTheCluster } from './outside-the-cluster';
import { TeamPrometheus } from './team-prometheus';

export function addScrapeConfigs(app: App): void {
  new OutsideTheCluster(app, 'outside');
  new TeamPrometheus(app, 'prometheus');
}
