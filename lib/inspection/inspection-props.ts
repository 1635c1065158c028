/** What an inspection is told beside the manifests. */

/** How manifests are inspected. */
export interface InspectionProps {
  /**
   * Version of the operator whose CRDs the cluster has, e.g. `v0.86.0`; fields it does not know yet are findings (`AM604`).
   * All else is judged as v0.94.1 does.
   * @default - v0.94.1, whose fields are all known
   */
  readonly operatorVersion?: string;

  /**
   * Configuration of a Prometheus that no operator manages, such as one that reads annotations: the text of its `prometheus.yml`. What it
   * scrapes is told under the server key `prometheus.yml`.
   * @default - none, so only Prometheus and PrometheusAgent objects are servers
   */
  readonly prometheusConfig?: string;

  /**
   * Manifests of objects that the cluster has already and that are not inspected themselves, as YAML or JSON: Prometheus objects,
   * Namespaces with their labels, Secrets, Services and the like. Nothing is reported on them.
   * @default - none, so whatever is not among the manifests is not known
   */
  readonly external?: string;
}
