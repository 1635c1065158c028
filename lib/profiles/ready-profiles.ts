/** What well-known installations of Prometheus install. */
import { withExternalOperator } from './operator-version-in';
import { KubePrometheusStackProps, ProfileProps } from './profile-props';
import { definedOnly } from '../units/defined-only';
import { minorOf } from '../units/operator-version';

/**
 * Labels that the operator gives to the pods of every Prometheus object.
 * @see makeSelectorLabels in pkg/prometheus/server/operator.go, v0.94.1
 */
const OPERATED_PODS = { 'app.kubernetes.io/name': 'prometheus', 'app.kubernetes.io/managed-by': 'prometheus-operator' };

/** Longest name of an object of the chart. @see kube-prometheus-stack.fullname in templates/_helpers.tpl, chart 88.5.3 */
const LONGEST_FULLNAME = 26;

/** Versions that are installed together. */
interface InstalledVersions {
  readonly prometheusVersion: string;
  readonly operatorVersion: string;
}

const VERSIONS = {
  'kube-prometheus-stack': { prometheusVersion: 'v3.14.0', operatorVersion: 'v0.93.1' },
  'kube-prometheus': { prometheusVersion: 'v3.13.2', operatorVersion: 'v0.93.1' },
};

/**
 * The facts of a profile with another version of the operator. The version of Prometheus that a ready profile brings is the one that is
 * installed with its own operator, so it is not known for another one.
 */
export function withOperator(name: string, props: ProfileProps, operatorVersion?: string): ProfileProps {
  const installed = new Map<string, InstalledVersions>(Object.entries(VERSIONS)).get(name);
  const isAsInstalled = props.operatorVersion === installed?.operatorVersion && props.prometheusVersion === installed?.prometheusVersion;
  if (installed === undefined || !isAsInstalled || operatorVersion === undefined) return props;
  const { prometheusVersion, ...others } = props;

  return { ...others, ...versionsWith(installed, { operatorVersion }) };
}

function versionsWith(
  { prometheusVersion, operatorVersion: own }: InstalledVersions, { operatorVersion = own }: ProfileProps,
): ProfileProps {
  return { operatorVersion, ...minorOf(operatorVersion) === minorOf(own) && { prometheusVersion } };
}

/**
 * The chart with its default values: its ClusterRole covers all namespaces.
 * @see templates/prometheus/prometheus.yaml, templates/prometheus/clusterrole.yaml and values.yaml, chart 88.5.3
 */
export function kubePrometheusStackFacts({ release = 'kube-prometheus-stack', fullname = fullnameOf(release), overrides = {} }: KubePrometheusStackProps): ProfileProps {
  return {
    readsAnnotations: false,
    podLabels: OPERATED_PODS,
    serviceAccountName: `${fullname}-prometheus`,
    readableNamespaces: ['*'],
    readsNodes: true,
    readsEndpointSlices: false,
    ...versionsWith(VERSIONS['kube-prometheus-stack'], withExternalOperator(overrides)),
    ruleSelector: { matchLabels: { release: overrides.labels?.release ?? release } },
    ...definedOnly(overrides),
    labels: { release, ...overrides.labels },
  };
}

function fullnameOf(release: string): string {
  const whole = release.includes('kube-prometheus-stack') ? release : `${release}-kube-prometheus-stack`;

  return whole.slice(0, LONGEST_FULLNAME).replace(/-$/, '');
}

/** @see manifests/prometheus-prometheus.yaml of kube-prometheus, August 2026: the object is called `k8s` */
const KUBE_PROMETHEUS_PODS = {
  ...OPERATED_PODS,
  'app.kubernetes.io/component': 'prometheus',
  'app.kubernetes.io/instance': 'k8s',
  'app.kubernetes.io/part-of': 'kube-prometheus',
  'operator.prometheus.io/name': 'k8s',
  'prometheus': 'k8s',
};

/**
 * The manifests of kube-prometheus as they are: every monitor of every namespace is selected.
 * @see manifests/prometheus-*.yaml, prometheusOperator-deployment.yaml and blackboxExporter-service.yaml of kube-prometheus, August 2026
 */
export function kubePrometheusFacts(overrides: ProfileProps): ProfileProps {
  const { namespace = 'monitoring' } = overrides;

  return {
    readsAnnotations: false,
    namespace,
    podLabels: KUBE_PROMETHEUS_PODS,
    serviceAccountName: 'prometheus-k8s',
    readableNamespaces: ['default', 'kube-system', namespace],
    readsNodes: false,
    readsEndpointSlices: true,
    ...versionsWith(VERSIONS['kube-prometheus'], withExternalOperator(overrides)),
    ruleSelector: {},
    prober: `blackbox-exporter.${namespace}.svc:19115`,
    ...definedOnly(overrides),
  };
}
