/** Targets outside the cluster, the Prometheus in the cluster that scrapes them, and one that reads annotations. */
import { App } from 'cdk8s';
import { AnnotatedApps } from './annotated-apps';
import { OutsideTheCluster } from './outside-the-cluster';
import { TeamPrometheus } from './team-prometheus';

export function addScrapeConfigs(app: App): void {
  new OutsideTheCluster(app, 'outside');
  new TeamPrometheus(app, 'prometheus');
  new AnnotatedApps(app, 'annotations');
}
