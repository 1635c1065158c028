/** A pod as a cluster holds it once it runs. */
import { ContainerPort } from './container-port';
import { StringMap } from '../../manifests/manifest';

/** One pod, which may represent all replicas of a workload. */
export interface Pod {
  readonly namespace: string;
  readonly name: string;
  readonly labels: StringMap;
  readonly annotations: StringMap;
  /** Main containers, then init containers. */
  readonly containers: readonly PodContainer[];
  /** Empty for a pod that has none yet. */
  readonly ip: string;
  /** Addresses of all IP families, the first one included. */
  readonly ips: readonly string[];
  readonly hostIp: string;
  readonly hostNetwork: boolean;
  readonly nodeName: string;
  readonly uid: string;
  /** Whether it is on its way out. */
  readonly isTerminating?: true;
  /** Whether it represents pods that do not exist yet, so that their addresses are not known. */
  readonly isStandIn: boolean;
  /** `Pending`, `Running`, `Succeeded`, `Failed`. */
  readonly phase: string;
  /** `true`, `false` or `unknown`. */
  readonly ready: string;
  readonly hostname?: string;
  readonly subdomain?: string;
  readonly serviceAccount: string;
  /** Further fields that the API server selects by. */
  readonly fields: StringMap;
  readonly controller?: Controller;
  /** Name of the Deployment behind the ReplicaSet that made it. */
  readonly deployment?: string;
  /** Name of the CronJob behind the Job that made it. */
  readonly cronJob?: string;
  /** Key of the workload that declares it, or its own. */
  readonly source: string;
  /** How many pods it represents, itself included; absent if not known. */
  readonly replicas?: number;
}

/** Who made a pod. */
export interface Controller {
  readonly kind: string;
  readonly name: string;
}

/** A container of a pod. */
export interface PodContainer {
  readonly name: string;
  readonly image: string;
  readonly isInit: boolean;
  /** Empty where it does not run yet. */
  readonly id: string;
  /** An init container that keeps running. */
  readonly isSidecar: boolean;
  readonly ports: readonly ContainerPort[];
}
