/** What is known about a server that is not among the manifests. */
import { MONITOR_KINDS } from './monitor-kinds';
import { Manifest, StringMap } from '../manifests/manifest';

/** A server that is known by facts alone. What is absent is not known. */
export interface Reader {
  /** Keys of the monitors that are meant for it; it takes no part for others. Absent for all monitors. */
  readonly monitors?: ReadonlySet<string>;
  /** Namespace of its pods. */
  readonly namespace?: string;
  /** Labels of its pods; they may have more. */
  readonly podLabels?: StringMap;
  /** Name of the ServiceAccount of its pods. */
  readonly serviceAccountName?: string;
  /** Namespaces in which it may list and watch what it discovers. */
  readonly readableNamespaces?: readonly string[];
  /** Whether it scrapes by annotations. */
  readonly readsAnnotations?: boolean;
}

/** A Prometheus object that represents a server, and selects the monitors with these labels in all namespaces. Its namespace is made up. */
export function representing(name: string, matchLabels: StringMap, spec: object = {}): Manifest {
  const selectors = MONITOR_KINDS.flatMap(({ selector, namespaceSelector }) => [[selector, { matchLabels }], [namespaceSelector, {}]]);

  return {
    apiVersion: 'monitoring.coreos.com/v1', kind: 'Prometheus', metadata: { namespace: 'profile', name }, spec: { ...Object.fromEntries(selectors), ...spec },
  };
}
