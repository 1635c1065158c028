/** Named sets of annotation keys that scrape configurations look for. */
import type * as jobs from './annotation-jobs';
import { AnnotationKeys } from './convention-keys';
import { AnnotationJobProps, AnnotationScrapeConfigProps } from './scrape-config-props';
import type * as text from './scrape-configs';
import { MonitoringError } from '../../findings/monitoring-error';
import { findingAt, Problem, quote } from '../../findings/problem';
import { requireObject } from '../../findings/require-object';
import { ScrapeJobProps } from '../../scrape-config/scrape-job-props';
import { definedOnly } from '../../units/defined-only';
import { whyNotDnsSubdomain, whyNotQualifiedName } from '../../units/kubernetes-names';
import { metaLabelName } from '../../units/prometheus-names';

/**
 * Which annotations ask for a scrape, and with which settings.
 * @example
 * new AppMonitoring(chart, 'monitoring', { annotations: AnnotationConvention.grafana() });
 */
export class AnnotationConvention {
  /**
   * `prometheus.io/scrape`, `/scheme`, `/path`, `/port` and `/param_<name>`, as the community chart `prometheus` reads them.
   * @see https://github.com/prometheus-community/helm-charts/tree/main/charts/prometheus
   * @example
   * new AppMonitoring(chart, 'monitoring', { annotations: AnnotationConvention.community() });
   */
  public static community(): AnnotationConvention {
    return (AnnotationConvention.theCommunity ??= AnnotationConvention.prefix('prometheus.io'));
  }

  /**
   * The community's keys, except `prometheus.io.scheme`; Prometheus' labels do not distinguish the two spellings.
   * @example
   * new AppMonitoring(chart, 'monitoring', { annotations: AnnotationConvention.kusion() });
   */
  public static kusion(): AnnotationConvention {
    return new AnnotationConvention({ ...prefixed('prometheus.io'), scheme: 'prometheus.io.scheme' });
  }

  /**
   * `<prefix>/scrape`, `/scheme`, `/path`, `/port` and `/param_<name>`.
   * @param prefix a DNS name, e.g. `customized.prometheus`
   * @example
   * new AppMonitoring(chart, 'monitoring', { annotations: AnnotationConvention.prefix('metrics.example.com') });
   */
  public static prefix(prefix: string): AnnotationConvention {
    const why = whyNotDnsSubdomain(prefix);
    if (why) {
      throw new MonitoringError([findingAt('AnnotationConvention', { code: 'AM306', message: `prefix ${quote(prefix)} ${why}`, fix: 'use a DNS name such as "prometheus.io"' })]);
    }

    return new AnnotationConvention(prefixed(prefix));
  }

  /**
   * `k8s.grafana.com/scrape` and `/metrics.*`, as Grafana's k8s-monitoring chart reads them; they include interval and timeout.
   * @see https://github.com/grafana/k8s-monitoring-helm/tree/main/charts/k8s-monitoring/charts/feature-annotation-autodiscovery
   * @example
   * new AppMonitoring(chart, 'monitoring', { annotations: AnnotationConvention.grafana() });
   */
  public static grafana(): AnnotationConvention {
    const metrics = (name: string) => `k8s.grafana.com/metrics.${name}`;

    return new AnnotationConvention({
      scrape: 'k8s.grafana.com/scrape',
      scheme: metrics('scheme'),
      path: metrics('path'),
      port: metrics('portNumber'),
      paramPrefix: metrics('param_'),
      interval: metrics('scrapeInterval'),
      timeout: metrics('scrapeTimeout'),
    });
  }

  /**
   * A convention with your own keys.
   * @example
   * new AppMonitoring(chart, 'monitoring', {
   *   annotations: AnnotationConvention.custom({ scrape: 'example.com/scrape', port: 'example.com/metrics-port' }),
   * });
   */
  public static custom(keys: AnnotationKeys): AnnotationConvention {
    requireObject('AnnotationConvention', 'keys', keys);

    return new AnnotationConvention(keys);
  }

  /** Made once: it is the default of every AppMonitoring, and does not change. */
  private static theCommunity?: AnnotationConvention;

  private constructor(
    /** The annotation keys. */
    public readonly keys: AnnotationKeys,
  ) {
    const problems = checkKeys(keys);
    if (problems.length > 0) throw new MonitoringError(problems.map((problem) => findingAt('AnnotationConvention', problem)));
  }

  /**
   * The jobs that read this convention as YAML, by default as the bare list; `form` sets another place to paste it into. Annotations of
   * Ingresses are read only with a `prober`.
   * @throws MonitoringError when props are not valid
   */
  public toScrapeConfigs(props: AnnotationScrapeConfigProps = {}): string {
    requireObject('AnnotationConvention', 'props', props);
    // Loaded when needed: few apps write the configuration of their Prometheus.
    // eslint-disable-next-line @typescript-eslint/no-require-imports
    const { renderScrapeConfigs } = require('./scrape-configs') as typeof text;

    return renderScrapeConfigs(this.keys, props, AnnotationConvention.community().keys);
  }

  /**
   * The jobs that read this convention, for the prop `jobs` of AdditionalScrapeConfigs, or one by one for a ScrapeConfig. Annotations of
   * Ingresses are read only with a `prober`.
   * @throws MonitoringError when props are not valid
   */
  public toJobs(props: AnnotationJobProps = {}): ScrapeJobProps[] {
    requireObject('AnnotationConvention', 'props', props);
    // eslint-disable-next-line @typescript-eslint/no-require-imports
    const { annotationJobs } = require('./annotation-jobs') as typeof jobs;

    return annotationJobs(this.keys, props);
  }
}

/** Keys that Kubernetes accepts, each with a Prometheus label of its own. */
function checkKeys(keys: AnnotationKeys): Problem[] {
  const facts = new Map<string, string>();
  if (keys.scrape === undefined) {
    return [{ code: 'AM306', message: 'the convention has no key for scrape, so nothing would ask for a scrape', fix: "set scrape to an annotation key, e.g. 'example.com/scrape'" }];
  }

  return Object.entries(definedOnly(keys)).flatMap(([fact, key]) => {
    const bad = (message: string): Problem[] => [{ code: 'AM306', message: `key ${quote(key)} of ${fact} ${message}`, fix: 'set a valid annotation key that no other setting uses' }];
    const why = whyNotQualifiedName(fact === 'paramPrefix' && typeof key === 'string' ? `${key}x` : key);
    if (why) return bad(why);
    const other = facts.get(metaLabelName(key));
    facts.set(metaLabelName(key), fact);

    return other === undefined ? [] : bad(`has the same label in Prometheus as the key of ${other}`);
  });
}

function prefixed(prefix: string): AnnotationKeys {
  return { scrape: `${prefix}/scrape`, scheme: `${prefix}/scheme`, path: `${prefix}/path`, port: `${prefix}/port`, paramPrefix: `${prefix}/param_` };
}
