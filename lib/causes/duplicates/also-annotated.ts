/** Finds targets of monitors whose server is known to scrape them by annotations as well. */
import { Forecast } from '../../forecast/forecast';
import { PodTarget, podTargets } from '../../forecast/pod-targets';
import { StringMap } from '../../manifests/manifest';
import { isMonitorKey } from '../../operator-port/monitor-kinds';
import { asksForScrape, tryAnnotation } from '../annotations/annotation';
import { portsOf } from '../ports/declared-ports';

/** A target of a monitor, and the object whose annotations ask for the same. */
export interface AlsoAnnotated {
  readonly target: PodTarget;
  /** Key of the workload, pod or Service. */
  readonly annotated: string;
}

/**
 * The jobs of a server that only a profile knows are not known, so the annotations count as the usual jobs for pods and Services read them.
 * @see the jobs kubernetes-pods and kubernetes-service-endpoints of the Helm chart prometheus
 */
export function* alsoAnnotated(forecast: Forecast): Generator<AlsoAnnotated> {
  for (const target of podTargets(forecast)) {
    const { server: { managed }, job, pod } = target;
    if (managed?.server.readsAnnotations !== true || !isMonitorKey(job.declaredBy)) continue;
    const declared = portsOf(pod).map(({ containerPort }) => containerPort);
    const asking = [pod, ...forecast.monitored().servicesSelecting(pod)].find(({ annotations }) => asksFor(annotations, declared, target));
    if (asking) yield { target, annotated: asking.source };
  }
}

/** Without a number of a port, every declared port is scraped. With parameters it is another page. */
function asksFor(annotations: StringMap, declared: readonly number[], { scheme, port, path }: PodTarget): boolean {
  const given = tryAnnotation(annotations, 'port') ?? '';
  const ports = /^\d+$/.test(given) ? [Number(given)] : declared;

  return asksForScrape(annotations)
    && ports.includes(port)
    && (tryAnnotation(annotations, 'path') || '/metrics') === path
    && (tryAnnotation(annotations, 'scheme') || 'http') === scheme
    && !Object.keys(annotations).some((key) => key.startsWith('prometheus.io/param'));
}
