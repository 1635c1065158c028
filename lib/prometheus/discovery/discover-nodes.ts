/** Targets of the role `node`: the kubelet of each. */
import { addMetadata, Labels, META } from './meta-labels';
import { Surroundings } from './surroundings';
import { hostAndPort, TargetGroup } from './target-group';
import { Node } from '../../kubernetes/node';
import { metaLabelName } from '../../units/prometheus-names';

/** The first of these that a node has is its address. */
const ADDRESS_TYPES = ['InternalIP', 'InternalDNS', 'ExternalIP', 'ExternalDNS', 'LegacyHostIP', 'Hostname'];

/**
 * Nothing for a node without an address.
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
