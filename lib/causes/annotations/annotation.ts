/** The `prometheus.io` annotations, in every spelling that Prometheus cannot tell apart. */
import { Forecast } from '../../forecast/forecast';
import { StringMap } from '../../manifests/manifest';
import { metaLabelName } from '../../units/prometheus-names';

/** The value of the annotation `prometheus.io/<what>`. */
export function tryAnnotation(annotations: StringMap, what: string): string | undefined {
  const wanted = metaLabelName(`prometheus.io/${what}`);
  const key = Object.keys(annotations).find((name) => metaLabelName(name) === wanted);

  return key === undefined ? undefined : annotations[key];
}

/** Where the annotations of a Service, or of the pods of a workload, are in its manifest; undefined if they are in another object. */
export function annotationsField({ objects, cluster: { workloads } }: Forecast, source: string): string | undefined {
  const object = objects.tryFindByKey(source);
  if (!object || workloads.isOperated(object)) return undefined;
  const [template] = workloads.templatesOf(object);
  if (!template) return 'metadata.annotations';

  return template.holder.key === source ? [...template.path, 'metadata', 'annotations'].join('.') : undefined;
}

/** Whether `prometheus.io/scrape` is `true`. */
export function asksForScrape(annotations: StringMap): boolean {
  return tryAnnotation(annotations, 'scrape') === 'true';
}
