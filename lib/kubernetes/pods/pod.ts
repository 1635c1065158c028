/** A pod in a cluster. */
import { ContainerPort } from './container-port';
import { StringMap } from '../../manifests/manifest';

/** A pod, which may represent all replicas of a workload. */
export interface Pod {
  readonly namespace: string;
  readonly name: string;
  readonly labels: StringMap;
  readonly annotations: StringMap;
  /** Main containers, then init containers. */
  readonly containers: readonly PodContainer[];
  /** Address of the pod; empty if it does not have one yet. */
  readonly ip: string;
  /** Addresses of all IP families, including `ip`. */
  readonly ips: readonly string[];
  readonly hostIp: string;
  readonly hostNetwork: boolean;
  readonly nodeName: string;
  readonly uid: string;
  /** Whether it is being deleted. */
  readonly isTerminating?: true;
  /** Whether it represents pods that do not exist yet: their addresses are not known, so this one has placeholders. */
  readonly isPlaceholder: boolean;
  /** `Pending`, `Running`, `Succeeded`, `Failed`. */
  readonly phase: string;
  /** `true`, `false` or `unknown`. */
  readonly ready: string;
  readonly hostname?: string;
  readonly subdomain?: string;
  readonly serviceAccount: string;
  /** Further fields that field selectors can match. */
  readonly fields: StringMap;
  readonly controller?: Controller;
  /** Name of the Deployment whose ReplicaSet created it. */
  readonly deployment?: string;
  /** Name of the CronJob whose Job created it. */
  readonly cronJob?: string;
  /** Key of the workload that it belongs to, or of the Pod itself. */
  readonly source: string;
  /** Number of pods that it represents; absent if it is not known. */
  readonly replicas?: number;
}

/** The controller that created a pod. */
export interface Controller {
  readonly kind: string;
  readonly name: string;
}

/** A container of a pod. */
export interface PodContainer {
  readonly name: string;
  readonly image: string;
  readonly isInit: boolean;
  /** Id of the container; empty if it does not run yet. */
  readonly id: string;
  /** Whether it is an init container that keeps running. */
  readonly isSidecar: boolean;
  readonly ports: readonly ContainerPort[];
}
