/** Rules by which each shard of a server keeps its own targets. */
import { Rule, rule } from './relabel-rules';
import { Sharding, ShardForm } from './sharding';
import { remembering } from '../../../units/remembering';

/**
 * The rules of all shards: the number of the shard that reads them is filled in later, for `$(SHARD)` and the like.
 * @see appendShardingRelabelingWithLabel in pkg/prometheus/promcfg.go, v0.94.1
 */
export function shardingRules(sharding: Sharding, label: string): Rule[] {
  const { shards, shardsPerZone, retainsShards, form } = sharding;

  return [
    ...retainsShards ? retentionRules(shards) : [],
    ...shardsPerZone === undefined ? hashRules(shards, '$(SHARD)', label, form) : [
      ...zoneRules(sharding),
      ...hashRules(shardsPerZone, '$(INZONE_SHARD)', label, form),
    ],
  ];
}

/** The rules that go by addresses, which are made once: the jobs of a server have them in common. */
export const addressRules = remembering((sharding: Sharding): readonly Rule[] => shardingRules(sharding, '__address__'));

/** Whether a chain divides its targets itself: the operator then adds nothing to those that it did not write. */
export function dividesTargets(rules: readonly Rule[]): boolean {
  return rules.some((each) => each.get('action') === 'hashmod');
}

/** Shards that were scaled away keep nothing. */
function retentionRules(shards: number): Rule[] {
  const inRange = Array.from({ length: shards }, (_, shard) => shard).join('|');

  return [
    rule({ target_label: '__tmp_current_shard', replacement: '$(SHARD)', action: 'replace' }),
    rule({ source_labels: ['__tmp_current_shard'], regex: inRange, action: 'keep' }),
  ];
}

/** A shard keeps the targets of its zone, which is known from an EndpointSlice, else from the pod or its node. */
function zoneRules({ podTopologyLabels }: Sharding): Rule[] {
  const from = podTopologyLabels ? 'pod' : 'node';

  return [
    rule({
      source_labels: ['__meta_kubernetes_endpointslice_endpoint_zone', '__tmp_topology'],
      target_label: '__tmp_topology',
      regex: '(.+);',
      replacement: '$1',
      action: 'replace',
    }),
    rule({
      source_labels: [
        `__meta_kubernetes_${from}_label_topology_kubernetes_io_zone`, `__meta_kubernetes_${from}_labelpresent_topology_kubernetes_io_zone`,
        '__tmp_topology',
      ],
      target_label: '__tmp_topology',
      regex: '(.+);true;',
      replacement: '$1',
      action: 'replace',
    }),
    // A target without a zone is lost here though it asks not to be divided: the pattern wants both labels.
    rule({ source_labels: ['__tmp_topology', '__tmp_disable_sharding'], regex: '$(TOPOLOGY_ZONE);|.+;.+', action: 'keep' }),
  ];
}

function hashRules(modulus: number, shard: string, label: string, form: ShardForm): Rule[] {
  if (form === 'by-label') return [hashRule(label, modulus), ownRule(shard)];

  return [
    rule({ source_labels: [label, '__tmp_hash'], target_label: '__tmp_hash', regex: '(.+);', replacement: '$1', action: 'replace' }),
    hashRule('__tmp_hash', modulus),
    form === 'by-hash' ? ownRule(shard)
      : rule({ source_labels: ['__tmp_hash', '__tmp_disable_sharding'], regex: `${shard};|.+;.+`, action: 'keep' }),
  ];
}

function hashRule(label: string, modulus: number): Rule {
  return rule({ source_labels: [label], target_label: '__tmp_hash', modulus, action: 'hashmod' });
}

function ownRule(shard: string): Rule {
  return rule({ source_labels: ['__tmp_hash'], regex: shard, action: 'keep' });
}
