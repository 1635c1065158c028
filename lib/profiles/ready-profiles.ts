/** What well-known installations of Prometheus install. */
import { KubePrometheusStackProps, ProfileProps } from './profile-props';
import { definedOnly } from '../units/defined-only';

/**
 * Labels that the operator gives to the pods of every Prometheus object.
 * @see makeSelectorLabels in pkg/prometheus/server/operator.go, v0.94.1
 */
const OPERATED_PODS = { 'app.kubernetes.io/name': 'prometheus', 'app.kubernetes.io/managed-by': 'prometheus-operator' };

/** Longest name of an object of the chart. @see kube-prometheus-stack.fullname in templates/_helpers.tpl, chart 88.5.3 */
const LONGEST_FULLNAME = 26;

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
    readsEndpointSlices: false,
    prometheusVersion: 'v3.14.0',
    operatorVersion: 'v0.93.1',
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
    readsEndpointSlices: true,
    prometheusVersion: 'v3.13.2',
    operatorVersion: 'v0.93.1',
    ruleSelector: {},
    prober: `blackbox-exporter.${namespace}.svc:19115`,
    ...definedOnly(overrides),
  };
}
