/** What is known about readers of monitors other than a Prometheus of the operator. */
import { OtherName } from './check-profile';
import { OtherReaderProps, ProfileProps } from './profile-props';
import { MonitoringError } from '../findings/monitoring-error';
import { findingAt, Problem, quote } from '../findings/problem';
import { AZURE_GROUP } from '../manifests/objects';
import { definedOnly } from '../units/defined-only';
import { compareVersions, whyNotVersion } from '../units/version';

/**
 * Facts of a reader.
 * @throws MonitoringError (`AM503`) for a version that is not known
 */
export function otherReaderFacts(name: OtherName, { version, overrides = {} }: OtherReaderProps): ProfileProps {
  return { ...READERS[name](version), ...definedOnly(overrides) };
}

/**
 * The add-on of AKS and Arc. Its target allocator has the code of the operator, and kinds of another API group.
 * @see otelcollector/deploy/addon-chart/azure-monitor-metrics-addon/templates and otelcollector/otel-allocator/go.mod of
 * Azure/prometheus-collector 7.1.1
 */
function azure(version?: string): ProfileProps {
  return {
    ...atVersion('azure-managed-prometheus', version),
    monitorApiGroup: AZURE_GROUP,
    namespace: 'kube-system',
    podLabels: { 'rsName': 'ama-metrics', 'kubernetes.azure.com/managedby': 'aks' },
    serviceAccountName: 'ama-metrics-serviceaccount',
    readableNamespaces: ['*'],
    readsAnnotations: false,
    readsEndpointSlices: true,
    operatorVersion: 'v0.92.0',
    prometheusVersion: 'v3.12.0',
    scrapeClasses: [],
  };
}

/** Versions of the operator and of Prometheus in each version of OpenShift. @see jsonnet/versions.yaml of its release branches */
const OPENSHIFT_VERSIONS: { readonly [version: string]: readonly [string, string] } = {
  '4.15': ['v0.70.0', 'v2.48.0'],
  '4.16': ['v0.73.2', 'v2.52.0'],
  '4.17': ['v0.75.2', 'v2.53.1'],
  '4.18': ['v0.78.1', 'v2.55.1'],
  '4.19': ['v0.81.0', 'v3.2.1'],
  '4.20': ['v0.85.0', 'v3.5.0'],
  '4.21': ['v0.87.0', 'v3.7.3'],
  '4.22': ['v0.90.1', 'v3.9.1'],
  '4.23': ['v0.93.1', 'v3.13.2'],
  '5.0': ['v0.93.1', 'v3.13.2'],
  '5.1': ['v0.93.1', 'v3.13.2'],
  '5.2': ['v0.93.1', 'v3.13.2'],
};

const OPTED_OUT = { key: 'openshift.io/user-monitoring', operator: 'NotIn', values: ['false'] };
const OF_PLATFORM = { key: 'openshift.io/cluster-monitoring', operator: 'NotIn', values: ['true'] };

/** The label on monitors counts from 4.16 on. @see assets/prometheus-user-workload/prometheus.yaml of cluster-monitoring-operator */
function openShift(given = '5.2'): ProfileProps {
  const version = given.replace(/^v/, '');
  const [operatorVersion, prometheusVersion] = OPENSHIFT_VERSIONS[version] ?? refuseVersion(given);
  const monitors = { matchExpressions: compareVersions(version, '4.16') < 0 ? [] : [OPTED_OUT] };
  const namespaces = { matchExpressions: [OF_PLATFORM, OPTED_OUT] };

  return {
    serviceMonitorSelector: monitors,
    serviceMonitorNamespaceSelector: namespaces,
    podMonitorSelector: monitors,
    podMonitorNamespaceSelector: namespaces,
    probeSelector: monitors,
    probeNamespaceSelector: namespaces,
    readerVersion: version,
    ignoresNamespaceSelectors: true,
    enforcedNamespaceLabel: 'namespace',
    allowsFiles: false,
    namespace: 'openshift-user-workload-monitoring',
    podLabels: { 'app.kubernetes.io/name': 'prometheus', 'app.kubernetes.io/instance': 'user-workload', 'prometheus': 'user-workload' },
    serviceAccountName: 'prometheus-user-workload',
    readableNamespaces: ['*'],
    readsAnnotations: false,
    readsEndpointSlices: false,
    operatorVersion,
    prometheusVersion,
    scrapeClasses: compareVersions(version, '4.19') < 0 ? [] : ['global-config'],
  };
}

function refuseVersion(version: string): never {
  const known = Object.keys(OPENSHIFT_VERSIONS);

  return refuse('openshift-user-workload', {
    code: 'AM503', message: `version ${quote(version)} of OpenShift is not known`, fix: `use ${known[0]} to ${known[known.length - 1]}, or Profile.ofPrometheus with its Prometheus object`,
  });
}

/**
 * The library of the operator in the target allocator, by the first version that has it; it is not known for older versions.
 * @see go.mod of open-telemetry/opentelemetry-operator
 */
const LIBRARIES: readonly (readonly [string, string])[] = [
  ['v0.103.0', 'v0.74.0'], ['v0.104.0', 'v0.75.0'], ['v0.108.0', 'v0.76.0'], ['v0.120.0', 'v0.77.2'], ['v0.121.0', 'v0.78.2'], ['v0.122.0', 'v0.80.1'],
  ['v0.127.0', 'v0.81.0'], ['v0.142.0', 'v0.87.1'], ['v0.144.0', 'v0.88.0'], ['v0.145.0', 'v0.89.0'], ['v0.149.0', 'v0.90.1'], ['v0.151.0', 'v0.91.0'],
  ['v0.154.0', 'v0.92.0'],
];

/** It discovers by EndpointSlices from v0.108.0 on. @see NewPrometheusCRWatcher in cmd/otel-allocator/internal/watcher/promOperator.go */
function targetAllocator(version?: string): ProfileProps {
  const own = atVersion('opentelemetry-target-allocator', version);
  const library = LIBRARIES.filter(([since]) => version === undefined || compareVersions(version, since) >= 0).pop();

  return definedOnly({
    ...own,
    readsAnnotations: false,
    readsEndpointSlices: version === undefined || compareVersions(version, 'v0.108.0') >= 0,
    operatorVersion: library?.[1],
    // It has no scrape classes before v0.142.0. Whether the library of a version that is not known looks for them is not known either.
    scrapeClasses: library !== undefined && version !== undefined && compareVersions(version, 'v0.142.0') < 0 ? [] : undefined,
  });
}

const READERS: { readonly [name in OtherName]: (version?: string) => ProfileProps } = {
  'azure-managed-prometheus': azure,
  'openshift-user-workload': openShift,
  'opentelemetry-target-allocator': targetAllocator,
  // Its components discover by Endpoints unless kubernetes_role is set, and read no annotations.
  'grafana-alloy': (version) => ({ ...atVersion('grafana-alloy', version), readsAnnotations: false, readsEndpointSlices: false }),
  'google-managed-prometheus': (version) => ({ ...atVersion('google-managed-prometheus', version), readsAnnotations: false }),
  'victoria-metrics': (version) => ({ ...atVersion('victoria-metrics', version), readsAnnotations: false }),
};

function atVersion(name: OtherName, version: string | undefined): ProfileProps {
  const why = version === undefined ? undefined : whyNotVersion(version);
  if (why) refuse(name, { code: 'AM503', message: `version ${quote(version)} ${why}`, fix: 'write it like "v1.18.1"' });

  return version === undefined ? {} : { readerVersion: version };
}

function refuse(name: OtherName, problem: Problem): never {
  throw new MonitoringError([findingAt(`Profile ${name}`, problem)]);
}
