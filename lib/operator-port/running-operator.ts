/** An operator that runs in the cluster: what its flags say. */
import { OperatorSettings } from './operator-settings';

/** Namespaces in which an operator looks for objects. */
export interface NamespaceScope {
  /** Absent for all namespaces but the denied ones. */
  readonly allowed?: readonly string[];
  readonly denied: readonly string[];
  /** The flag that limits it, e.g. `--namespaces=shop`; absent if no flag does. */
  readonly flag?: string;
}

/** An operator whose workload is among the manifests. */
export interface RunningOperator {
  /** Key of the workload, e.g. `Deployment/monitoring/prometheus-operator`. */
  readonly key: string;
  readonly settings: OperatorSettings;
  /** Version of its image, e.g. `0.94.1`; absent if the tag is not a version. */
  readonly version?: string;
  /** Where it looks for monitors. */
  readonly monitors: NamespaceScope;
  /** Why it ends as soon as it is started. */
  readonly fault?: string;
}

/** Whether an operator looks in a namespace. */
export function isInScope({ allowed, denied }: NamespaceScope, namespace: string): boolean {
  return allowed === undefined ? !denied.includes(namespace) : allowed.includes(namespace);
}

/** An operator that does not manage an object, and the flag or annotation for which it does not. */
export interface Unmanaging {
  readonly operator: RunningOperator;
  readonly because: string;
}
