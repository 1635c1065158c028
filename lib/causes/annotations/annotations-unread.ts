/** AM938: an object has scrape annotations, but no server reads annotations. */
import { annotationsField, asksForScrape } from './annotation';
import { Severity } from '../../findings/finding';
import { Problem } from '../../findings/problem';
import { quoteFew } from '../../findings/quote-few';
import { CheckedServer } from '../../forecast/checked-server';
import { CauseFinding } from '../../forecast/diagnosis';
import { Forecast } from '../../forecast/forecast';
import { RunningService } from '../../kubernetes/endpoints/running-service';
import { Pod } from '../../kubernetes/pods/pod';
import { StringMap, stringMapAt } from '../../manifests/manifest';
import { Cause } from '../cause';

/** Only a warning: another tool in the cluster may read them. */
export const annotationsUnread: Cause = {
  code: 'AM938',
  stage: 'annotations',
  *run(forecast) {
    yield* unreadIngresses(forecast);
    if (forecast.managedServers.length === 0 || forecast.servers.some(readsAnnotations)) return;
    const servers = forecast.managedServers.map(({ key }) => key);
    const pods = forecast.cluster.pods().filter((pod) => asksForScrape(givenAnnotations(forecast, pod)) && !isMonitoredPod(forecast, pod));
    const asking = new Set(pods.map(({ source }) => source));
    for (const key of asking) yield { key, problem: { ...unread(servers), field: annotationsField(forecast, key) } };
    for (const service of forecast.cluster.services()) {
      if (asksForScrape(service.annotations) && isAlone(forecast, service, asking)) yield { key: service.source, problem: { ...unread(servers), field: 'metadata.annotations' } };
    }
  },
};

/** Prometheus cannot scrape an Ingress, so a job has to send it to a prober; the usual jobs are for pods and Services. */
function* unreadIngresses(forecast: Forecast): Generator<CauseFinding> {
  if (forecast.servers.length === 0 || forecast.servers.some(hasUnknownJobs)) return;
  const servers = forecast.servers.map(({ key }) => key);
  for (const { source, annotations } of forecast.cluster.ingresses()) {
    if (asksForScrape(annotations) && !isMonitored(forecast, source)) yield { key: source, problem: unreadIngress(servers) };
  }
}

/** Annotations in the manifest of a pod, without those that Istio's webhook adds. */
function givenAnnotations({ objects, cluster: { workloads } }: Forecast, { source, annotations }: Pod): StringMap {
  const object = objects.tryFindByKey(source);
  const templates = object ? workloads.templatesOf(object) : [];

  return templates.length === 0 ? annotations : Object.assign({}, ...templates.map(({ value }) => stringMapAt(value, ['metadata', 'annotations']))) as StringMap;
}

/** Whether the server may read annotations: it has additional jobs, known or not, or no operator manages it. */
function readsAnnotations({ managed, key, jobs }: CheckedServer): boolean {
  return managed === undefined || hasUnknownJobs({ managed }) || jobs().some(({ declaredBy }) => declaredBy === key);
}

/** Whether the jobs of a server are not known: those of a profile that may read annotations, or in a Secret that is not readable. */
function hasUnknownJobs({ managed }: Pick<CheckedServer, 'managed'>): boolean {
  const reader = managed?.server.reader;

  if (reader) return reader.readsAnnotations !== false;

  return managed?.selection.hasUnknownJobs === true || managed?.server.readsAnnotations === true;
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

function unreadIngress(servers: readonly string[]): Problem {
  return {
    code: 'AM938',
    severity: Severity.WARNING,
    message: `it is annotated with prometheus.io/scrape, but ${quoteFew(servers)} ${servers.length > 1 ? 'have' : 'has'} no job that probes it: most configurations read annotations of pods and Services only`,
    fix: 'create a Probe for it, or add a job that discovers Ingresses and sends their URLs to a prober',
    field: 'metadata.annotations',
  };
}
