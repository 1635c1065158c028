/** Options for the scrape configuration that reads an annotation convention. */

/** Forms of a scrape configuration, by the place that it is pasted into. */
export enum ScrapeConfigsForm {
  /**
   * The bare list of jobs: for the key of a Secret that `additionalScrapeConfigs` of a Prometheus object names, and for `scrape_configs` of
   * a `prometheus.yml` that has other jobs, too.
   */
  LIST = 'list',

  /** A map with the key `scrape_configs`: a whole `prometheus.yml`. */
  PROMETHEUS_YML = 'prometheus-yml',

  /**
   * Values of the Helm chart `prometheus`: `extraScrapeConfigs`. The chart reads `prometheus.io` annotations of pods and Services by
   * default, so for them only the job for Ingresses is written.
   * @see https://github.com/prometheus-community/helm-charts/blob/main/charts/prometheus/values.yaml
   */
  PROMETHEUS_CHART = 'prometheus-chart',

  /**
   * Values of the Helm chart `kube-prometheus-stack`: `prometheus.prometheusSpec.additionalScrapeConfigs`.
   * @see https://github.com/prometheus-community/helm-charts/blob/main/charts/kube-prometheus-stack/values.yaml
   */
  KUBE_PROMETHEUS_STACK = 'kube-prometheus-stack',
}

/** Options for the jobs that read an annotation convention. */
export interface AnnotationJobProps {
  /**
   * Prober for annotated Ingresses: `host` or `host:port`. Prometheus cannot scrape an Ingress itself, so without a prober no job reads
   * annotations of Ingresses.
   * @default - no prober, so Ingresses are left out
   */
  readonly prober?: string;

  /**
   * Module of the prober.
   * @default http_2xx
   */
  readonly module?: string;

  /**
   * Namespaces to discover in.
   * @default - all
   */
  readonly namespaces?: string[];

  /**
   * Beginning of the job names, which must be unique in a Prometheus: `annotated` gives `annotated-pods`, `annotated-services` and
   * `annotated-ingresses`.
   * @default annotated
   */
  readonly jobPrefix?: string;
}

/** Options for the scrape configuration that reads an annotation convention. */
export interface AnnotationScrapeConfigProps extends AnnotationJobProps {
  /**
   * What the text is pasted into.
   * @default ScrapeConfigsForm.LIST
   */
  readonly form?: ScrapeConfigsForm;
}
