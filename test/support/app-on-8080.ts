/** The app of the scenarios: its container listens on port 8080, and its Service leads there by number. */
import { Fields, Manifest } from './manifests/manifest';
import * as services from './manifests/services';
import * as workloads from './manifests/workloads';
import { PodParts, WorkloadParts } from './manifests/workloads';

export const METRICS = { name: 'metrics', containerPort: 8080 };

/** A Pod; one that was read from a cluster and has an address is on a node. */
export function pod({ status, ...parts }: PodParts & { readonly status?: Fields } = {}): Manifest {
  const onNode = { ...status?.podIP !== undefined && { nodeName: 'n9' } };

  return workloads.pod({ ...on8080(parts), pod: { ...onNode, ...parts.pod }, status });
}

/** A workload of the group `apps`. */
export function workload(kind: string, parts: WorkloadParts = {}): Manifest {
  return workloads.workload(kind, on8080(parts));
}

/** A Deployment. */
export function deployment(parts: WorkloadParts = {}): Manifest {
  return workloads.deployment(on8080(parts));
}

/** A Job. */
export function job(parts: WorkloadParts = {}): Manifest {
  return workloads.job(on8080(parts));
}

/** A CronJob. */
export function cronJob(parts: WorkloadParts = {}): Manifest {
  return workloads.cronJob(on8080(parts));
}

/** A Service on port 80. */
export function service(spec: Fields = {}, metadata: Fields = {}): Manifest {
  return services.service({ ports: [{ name: 'metrics', port: 80, targetPort: 8080 }], ...spec }, metadata);
}

function on8080(parts: WorkloadParts): WorkloadParts {
  return { ports: [METRICS], container: { image: 'cart:1' }, ...parts };
}
