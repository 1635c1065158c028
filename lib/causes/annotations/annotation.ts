/** Annotations of the community's convention, in any spelling that Prometheus takes for the same. */
import { StringMap } from '../../manifests/manifest';
import { metaLabelName } from '../../units/prometheus-names';

/** Value of `prometheus.io/<what>`. */
export function tryAnnotation(annotations: StringMap, what: string): string | undefined {
  const wanted = metaLabelName(`prometheus.io/${what}`);
  const key = Object.keys(annotations).find((name) => metaLabelName(name) === wanted);

  return key === undefined ? undefined : annotations[key];
}

/** Whether an object asks to be scraped. */
export function asksForScrape(annotations: StringMap): boolean {
  return tryAnnotation(annotations, 'scrape') === 'true';
}
