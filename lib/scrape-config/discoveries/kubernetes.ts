/** Pods, Services, endpoints, nodes and Ingresses of Kubernetes. */
import { K8SSelectorConfig, KubernetesRole, NamespaceDiscovery } from '../../../imports/scrape-config';
import { DiscoveryType } from '../discovery-type';
import { notInCrd, as, checkFields, Field, Fields, nested, required, since, writeFields } from '../field';
import { checkHttpClient, HTTP_CLIENT } from '../http-client-fields';
import { choice, flag, lower, path, text, textLike, texts } from '../values';
import { checkKubernetes, rolesNotInCrd } from './check-kubernetes';
import { AttachMetadata } from '../../../imports/shared';
import { HttpClientProps } from '../http-client-props';

/** Metadata of objects that a target belongs to, attached as labels `__meta_kubernetes_*`. */
export interface KubernetesMetadata {
  /**
   * Labels and annotations of the namespace. Needs Prometheus 3.6.
   * @default - left out, so Prometheus does not
   */
  readonly namespace?: boolean;

  /**
   * The Deployment of a pod. Needs Prometheus 3.11.
   * @default - left out, so Prometheus does not
   */
  readonly deployment?: boolean;

  /**
   * The Job of a pod. Needs Prometheus 3.11.
   * @default - left out, so Prometheus does not
   */
  readonly job?: boolean;

  /**
   * The CronJob of a pod. Needs Prometheus 3.11.
   * @default - left out, so Prometheus does not
   */
  readonly cronjob?: boolean;
}

/**
 * Pods, Services, endpoints, nodes and Ingresses of Kubernetes.
 * @see https://prometheus.io/docs/prometheus/latest/configuration/configuration/#kubernetes_sd_config
 */
export interface KubernetesDiscoveryProps extends HttpClientProps {
  /** What to discover. */
  readonly role: KubernetesRole;

  /**
   * URL or host of the API server. Without it, Prometheus uses the cluster that it runs in.
   * @default - the cluster that Prometheus runs in
   */
  readonly apiServer?: string;

  /**
   * Kubeconfig file: an absolute path in the Prometheus container, instead of `apiServer`. Needs AdditionalScrapeConfigs.
   * @default - no kubeconfig file
   */
  readonly kubeconfigFile?: string;

  /**
   * Namespaces to look in.
   * @default - all namespaces
   */
  readonly namespaces?: NamespaceDiscovery;

  /**
   * Label and field selectors for the API server, at most one for each role.
   * @default - all objects
   */
  readonly selectors?: K8SSelectorConfig[];

  /**
   * Metadata of the node to attach to targets.
   * @default - left out, so Prometheus does not attach metadata
   */
  readonly attachMetadata?: AttachMetadata;

  /**
   * Metadata of other objects to attach to targets. Needs AdditionalScrapeConfigs.
   * @default - left out, so Prometheus does not attach metadata
   */
  readonly additionalMetadata?: KubernetesMetadata;
}

/** Prometheus reads a URL, so a port needs a scheme. */
const API_SERVER = /^(https?:\/\/[^\s/?#%]+(\/[^\s?#%]*)?|[-.A-Za-z0-9]+)$/;

const NAMESPACES: Fields<NamespaceDiscovery> = { ownNamespace: flag(), names: texts() };

const SELECTOR: Fields<K8SSelectorConfig> = { role: required(choice(KubernetesRole, lower)), label: text(), field: text() };

const SELECTORS: Field<K8SSelectorConfig[]> = {
  shape: 'list of objects',
  check: (value, where) => value.flatMap((selector, i) => checkFields(SELECTOR, selector, `${where}[${i}].`)),
  toYaml: (value, references) => value.map((selector) => writeFields(SELECTOR, selector, references)),
  native: { form: 'list', fields: SELECTOR },
};

const METADATA: Fields<KubernetesMetadata> = {
  namespace: since('3.6.0', flag()), deployment: since('3.11.0', flag()), job: since('3.11.0', flag()), cronjob: since('3.11.0', flag()),
};

/** Fields of `kubernetes_sd_configs`. */
export const KUBERNETES: DiscoveryType<KubernetesDiscoveryProps> = {
  name: 'kubernetes',
  specField: 'kubernetesSdConfigs',
  fields: {
    role: required(choice(KubernetesRole, lower)),
    apiServer: textLike(API_SERVER, 'is not a URL or host', 'https://kubernetes.example.com:6443'),
    kubeconfigFile: notInCrd(path()),
    namespaces: nested(NAMESPACES),
    selectors: SELECTORS,
    attachMetadata: nested<AttachMetadata>({ node: flag() }),
    additionalMetadata: as('attach_metadata', notInCrd(nested(METADATA))),
    ...HTTP_CLIENT,
  },
  fieldsNotInCrd: rolesNotInCrd,
  check: (config, where) => [...checkKubernetes(config, where), ...checkHttpClient(config, where)],
};
