/** AM940: scrape annotations are on the workload and not on its pod template. */
import { asksForScrape, tryAnnotation } from './annotation';
import { Problem, quote } from '../../findings/problem';
import { Forecast } from '../../forecast/forecast';
import { Workloads } from '../../kubernetes/workloads/workloads';
import { StringMap, stringMapAt } from '../../manifests/manifest';
import { StoredObject } from '../../manifests/objects';
import { Cause } from '../cause';

/** Not reported where the pods are scraped anyway, through a monitor or annotations of a Service. */
export const annotationsOnWorkload: Cause = {
  code: 'AM940',
  stage: 'annotations',
  *run(forecast) {
    for (const workload of forecast.cluster.workloads.all().filter(({ kind }) => kind !== 'Pod')) {
      const annotations = stringMapAt(workload.manifest, ['metadata', 'annotations']);
      if (asksForScrape(annotations) && !isFound(forecast, workload)) {
        yield { key: workload.key, problem: misplaced(workload, annotations, placesIn(forecast.cluster.workloads, workload)) };
      }
    }
  },
};

/** Whether its pods are scraped, or annotated in a place that Prometheus reads. */
function isFound(forecast: Forecast, { key }: StoredObject): boolean {
  const pods = forecast.monitored().podsFrom(key);
  const isMonitored = (source: string) => forecast.targetsFrom(source).length > 0 || forecast.monitorsSelecting(source).length > 0;
  const services = pods.flatMap((pod) => forecast.monitored().servicesSelecting(pod));

  return pods.some(({ annotations }) => tryAnnotation(annotations, 'scrape') !== undefined) || isMonitored(key)
    || services.some((service) => asksForScrape(service.annotations) || isMonitored(service.source));
}

/** Where the annotations of its pods are. */
function placesIn(workloads: Workloads, workload: StoredObject): string {
  if (workloads.isOperated(workload)) return 'spec.podMetadata.annotations';
  const templates = workloads.templatesOf(workload);
  const [{ holder }] = templates;
  const places = templates.map(({ path }) => [...path, 'metadata', 'annotations'].join('.'));

  return `${places.join(' and ')}${holder.key === workload.key ? '' : ` of ${holder.key}`}`;
}

function misplaced({ manifest: { kind } }: StoredObject, annotations: StringMap, places: string): Problem {
  const keys = Object.keys(annotations).filter((key) => key.startsWith('prometheus.io'));

  return {
    code: 'AM940',
    message: `the ${kind} itself is annotated with ${keys.map(quote).join(', ')}, but Prometheus reads only annotations of pods and Services, so this has no effect`,
    fix: `move them to ${places}`,
    field: 'metadata.annotations',
  };
}
