/** What is known about a server that is not among the manifests. */
import { MONITOR_KINDS, MonitorKind } from './monitor-kinds';
import { Manifest, StringMap } from '../manifests/manifest';
import { OPERATOR_GROUP } from '../manifests/objects';

/** A server that is known by facts alone. What is absent is not known. */
export interface Reader {
  /** Namespace of its pods. */
  readonly namespace?: string;
  /** Labels of its pods; they may have more. */
  readonly podLabels?: StringMap;
  /** Name of the ServiceAccount of its pods. */
  readonly serviceAccountName?: string;
  /** Namespaces in which it may list and watch what it discovers; `*` for all. */
  readonly readableNamespaces?: readonly string[];
  /** Whether it may list and watch nodes. */
  readonly readsNodes?: boolean;
  /** Whether it scrapes by annotations; it may if this is not known. */
  readonly readsAnnotations?: boolean;
  /** How its pods are in the service mesh. */
  readonly mesh?: 'sidecar' | 'ambient' | 'none';
  /** Name of the software if it is not the Prometheus operator, as in `lib/readers`. */
  readonly software?: string;
  /** Version of that software; the newest that is known if it is left out. */
  readonly softwareVersion?: string;
  /** API group of the monitors that it reads; that of the operator if it is left out. */
  readonly apiGroup?: string;
}

/** An object with what is known about a server, in the fields of a Prometheus object. */
export interface StandIn {
  readonly manifest: Manifest;
  readonly reader: Reader;
  /** Keys of the monitors that are meant for it; it takes no part for others. Absent for all monitors. */
  readonly monitors?: ReadonlySet<string>;
  /** Version of its operator, where those of an inspection differ. */
  readonly operatorVersion?: string;
}

/** Key of a server that is known by a profile. */
export function keyOfProfile(name: string): string {
  return `Profile/${name}`;
}

/** Selects what it selects of a kind of monitors. */
type SelectorsOf = (kind: MonitorKind) => { readonly [field: string]: object | undefined };

/** Namespace and fields that are known. */
interface Known {
  readonly namespace?: string;
  readonly spec?: object;
}

/**
 * A Prometheus object that represents a server. Its namespace is made up unless it is given.
 * @param selectors the selectors for a kind of monitors; all monitors without it
 */
export function representing(name: string, { namespace, spec = {} }: Known = {}, selectors: SelectorsOf = ALL): Manifest {
  return {
    apiVersion: `${OPERATOR_GROUP}/v1`,
    kind: 'Prometheus',
    metadata: { namespace: namespace ?? 'not-known', name },
    spec: { ...Object.assign({}, ...MONITOR_KINDS.map(selectors)), ...spec },
  };
}

const ALL: SelectorsOf = ({ selector, namespaceSelector }) => ({ [selector]: {}, [namespaceSelector]: {} });
