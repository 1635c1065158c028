/** What is known about a server that is not among the manifests. */
import { StringMap } from '../manifests/manifest';

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
