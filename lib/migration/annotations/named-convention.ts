/** Conventions of annotations by their names on the command line. */
import { usualReader } from './annotation-reader';
import { AnnotationConvention } from '../../app-monitoring/annotations/convention';
import { ScrapeConfigsForm } from '../../app-monitoring/annotations/scrape-config-props';
import { StringMap } from '../../manifests/manifest';

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

/** The `prometheus.yml` of a Prometheus that reads a convention: for that of the community, the jobs of the Helm chart `prometheus`. */
export function readerOfConvention(convention: AnnotationConvention): string {
  const isOfCommunity = convention.keys.scrape === AnnotationConvention.community().keys.scrape;

  return isOfCommunity ? usualReader() : convention.toScrapeConfigs({ form: ScrapeConfigsForm.PROMETHEUS_YML });
}

/** Names of the conventions that annotations use: those whose key for a scrape is `true`. */
export function conventionsIn(annotations: StringMap): string[] {
  return Object.entries(annotations).flatMap(([key, value]) => {
    const [, prefix] = /^(.+)\/scrape$/.exec(key) ?? [];
    if (prefix === undefined || value !== 'true') return [];

    return [Object.keys(NAMED).find((name) => NAMED[name]().keys.scrape === key) ?? prefix];
  });
}
