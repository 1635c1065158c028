/** Azure Managed Prometheus: a target allocator of OpenTelemetry for kinds of its own API group. */
import { OtherReader } from './other-reader';
import { FILES, inEndpoints } from './places';
import { AZURE_GROUP } from '../manifests/objects';

const CHART = 'otelcollector/deploy/addon-chart/azure-monitor-metrics-addon/templates';
const VERSION = 'prometheus-collector 7.1.1';

export const AZURE: OtherReader = {
  name: 'azure-managed-prometheus',
  title: 'Azure Managed Prometheus',
  checked: 'v7.1.1',
  group: AZURE_GROUP,
  kinds: [
    {
      kind: 'Probe',
      why: 'has no CRD for it in the group azmonitoring.coreos.com',
      fix: 'probe with a job in the ConfigMap "ama-metrics-prometheus-config", or run a Prometheus that reads Probes',
      see: `${CHART}/ama-metrics-clusterRole.yaml, ${VERSION}`,
    },
    {
      kind: 'ScrapeConfig',
      why: 'has no CRD for it in the group azmonitoring.coreos.com',
      fix: 'write the job into the ConfigMap "ama-metrics-prometheus-config"',
      see: `${CHART}/ama-metrics-clusterRole.yaml, ${VERSION}`,
    },
  ],
  fields: [
    {
      at: inEndpoints('basicAuth', 'authorization', 'oauth2', 'bearerTokenSecret', 'tlsConfig'),
      effect: 'changed',
      follows: 'on Kubernetes 1.37 and later its Secret is read only if its namespace is in secrets_access_namespaces of the ConfigMap "ama-metrics-settings-configmap"',
      fix: 'add the namespace there if the cluster runs Kubernetes 1.37 or later',
      see: `updateTAConfigFile in otelcollector/configuration-reader-builder/main.go, ${VERSION}`,
    },
    {
      at: FILES,
      effect: 'changed',
      follows: 'the file is read in the pods "ama-metrics" of kube-system, where only files of the add-on and of the Secret "ama-metrics-mtls-secret" are',
      fix: 'use a Secret in the namespace of the monitor',
      see: `${CHART}/ama-metrics-deployment.yaml, ${VERSION}`,
    },
  ],
};
