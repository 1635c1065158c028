/** AM938: annotations ask for a scrape, and no server reads annotations. */
import { asksForScrape } from './annotation';
import { Check } from './check';
import { CheckedServer, CheckScene } from './check-scene';
import { quoteFew } from './quote-few';
import { RunningService } from '../cluster/running/running-service';
import { Severity } from '../findings/finding';
import { Problem } from '../findings/problem';

/** What another tool of the cluster reads is not known. */
export const annotationsUnread: Check = {
  code: 'AM938',
  *run(scene) {
    if (scene.managedServers.length === 0 || scene.servers.some(readsAnnotations)) return;
    const servers = scene.managedServers.map(({ key }) => key);
    const pods = scene.cluster.pods().filter(({ annotations, source }) => asksForScrape(annotations) && !isMonitored(scene, source));
    const asking = new Set(pods.map(({ source }) => source));
    for (const key of asking) yield { key, problem: unread(servers) };
    for (const service of scene.cluster.services()) {
      if (asksForScrape(service.annotations) && isAlone(scene, service, asking)) yield { key: service.source, problem: unread(servers) };
    }
  },
};

/** Whether it may: it has jobs of its own, or nobody knows what it has. */
function readsAnnotations({ managed, key, jobs }: CheckedServer): boolean {
  return managed === undefined || jobs().some(({ declaredBy }) => declaredBy === key);
}

/** Whether a server scrapes it, or a monitor means to: what keeps that one from it is a cause of its own. */
function isMonitored(scene: CheckScene, source: string): boolean {
  return scene.targetsFrom(source).length > 0 || scene.findersOf(source).length > 0;
}

/** Whether neither the Service is looked at nor a pod behind it, of which nothing was told yet. */
function isAlone(scene: CheckScene, service: RunningService, told: ReadonlySet<string>): boolean {
  const pods = scene.cluster.podsOf(service);

  return pods.length > 0 && !isMonitored(scene, service.source)
    && !pods.some(({ source }) => told.has(source) || isMonitored(scene, source));
}

function unread(servers: readonly string[]): Problem {
  return {
    code: 'AM938',
    severity: Severity.WARNING,
    message: `the annotation prometheus.io/scrape asks for a scrape, and of ${quoteFew(servers)} none reads annotations, nor does a monitor find it, so they do not scrape it`,
    fix: 'declare a PodMonitor or ServiceMonitor, or give the server a job that reads annotations in additionalScrapeConfigs',
  };
}
