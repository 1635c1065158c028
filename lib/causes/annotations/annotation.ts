/** The `prometheus.io` annotations, in every spelling that Prometheus cannot tell apart. */
import { StringMap } from '../../manifests/manifest';
import { metaLabelName } from '../../units/prometheus-names';

/** The value of the annotation `prometheus.io/<what>`. */
export function tryAnnotation(annotations: StringMap, what: string): string | undefined {
  const wanted = metaLabelName(`prometheus.io/${what}`);
  const key = Object.keys(annotations).find((name) => metaLabelName(name) === wanted);

  return key === undefined ? undefined : annotations[key];
}

/** Whether `prometheus.io/scrape` is `true`. */
export function asksForScrape(annotations: StringMap): boolean {
  return tryAnnotation(annotations, 'scrape') === 'true';
}
