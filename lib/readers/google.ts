/** Google Cloud Managed Service for Prometheus with managed collection: it reads kinds of its own group only. */
import { OtherReader } from './other-reader';
import { ALL_KINDS } from './places';

/** Kinds of its own that take the place of each kind. */
const INSTEAD: { readonly [kind: string]: string } = {
  ServiceMonitor: 'write a PodMonitoring of monitoring.googleapis.com/v1 that selects the pods of the Service',
  PodMonitor: 'write a PodMonitoring of monitoring.googleapis.com/v1',
  Probe: 'run a prober with a PodMonitoring for it',
  ScrapeConfig: 'run a Prometheus of your own for targets that are not pods or nodes',
};

export const GOOGLE: OtherReader = {
  name: 'google-managed-prometheus',
  title: 'Google Managed Prometheus',
  checked: 'v0.19.0',
  group: 'monitoring.googleapis.com',
  kinds: ALL_KINDS.map((kind) => ({
    kind,
    why: 'reads kinds of monitoring.googleapis.com only, and converts nothing in the cluster',
    fix: `${INSTEAD[kind]}, or use Profile.ofPrometheus if you run Prometheus with the operator yourself`,
    see: 'manifests/operator.yaml and pkg/operator/collection.go, v0.19.0-rc.1',
  })),
  fields: [],
};
