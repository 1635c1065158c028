/** What can be said about the Prometheus that reads an app's monitoring. */

/** A Prometheus as its users know it. */
export interface ProfileProps {
  /**
   * Labels the Prometheus selects monitors by; stamped on every monitor.
   * @default - none
   */
  readonly labels?: { [key: string]: string };

  /**
   * Version of Prometheus, e.g. `v3.14.0`.
   * @default - not known
   */
  readonly prometheusVersion?: string;

  /**
   * Version of the Prometheus operator, e.g. `v0.94.1`.
   * @default - not known
   */
  readonly operatorVersion?: string;

  /**
   * Address of the prober for Probes: `host` or `host:port`.
   * @default - not known, so each Probe names its own
   */
  readonly prober?: string;

  /**
   * Names of the scrape classes the Prometheus object defines.
   * @default - not known, so any name is taken
   */
  readonly scrapeClasses?: string[];

  /**
   * Whether this Prometheus scrapes what carries annotations.
   * @default true
   */
  readonly readsAnnotations?: boolean;

  /**
   * Whether ServiceMonitors may name files in the Prometheus container; false is the operator's `arbitraryFSAccessThroughSMs.deny`.
   * @default true
   */
  readonly allowsFiles?: boolean;
}

/** What a kube-prometheus-stack installation is known by. */
export interface KubePrometheusStackProps {
  /**
   * Name of the Helm release; its Prometheus selects monitors labelled `release: <name>`.
   * @default kube-prometheus-stack
   */
  readonly release?: string;

  /**
   * What differs from the chart's defaults.
   * @default - nothing
   */
  readonly overrides?: ProfileProps;
}
