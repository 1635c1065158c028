/** Props of a profile. */

/** What is known about the Prometheus that reads the monitors of an app. All props are optional. */
export interface ProfileProps {
  /**
   * Labels that the Prometheus object selects monitors by; they are added to every monitor.
   * @default - none
   */
  readonly labels?: { [key: string]: string };

  /**
   * Namespace that Prometheus runs in. With `podLabels` it decides whether the NetworkPolicies of the app let Prometheus in.
   * @default - not known
   */
  readonly namespace?: string;

  /**
   * Labels of the pods of Prometheus; they may have others, too.
   * @default - not known
   */
  readonly podLabels?: { [key: string]: string };

  /**
   * Name of the ServiceAccount of Prometheus. With `namespace` it decides which roles of the app are for Prometheus.
   * @default - not known
   */
  readonly serviceAccountName?: string;

  /**
   * Namespaces in which Prometheus may list and watch Services, pods and so on. A monitor that looks in another namespace is an error,
   * unless the app has a role for it there.
   * @default - not known
   */
  readonly readableNamespaces?: string[];

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
   * @default - not known, so each Probe must set its prober
   */
  readonly prober?: string;

  /**
   * Names of the scrape classes that the Prometheus object defines.
   * @default - not known, so any name is accepted
   */
  readonly scrapeClasses?: string[];

  /**
   * Whether this Prometheus scrapes pods, Services and Ingresses by annotations.
   * @default true
   */
  readonly readsAnnotations?: boolean;

  /**
   * Whether ServiceMonitors may name files in the Prometheus container; set it to false for a Prometheus object with
   * `arbitraryFSAccessThroughSMs.deny`.
   * @default true
   */
  readonly allowsFiles?: boolean;
}

/** Props of a profile for kube-prometheus-stack. */
export interface KubePrometheusStackProps {
  /**
   * Name of the Helm release; its Prometheus selects monitors with the label `release: <name>`.
   * @default kube-prometheus-stack
   */
  readonly release?: string;

  /**
   * Values that differ from the defaults of the chart.
   * @default - the defaults of the chart
   */
  readonly overrides?: ProfileProps;
}
