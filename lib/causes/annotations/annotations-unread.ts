/** AM938: an object has scrape annotations, but no server reads annotations. */
import { asksForScrape } from './annotation';
import { Severity } from '../../findings/finding';
import { Problem } from '../../findings/problem';
import { CheckedServer } from '../../forecast/checked-server';
import { Forecast } from '../../forecast/forecast';
import { RunningService } from '../../kubernetes/endpoints/running-service';
import { Pod } from '../../kubernetes/pods/pod';
import { StringMap, stringMapAt } from '../../manifests/manifest';
import { Cause } from '../cause';
import { quoteFew } from '../quote-few';

/** Only a warning: another tool in the cluster may read them. */
export const annotationsUnread: Cause = {
  code: 'AM938',
  stage: 'annotations',
  *run(forecast) {
    if (forecast.managedServers.length === 0 || forecast.servers.some(readsAnnotations)) return;
    const servers = forecast.managedServers.map(({ key }) => key);
    const pods = forecast.cluster.pods().filter((pod) => asksForScrape(givenAnnotations(forecast, pod)) && !isMonitoredPod(forecast, pod));
    const asking = new Set(pods.map(({ source }) => source));
    for (const key of asking) yield { key, problem: unread(servers) };
    for (const service of forecast.cluster.services()) {
      if (asksForScrape(service.annotations) && isAlone(forecast, service, asking)) yield { key: service.source, problem: unread(servers) };
    }
  },
};

/** Annotations in the manifest of a pod, without those that Istio's webhook adds. */
function givenAnnotations({ objects, cluster: { workloads } }: Forecast, { source, annotations }: Pod): StringMap {
  const object = objects.tryFindByKey(source);
  const templates = object ? workloads.templatesOf(object) : [];

  return templates.length === 0 ? annotations : Object.assign({}, ...templates.map(({ value }) => stringMapAt(value, ['metadata', 'annotations']))) as StringMap;
}

/** Whether the server may read annotations: it has additional jobs, known or not, no operator manages it, or a profile states it. */
function readsAnnotations({ managed, key, jobs }: CheckedServer): boolean {
  if (managed?.server.reader) return managed.server.reader.readsAnnotations !== false;

  return managed === undefined || managed.selection.hasUnknownJobs === true || jobs().some(({ declaredBy }) => declaredBy === key);
}

/** Whether a server scrapes it, or a monitor selects it: if that fails, it has a cause of its own. */
function isMonitored(forecast: Forecast, source: string): boolean {
  return forecast.targetsFrom(source).length > 0 || forecast.monitorsSelecting(source).length > 0;
}

/** Whether a pod is monitored, itself or through a Service that selects it. */
function isMonitoredPod(forecast: Forecast, pod: Pod): boolean {
  const services = forecast.monitored().servicesSelecting(pod);

  return [pod, ...services].some(({ source }) => isMonitored(forecast, source));
}

/** Whether neither the Service nor a pod behind it is monitored or already reported. */
function isAlone(forecast: Forecast, service: RunningService, reported: ReadonlySet<string>): boolean {
  const pods = forecast.cluster.podsOf(service);

  return pods.length > 0 && !isMonitored(forecast, service.source)
    && !pods.some(({ source }) => reported.has(source) || isMonitored(forecast, source));
}

function unread(servers: readonly string[]): Problem {
  return {
    code: 'AM938',
    severity: Severity.WARNING,
    message: `it is annotated with prometheus.io/scrape, but ${quoteFew(servers)} ${servers.length > 1 ? 'do' : 'does'} not read annotations and no monitor selects it, so it is not scraped`,
    fix: 'create a PodMonitor or ServiceMonitor for it, or add a job that reads annotations to additionalScrapeConfigs of the server',
  };
}
