/** Conventions of annotations by their names on the command line. */
import { AnnotationConvention } from '../../app-monitoring/annotations/convention';
import { AnnotationKeys } from '../../app-monitoring/annotations/convention-keys';
import { ScrapeConfigsForm } from '../../app-monitoring/annotations/scrape-config-props';
import { StringMap } from '../../manifests/manifest';

export { AnnotationConvention, type AnnotationKeys };

/** Conventions that have a name; any other text is the prefix of the keys. */
const NAMED: { readonly [name: string]: () => AnnotationConvention } = {
  community: () => AnnotationConvention.community(),
  kusion: () => AnnotationConvention.kusion(),
  grafana: () => AnnotationConvention.grafana(),
};

/**
 * `community`, `kusion`, `grafana`, or a prefix such as `metrics.example.com`.
 * @throws MonitoringError for a prefix that is not a DNS name
 */
export function conventionNamed(name: string): AnnotationConvention {
  return Object.hasOwn(NAMED, name) ? NAMED[name]() : AnnotationConvention.prefix(name);
}

/** The `prometheus.yml` of a Prometheus that reads a convention. */
export function readerOfConvention(convention: AnnotationConvention): string {
  return convention.toScrapeConfigs({ form: ScrapeConfigsForm.PROMETHEUS_YML });
}

/** Names of the conventions that annotations use: those whose key for a scrape is `true`. */
export function conventionsIn(annotations: StringMap): string[] {
  return Object.entries(annotations).flatMap(([key, value]) => {
    const [, prefix] = /^(.+)\/scrape$/.exec(key) ?? [];
    if (prefix === undefined || value !== 'true') return [];

    return [Object.keys(NAMED).find((name) => NAMED[name]().keys.scrape === key) ?? prefix];
  });
}
