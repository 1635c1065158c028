/** What NetworkPolicies let through to pods. */
import { NamedPort, NetworkPolicy, networkPolicyOf, PortRange, TrafficPeer, TrafficRule } from './network-policy';
import { LabelIndex } from '../../manifests/label-index';
import { Named, StringMap } from '../../manifests/manifest';
import { Objects } from '../../manifests/objects';
import { isEmptySelector, selectorMatches } from '../../manifests/selectors/selector';
import { groupBy } from '../../units/group';
import { allOf, Answer, answerOf, anyOf } from '../answer';
import { NamespaceLabels } from '../namespace-labels';
import { lastingContainers } from '../pods/container-port';
import { Pod } from '../pods/pod';

/** Who sends traffic: a Pod, or as much as is known of one. */
export interface TrafficSource {
  readonly namespace: string;
  /** Absent where they are not known. */
  readonly labels?: StringMap;
  /** Absent for no. */
  readonly hostNetwork?: boolean;
  readonly name?: string;
}

/** The pod that traffic goes to. */
export type TrafficTarget = Pick<Pod, 'namespace' | 'name' | 'labels' | 'containers' | 'hostNetwork' | 'replicas'>;

/** Whose policies decide: those of the pod that receives, or of the one that sends. */
export type TrafficSide = 'ingress' | 'egress';

/** Whether traffic passes, and otherwise which policies select the pod of that side, sorted by name. */
export type Passage =
  | { readonly answer: 'allowed' }
  | { readonly answer: 'denied' | 'unknown'; readonly side: TrafficSide; readonly policies: readonly Named[] };

/**
 * The NetworkPolicies of manifests. Found by namespace and label, so that asking for every pod stays linear.
 *
 * @see https://kubernetes.io/docs/concepts/services-networking/network-policies/
 */
export class NetworkPolicies {
  private readonly byLabel: LabelIndex<NetworkPolicy>;
  /** Those that ask for no single value of a label. */
  private readonly others: Map<string, NetworkPolicy[]>;
  private readonly namespaces: NamespaceLabels;

  constructor(objects: Objects) {
    const policies = objects.ofKind('NetworkPolicy')
      .filter(({ manifest }) => manifest.apiVersion?.startsWith('networking.k8s.io/')).map(networkPolicyOf);
    const labels = ({ selector: { matchLabels = {} } }: NetworkPolicy) => matchLabels;
    this.byLabel = LabelIndex.ofSelectors(policies, (policy) => [policy.namespace, labels(policy)]);
    this.others = groupBy(policies.filter((policy) => Object.keys(labels(policy)).length === 0), ({ namespace }) => [namespace]);
    this.namespaces = new NamespaceLabels(objects);
  }

  /**
   * Whether traffic reaches a port of a pod. Where both sides stop it, the side that receives is named.
   *
   * A source that is undefined may be anybody, even outside of the cluster. Policies of its own namespace count where its labels are known.
   * Addresses are not known before a deployment, so that a peer by `ipBlock` may be anybody. Network plugins may or may not apply policies
   * to pods in the network of their node, and let a node reach its own pods: such a pod is never surely denied anything.
   *
   * `({ namespace: 'monitoring', labels: { app: 'prometheus' } }, pod, 8080)` gives
   * `{ answer: 'denied', side: 'ingress', policies: [{ kind: 'NetworkPolicy', namespace: 'shop', name: 'default-deny' }] }`
   *
   * @see https://kubernetes.io/docs/concepts/services-networking/network-policies/#the-two-sorts-of-pod-isolation
   * @see https://kubernetes.io/docs/concepts/services-networking/network-policies/#networkpolicy-and-hostnetwork-pods
   */
  passage(source: TrafficSource | undefined, target: TrafficTarget, port: number, protocol = 'TCP'): Passage {
    if (source && isItself(source, target)) return ALLOWED;
    const isReached = ({ ports }: TrafficRule) => ports.length === 0 || ports.some((entry) => portMatches(entry, target, port, protocol));
    const isOnNode = source?.hostNetwork === true || target.hostNetwork;
    const ingress = this.sideOf('ingress', target, source, isReached, isOnNode);
    if (ingress.answer === 'denied' || !source?.labels) return ingress;
    const egress = this.sideOf('egress', { ...source, labels: source.labels }, target, isReached, isOnNode);

    return egress.answer === 'denied' || ingress.answer === 'allowed' ? egress : ingress;
  }

  private sideOf(
    side: TrafficSide, selected: Selected, peer: TrafficSource | undefined, isReached: (rule: TrafficRule) => boolean, isOnNode: boolean,
  ): Passage {
    const policies = this.selecting(selected).filter((policy) => policy[side] !== undefined);
    if (policies.length === 0) return ALLOWED;
    const answer = anyOf(policies, (policy) => anyOf(policy[side]!, (rule) => (
      isReached(rule) ? this.ruleAllows(rule, policy.namespace, peer) : 'denied')));
    if (answer === 'allowed') return ALLOWED;

    return { answer: isOnNode ? 'unknown' : answer, side, policies: policies.map(nameOf).sort((a, b) => (a.name < b.name ? -1 : 1)) };
  }

  private selecting({ namespace, labels }: Selected): NetworkPolicy[] {
    return [...this.byLabel.selecting(namespace, labels), ...this.others.get(namespace) ?? []]
      .filter(({ selector }) => selectorMatches(selector, labels));
  }

  private ruleAllows({ peers }: TrafficRule, namespace: string, who: TrafficSource | undefined): Answer {
    return peers.length === 0 ? 'allowed' : anyOf(peers, (peer) => this.peerIs(peer, namespace, who));
  }

  private peerIs({ pods, namespaces, isBlock }: TrafficPeer, namespace: string, who: TrafficSource | undefined): Answer {
    const isBySelector = pods !== undefined || namespaces !== undefined;
    if (isBlock || !isBySelector) return isBlock && !isBySelector ? 'unknown' : 'denied';
    if (who === undefined) return 'unknown';
    const answer = allOf([
      () => (namespaces ? this.namespaces.matches(namespaces, who.namespace) : answerOf(who.namespace === namespace)),
      () => podMatches(pods, who.labels),
    ], (ask) => ask());

    return answer === 'allowed' && who.hostNetwork === true ? 'unknown' : answer;
  }
}

const ALLOWED: Passage = { answer: 'allowed' };

type Selected = Pick<Pod, 'namespace' | 'labels'>;

/** No policy applies to traffic of a pod to itself; a pod that represents several may be meant as another of them. */
function isItself({ namespace, name }: TrafficSource, target: TrafficTarget): boolean {
  return namespace === target.namespace && name === target.name && target.replicas === 1;
}

function podMatches(pods: TrafficPeer['pods'], labels: StringMap | undefined): Answer {
  if (pods === undefined || isEmptySelector(pods)) return 'allowed';

  return labels === undefined ? 'unknown' : answerOf(selectorMatches(pods, labels));
}

/** A name means the ports that the receiving pod declares by it; one that ends with its init containers has none of theirs. */
function portMatches(wanted: PortRange | NamedPort, { containers }: TrafficTarget, port: number, protocol: string): boolean {
  if (wanted.protocol !== protocol) return false;
  if (!('name' in wanted)) return wanted.first <= port && port <= wanted.last;

  return lastingContainers(containers).flatMap(({ ports }) => ports)
    .some(({ name, containerPort, protocol: declared }) => name === wanted.name && containerPort === port && declared === protocol);
}

function nameOf({ namespace, name }: NetworkPolicy): Named {
  return { kind: 'NetworkPolicy', name, namespace };
}
