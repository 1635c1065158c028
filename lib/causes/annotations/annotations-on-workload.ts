/** AM940: scrape annotations are on the workload and not on its pod template. */
import { asksForScrape, tryAnnotation } from './annotation';
import { Problem, quote } from '../../findings/problem';
import { Forecast } from '../../forecast/forecast';
import { isWorkloadKind, templatePathOf, WORKLOAD_KINDS } from '../../kubernetes/workload';
import { StringMap, stringMapAt } from '../../manifests/manifest';
import { StoredObject } from '../../manifests/objects';
import { Cause } from '../cause';

/** Not reported where the pods are scraped anyway, through a monitor or annotations of a Service. */
export const annotationsOnWorkload: Cause = {
  code: 'AM940',
  stage: 'annotations',
  *run(forecast) {
    for (const workload of WORKLOAD_KINDS.filter((kind) => kind !== 'Pod').flatMap((kind) => forecast.objects.ofKind(kind))) {
      const annotations = stringMapAt(workload.manifest, ['metadata', 'annotations']);
      if (asksForScrape(annotations) && isWorkloadKind(workload.manifest.apiVersion ?? '', workload.kind) && !isFound(forecast, workload)) {
        yield { key: workload.key, problem: misplaced(workload, annotations) };
      }
    }
  },
};

/** Whether its pods are scraped, or annotated in a place that Prometheus reads. */
function isFound(forecast: Forecast, { key, kind, namespace, manifest }: StoredObject): boolean {
  const [labels, annotations] = ['labels', 'annotations'].map((field) => stringMapAt(manifest, [...templatePathOf(kind), 'metadata', field]));
  const isMonitored = (source: string) => forecast.targetsFrom(source).length > 0 || forecast.monitorsSelecting(source).length > 0;
  const services = forecast.monitored().servicesSelecting({ namespace, labels });

  return tryAnnotation(annotations, 'scrape') !== undefined || isMonitored(key)
    || services.some((service) => asksForScrape(service.annotations) || isMonitored(service.source));
}

function misplaced({ kind }: StoredObject, annotations: StringMap): Problem {
  const keys = Object.keys(annotations).filter((key) => key.startsWith('prometheus.io'));
  const place = [...templatePathOf(kind), 'metadata', 'annotations'].join('.');

  return {
    code: 'AM940',
    message: `the ${kind} itself is annotated with ${keys.map(quote).join(', ')}, but Prometheus reads only annotations of pods and Services, so this has no effect`,
    fix: `move them to ${place}`,
  };
}
