/** Props of a profile. */
import { MeshMembership } from './mesh-membership';
import { ScrapeConfigVersion } from './scrape-config-version';
import { LabelSelector } from '../../imports/k8s';

/** What is known about the Prometheus that reads the monitors of an app. All props are optional; what is not set is not assumed. */
export interface ProfileProps {
  /**
   * Labels that the Prometheus object selects monitors of all kinds by; they are added to every monitor.
   * @default - no labels
   */
  readonly labels?: { [key: string]: string };

  /**
   * Selector for ServiceMonitors, as in the Prometheus object. Labels that it requires are added to each ServiceMonitor.
   * @default - `labels`
   */
  readonly serviceMonitorSelector?: LabelSelector;

  /**
   * Selector for the namespaces in which Prometheus looks for ServiceMonitors.
   * @default - not known, so every namespace may be selected
   */
  readonly serviceMonitorNamespaceSelector?: LabelSelector;

  /**
   * Selector for PodMonitors, as in the Prometheus object. Labels that it requires are added to each PodMonitor.
   * @default - `labels`
   */
  readonly podMonitorSelector?: LabelSelector;

  /**
   * Selector for the namespaces in which Prometheus looks for PodMonitors.
   * @default - not known, so every namespace may be selected
   */
  readonly podMonitorNamespaceSelector?: LabelSelector;

  /**
   * Selector for Probes, as in the Prometheus object. Labels that it requires are added to each Probe.
   * @default - `labels`
   */
  readonly probeSelector?: LabelSelector;

  /**
   * Selector for the namespaces in which Prometheus looks for Probes.
   * @default - not known, so every namespace may be selected
   */
  readonly probeNamespaceSelector?: LabelSelector;

  /**
   * Selector for ScrapeConfigs, as in the Prometheus object. Labels that it requires are added to each ScrapeConfig.
   * @default - `labels`
   */
  readonly scrapeConfigSelector?: LabelSelector;

  /**
   * Selector for the namespaces in which Prometheus looks for ScrapeConfigs.
   * @default - not known, so every namespace may be selected
   */
  readonly scrapeConfigNamespaceSelector?: LabelSelector;

  /**
   * Selector for PrometheusRules, as in the Prometheus object. Labels that it requires are added to each PrometheusRule of the app.
   * @default - not known, so rules stay as they are
   */
  readonly ruleSelector?: LabelSelector;

  /**
   * Selector for the namespaces in which Prometheus looks for PrometheusRules.
   * @default - not known, so every namespace may be selected
   */
  readonly ruleNamespaceSelector?: LabelSelector;

  /**
   * Kinds of monitors that the Prometheus object has no selector for, so that it does not read them, e.g. `ScrapeConfig`.
   * @default - no kinds
   */
  readonly ignoredKinds?: string[];

  /**
   * Whether Prometheus ignores the namespace selectors of monitors, so that each monitor finds targets in its own namespace only.
   * @default false
   */
  readonly ignoresNamespaceSelectors?: boolean;

  /**
   * Name of the label that Prometheus sets to the namespace of the monitor, on every target and sample.
   * @default - no such label
   */
  readonly enforcedNamespaceLabel?: string;

  /**
   * Limits that Prometheus enforces on every monitor, by their names in monitors, e.g. `{ sampleLimit: 50000 }`: `sampleLimit`,
   * `targetLimit`, `labelLimit`, `labelNameLengthLimit`, `labelValueLengthLimit` and `keepDroppedTargets`. A higher limit of a monitor is
   * lowered to them.
   * @default - no limits are known
   */
  readonly enforcedLimits?: { [limit: string]: number };

  /**
   * Size of a scrape's response that Prometheus enforces on every monitor, e.g. `10MB`. A higher `bodySizeLimit` of a monitor is lowered
   * to it.
   * @see https://prometheus-operator.dev/docs/api-reference/api/#monitoring.coreos.com/v1.PrometheusSpec
   * @default - not known
   */
  readonly enforcedBodySizeLimit?: string;

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
   * Namespaces in which Prometheus may list and watch Services, pods and so on; `*` for all namespaces. A monitor that looks in another
   * namespace is an error, unless the app has a role for it there.
   * @default - not known
   */
  readonly readableNamespaces?: string[];

  /**
   * Whether Prometheus may list and watch nodes, as `attachMetadata: { node: true }` needs it. If not, such a monitor is an error, unless
   * the app has a ClusterRole for it.
   * @default - not known
   */
  readonly readsNodes?: boolean;

  /**
   * How the pods of Prometheus are in the Istio mesh, if at all.
   * @default - not known
   */
  readonly mesh?: MeshMembership;

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
   * API version that ScrapeConfigs are written in. The CRD in the cluster must serve it: one that the operator's own CRD does not serve is
   * an error, unless the CRD that does is in the app or in `external`.
   * @default - the most stable version that the CRD of the operator serves: v1alpha1 in all known versions
   */
  readonly scrapeConfigVersion?: ScrapeConfigVersion;

  /**
   * Version of Kubernetes, e.g. `v1.37`.
   * @default - not known
   */
  readonly kubernetesVersion?: string;

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
   * Whether this Prometheus scrapes pods, Services and Ingresses by annotations. If it is true, what has a monitor and annotations is
   * reported as scraped twice.
   * @default - not known, so annotations are accepted
   */
  readonly readsAnnotations?: boolean;

  /**
   * Whether ServiceMonitors are discovered by EndpointSlices (`serviceDiscoveryRole: EndpointSlice`) or by Endpoints.
   * @default - not known; Endpoints are assumed
   */
  readonly readsEndpointSlices?: boolean;

  /**
   * Whether ServiceMonitors may name files in the Prometheus container; set it to false for a Prometheus object with
   * `arbitraryFSAccessThroughSMs.deny`.
   * @default true
   */
  readonly allowsFiles?: boolean;

  /**
   * API group of the monitors that are read. ServiceMonitors and PodMonitors of AppMonitoring are written with it.
   * @default monitoring.coreos.com
   */
  readonly monitorApiGroup?: string;

  /**
   * Version of the software that reads the monitors, where it is not the Prometheus operator, e.g. `v1.18.1` of Grafana Alloy.
   * @default - the newest version that the tables of docs/other-readers.md know
   */
  readonly readerVersion?: string;

  /**
   * Manifests of objects that are in the cluster of this Prometheus, as YAML or JSON: Namespaces with their labels, Secrets,
   * NetworkPolicies and so on. They are used for checks, but not checked themselves.
   * @default - no objects outside the app
   */
  readonly external?: string;
}

/** Props of a profile for kube-prometheus-stack. */
export interface KubePrometheusStackProps {
  /**
   * Name of the Helm release; its Prometheus selects monitors with the label `release: <name>`.
   * @default kube-prometheus-stack
   */
  readonly release?: string;

  /**
   * Name that the chart gives to its objects; set it if your values have `fullnameOverride` or `nameOverride`.
   * @default - the release, or `<release>-kube-prometheus-stack` if the release does not contain that name; at most 26 characters
   */
  readonly fullname?: string;

  /**
   * Values that differ from the defaults of the chart.
   * @default - the defaults of the chart
   */
  readonly overrides?: ProfileProps;
}

/** Props of a profile for a reader that is not a Prometheus of the operator. */
export interface OtherReaderProps {
  /**
   * Version of the reader: of OpenShift (`4.18`), Grafana Alloy (`v1.18.1`), the OpenTelemetry operator (`v0.158.0`) or the operator of
   * VictoriaMetrics (`v0.74.1`).
   * @default - the newest version that the tables of docs/other-readers.md know
   */
  readonly version?: string;

  /**
   * What is known about your installation: selectors, namespaces, labels of its pods and so on.
   * @default - the defaults of the reader
   */
  readonly overrides?: ProfileProps;
}

/** Which Prometheus of several manifests a profile is for. */
export interface ProfileFromManifestsProps {
  /**
   * Name of the Prometheus or PrometheusAgent object, `<name>`, `<namespace>/<name>` or `<kind>/<namespace>/<name>`.
   * @default - the only one among the manifests
   */
  readonly prometheus?: string;

  /**
   * Facts that the manifests do not have, or have in another way: the Prometheus object is judged as if it had them. Namespaces that may be
   * read and `readsNodes` add to the roles among the manifests.
   * @default - only what the manifests have
   */
  readonly overrides?: ProfileProps;
}
