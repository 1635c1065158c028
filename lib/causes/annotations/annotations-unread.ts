/** AM938: annotations ask for a scrape, and no server reads annotations. */
import { asksForScrape } from './annotation';
import { Severity } from '../../findings/finding';
import { Problem } from '../../findings/problem';
import { CheckedServer, Forecast } from '../../forecast/forecast';
import { RunningService } from '../../kubernetes/endpoints/running-service';
import { Cause } from '../cause';
import { quoteFew } from '../quote-few';

/** What another tool of the cluster reads is not known. */
export const annotationsUnread: Cause = {
  code: 'AM938',
  *run(forecast) {
    if (forecast.managedServers.length === 0 || forecast.servers.some(readsAnnotations)) return;
    const servers = forecast.managedServers.map(({ key }) => key);
    const pods = forecast.cluster.pods().filter(({ annotations, source }) => asksForScrape(annotations) && !isMonitored(forecast, source));
    const asking = new Set(pods.map(({ source }) => source));
    for (const key of asking) yield { key, problem: unread(servers) };
    for (const service of forecast.cluster.services()) {
      if (asksForScrape(service.annotations) && isAlone(forecast, service, asking)) yield { key: service.source, problem: unread(servers) };
    }
  },
};

/** Whether it may: it has jobs of its own, or nobody knows what it has. */
function readsAnnotations({ managed, key, jobs }: CheckedServer): boolean {
  return managed === undefined || jobs().some(({ declaredBy }) => declaredBy === key);
}

/** Whether a server scrapes it, or a monitor means to: what keeps that one from it is a cause of its own. */
function isMonitored(forecast: Forecast, source: string): boolean {
  return forecast.targetsFrom(source).length > 0 || forecast.monitorsSelecting(source).length > 0;
}

/** Whether neither the Service is looked at nor a pod behind it, of which nothing was told yet. */
function isAlone(forecast: Forecast, service: RunningService, told: ReadonlySet<string>): boolean {
  const pods = forecast.cluster.podsOf(service);

  return pods.length > 0 && !isMonitored(forecast, service.source)
    && !pods.some(({ source }) => told.has(source) || isMonitored(forecast, source));
}

function unread(servers: readonly string[]): Problem {
  return {
    code: 'AM938',
    severity: Severity.WARNING,
    message: `the annotation prometheus.io/scrape asks for a scrape, and of ${quoteFew(servers)} none reads annotations, nor does a monitor find it, so they do not scrape it`,
    fix: 'declare a PodMonitor or ServiceMonitor, or give the server a job that reads annotations in additionalScrapeConfigs',
  };
}
