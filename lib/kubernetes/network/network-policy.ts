/** Reads NetworkPolicies: the pods that they isolate, and the traffic that they allow. */
import { objectAt, stringAt, valueAt } from '../../manifests/manifest';
import { StoredObject } from '../../manifests/objects';
import { LabelSelector } from '../../manifests/selectors/selector';
import { selectorAt } from '../../manifests/selectors/selector-at';

/** A policy with the API server's defaults. */
export interface NetworkPolicy {
  readonly namespace: string;
  readonly name: string;
  /** Selector of the pods that it isolates; an empty one selects all pods of the namespace. */
  readonly selector: LabelSelector;
  /** Allowed traffic to its pods; an empty list allows nothing. Absent if the policy does not restrict it. */
  readonly ingress?: readonly TrafficRule[];
  /** Allowed traffic from its pods, in the same way. */
  readonly egress?: readonly TrafficRule[];
}

/** Allows traffic with one of the peers, to one of the ports. */
export interface TrafficRule {
  /** Empty for all senders or receivers. */
  readonly peers: readonly TrafficPeer[];
  /** Empty for all ports of all protocols. */
  readonly ports: readonly (PortRange | NamedPort)[];
}

/** The other end of the traffic. A peer without fields, or with a block and a selector, matches nothing: the API server refuses both. */
export interface TrafficPeer {
  readonly pods?: LabelSelector;
  /** Absent for the namespace of the policy. */
  readonly namespaces?: LabelSelector;
  /** Whether it is an `ipBlock`. */
  readonly isBlock: boolean;
}

/** A range of port numbers, including both ends. */
export interface PortRange {
  readonly protocol: string;
  readonly first: number;
  readonly last: number;
}

/** Ports with this name in the containers of the receiving pod. */
export interface NamedPort {
  readonly protocol: string;
  readonly name: string;
}

/**
 * Reads a NetworkPolicy. A part that the API server would refuse selects no pod, or allows nothing.
 *
 * `{ podSelector: {}, ingress: [{ from: [{ podSelector: {} }], ports: [{ port: 8080, endPort: 8090 }] }] }`
 *
 * @see https://kubernetes.io/docs/reference/kubernetes-api/policy-resources/network-policy-v1/
 * @see SetDefaults_NetworkPolicy in k8s.io/kubernetes v1.36.3, pkg/apis/networking/v1/defaults.go
 */
export function networkPolicyOf({ namespace, name, manifest }: StoredObject): NetworkPolicy {
  const spec = objectAt(manifest, ['spec']);
  const egress = itemsAt(spec, 'egress');
  const written = itemsAt(spec, 'policyTypes');
  const types = written.length > 0 ? written : ['Ingress', ...egress.length > 0 ? ['Egress'] : []];

  return {
    namespace,
    name,
    selector: selectorAt(spec, ['podSelector']) ?? {},
    ...types.includes('Ingress') && { ingress: itemsAt(spec, 'ingress').map((rule) => ruleOf(rule, 'from')) },
    ...types.includes('Egress') && { egress: egress.map((rule) => ruleOf(rule, 'to')) },
  };
}

/** Items of a list. Many empty lists mean "all", so a value of a wrong type gives a list with one undefined item, not an empty list. */
function itemsAt(root: unknown, field: string): readonly unknown[] {
  const value = valueAt(root, [field]) ?? [];

  return Array.isArray(value) ? value : [undefined];
}

function ruleOf(rule: unknown, peers: string): TrafficRule {
  if (typeof rule !== 'object' || rule === null) return { peers: [{ isBlock: false }], ports: [] };

  return { peers: itemsAt(rule, peers).map(peerOf), ports: itemsAt(rule, 'ports').map(portOf) };
}

function peerOf(peer: unknown): TrafficPeer {
  return {
    pods: selectorAt(peer, ['podSelector']),
    namespaces: selectorAt(peer, ['namespaceSelector']),
    isBlock: (valueAt(peer, ['ipBlock']) ?? undefined) !== undefined,
  };
}

/** @see ValidateNetworkPolicyPort in k8s.io/kubernetes v1.36.3, pkg/apis/networking/validation/validation.go */
function portOf(value: unknown): PortRange | NamedPort {
  const { port: writtenPort, endPort: writtenEnd } = objectAt(value, []);
  const port = writtenPort ?? undefined;
  const endPort = writtenEnd ?? undefined;
  const protocol = (valueAt(value, ['protocol']) ?? undefined) === undefined ? 'TCP' : stringAt(value, ['protocol']) ?? '';
  if (typeof value !== 'object' || value === null || (endPort !== undefined && typeof port !== 'number')) return { protocol, ...NO_PORT };
  if (typeof port === 'string') return { protocol, name: port };
  if (port === undefined) return { protocol, ...ALL_PORTS };
  const last = endPort ?? port;

  return typeof port === 'number' && typeof last === 'number' ? { protocol, first: port, last } : { protocol, ...NO_PORT };
}

const ALL_PORTS = { first: 1, last: 65535 };
const NO_PORT = { first: 1, last: 0 };
