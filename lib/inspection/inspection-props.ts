/** Options of an inspection, in addition to the manifests. */
import { PodsOf } from '../kubernetes/workloads/pods-of';
import { Profile } from '../profiles/profile';

/** Options of an inspection: the version of the operator, and what else is in the cluster. */
export interface InspectionProps {
  /**
   * Version of the operator and its CRDs, e.g. `v0.86.0`: objects are admitted, selected and rejected as by this version, and the
   * configuration is the one that it writes. From v0.70.0 on; versions after v0.94 are known by their fields, and behave like v0.94.1.
   * @default - the version of an operator Deployment among the manifests; v0.94.1 without one
   */
  readonly operatorVersion?: string;

  /**
   * Version of Kubernetes, e.g. `1.34`: whether pods carry the zone of their node, and whether there are EndpointSlices.
   * @default - 1.37
   */
  readonly kubernetesVersion?: string;

  /**
   * Configuration of a Prometheus that no operator manages, such as one that reads annotations: the text of its `prometheus.yml`, or only
   * its list of jobs. Its targets have the server key `prometheus.yml`.
   * @default - only Prometheus and PrometheusAgent objects are servers
   */
  readonly prometheusConfig?: string;

  /**
   * The Prometheus that reads the monitors. Its server key is `Profile/<name>`.
   * @default - only Prometheus and PrometheusAgent objects are servers; a profile that is set in an app holds at its synth
   */
  readonly profile?: Profile;

  /**
   * Manifests of objects that are already in the cluster, as YAML or JSON: Prometheus objects, Namespaces with their labels, Secrets,
   * Services and the like. They are taken into account, but have no findings of their own.
   * @default - only the inspected manifests are known
   */
  readonly external?: string;

  /**
   * Kinds of objects that run pods of a template in them, in addition to those that are known (docs/pods.md).
   * @default - the known kinds, and those that constructs of the app add
   */
  readonly podsOf?: PodsOf[];
}

/** Options of an inspection of a folder. */
export interface FolderInspectionProps extends InspectionProps {
  /**
   * Patterns of files and folders to leave out, such as `old/**` or `*.json`. A pattern without a slash matches a name at any depth.
   * @default - nothing is left out
   */
  readonly exclude?: string[];
}
