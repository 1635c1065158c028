/** Targets of the role `node`: the kubelet of each node. */
import { addMetadata, Labels, META } from './meta-labels';
import { Surroundings } from './surroundings';
import { hostAndPort, TargetGroup } from './target-group';
import { Node } from '../../kubernetes/node';
import { metaLabelName } from '../../units/prometheus-names';

/** Types of addresses; the first one that a node has is used. */
const ADDRESS_TYPES = ['InternalIP', 'InternalDNS', 'ExternalIP', 'ExternalDNS', 'LegacyHostIP', 'Hostname'];

/**
 * Finds the target of a node. A node without an address has no target.
 * @see buildNode in discovery/kubernetes/node.go, Prometheus v0.314.0
 */
export function discoverNode(node: Node, surroundings: Surroundings): TargetGroup[] {
  const firsts = new Map([...node.addresses].reverse().map(({ type, address }) => [type, address]));
  const type = ADDRESS_TYPES.find((candidate) => firsts.has(candidate));
  if (type === undefined || !surroundings.seesNode(node)) return [];
  const labels: Labels = new Map([[`${META}node_provider_id`, node.providerId]]);
  for (const { type: condition, status } of node.conditions) {
    labels.set(`${META}node_condition_${metaLabelName(condition.toLowerCase())}`, status.toLowerCase());
  }
  const target: Labels = new Map([['__address__', hostAndPort(firsts.get(type)!, node.kubeletPort)], ['instance', node.name]]);
  firsts.forEach((address, of) => target.set(metaLabelName(`${META}node_address_${of}`), address));

  return [{ labels: addMetadata(labels, 'node', node), targets: [{ labels: target, source: node.source }] }];
}
