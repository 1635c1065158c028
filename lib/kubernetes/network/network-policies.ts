/** Finds out which traffic NetworkPolicies allow. */
import { NamedPort, NetworkPolicy, networkPolicyOf, PortRange, TrafficPeer, TrafficRule } from './network-policy';
import { LabelIndex } from '../../manifests/label-index';
import { Named, StringMap } from '../../manifests/manifest';
import { Objects } from '../../manifests/objects';
import { isEmptySelector, selectorMatches } from '../../manifests/selectors/selector';
import { groupBy } from '../../units/group';
import { allOf, Answer, answerOf, anyOf } from '../answer';
import { matchKnownLabels } from '../match-known-labels';
import { NamespaceLabels } from '../namespace-labels';
import { lastingContainers } from '../pods/container-port';
import { Pod } from '../pods/pod';

/** The sender of traffic: a Pod, or what is known about it. */
export interface TrafficSource {
  readonly namespace: string;
  /** Absent if they are not known. */
  readonly labels?: StringMap;
  /** Whether it may have more labels than those. */
  readonly mayHaveOtherLabels?: boolean;
  /** Absent means false. */
  readonly hostNetwork?: boolean;
  readonly name?: string;
}

/** The pod that traffic goes to. */
export type TrafficTarget = Pick<Pod, 'namespace' | 'name' | 'labels' | 'containers' | 'hostNetwork' | 'replicas'>;

/** Whether the policies of the receiving pod (`ingress`) or of the sending pod (`egress`) apply. */
export type TrafficSide = 'ingress' | 'egress';

/** Whether traffic is allowed; if not, the policies that select the pod on that side, sorted by name. */
export type Passage =
  | { readonly answer: 'allowed' }
  | { readonly answer: 'denied' | 'unknown'; readonly side: TrafficSide; readonly policies: readonly Named[] };

/**
 * The NetworkPolicies in the manifests, indexed by namespace and label, so that a check of all pods takes linear time.
 *
 * @see https://kubernetes.io/docs/concepts/services-networking/network-policies/
 */
export class NetworkPolicies {
  private readonly byLabel: LabelIndex<NetworkPolicy>;
  /** Policies whose selector does not require a single value of a label. */
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
   * Whether traffic can reach a port of a pod. If the policies of both sides deny it, the result names the receiving side.
   *
   * An undefined source may be any sender, even one outside the cluster. Policies for the source apply if all labels are known. Addresses
   * are not known before deployment, so a peer with `ipBlock` may match any sender. Network plugins differ in whether they apply policies
   * to pods with `hostNetwork`, and they let a node reach its own pods, so traffic from such a pod is never certainly denied.
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
    if (ingress.answer === 'denied' || !source?.labels || source.mayHaveOtherLabels) return ingress;
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
      () => podMatches(pods, who),
    ], (ask) => ask());

    return answer === 'allowed' && who.hostNetwork === true ? 'unknown' : answer;
  }
}

const ALLOWED: Passage = { answer: 'allowed' };

type Selected = Pick<Pod, 'namespace' | 'labels'>;

/** Whether a pod sends traffic to itself, which no policy denies. A pod that represents several replicas may send to another replica. */
function isItself({ namespace, name }: TrafficSource, target: TrafficTarget): boolean {
  return namespace === target.namespace && name === target.name && target.replicas === 1;
}

function podMatches(pods: TrafficPeer['pods'], { labels, mayHaveOtherLabels }: TrafficSource): Answer {
  if (pods === undefined || isEmptySelector(pods)) return 'allowed';
  if (labels === undefined) return 'unknown';

  return mayHaveOtherLabels ? matchKnownLabels(pods, labels) : answerOf(selectorMatches(pods, labels));
}

/** Whether a policy's port matches. A name refers to ports of the receiving pod; ports of init containers that have ended do not count. */
function portMatches(wanted: PortRange | NamedPort, { containers }: TrafficTarget, port: number, protocol: string): boolean {
  if (wanted.protocol !== protocol) return false;
  if (!('name' in wanted)) return wanted.first <= port && port <= wanted.last;

  return lastingContainers(containers).flatMap(({ ports }) => ports)
    .some(({ name, containerPort, protocol: declared }) => name === wanted.name && containerPort === port && declared === protocol);
}

function nameOf({ namespace, name }: NetworkPolicy): Named {
  return { kind: 'NetworkPolicy', name, namespace };
}
