/** How the targets of a server are divided among its shards. */
import { OperatorSettings } from '../../../operator-port/operator-settings';
import { Server } from '../../../operator-port/server';
import { compareVersions, NEWEST_KUBERNETES } from '../../../units/version';
import { operatorSince } from '../../operator-since';
import { isGateOn } from '../../selection/feature-gates';

/** Settings of the division. */
export interface Sharding {
  /** At least 1. */
  readonly shards: number;
  /** How many shards share the targets of one zone; nothing where zones play no role. */
  readonly shardsPerZone?: number;
  /** Whether shards that were scaled away stay, and must scrape nothing. */
  readonly retainsShards: boolean;
  /** Whether pods carry the zone of their node. */
  readonly podTopologyLabels: boolean;
  /** How a shard recognises its targets, which older operators did otherwise. */
  readonly form: ShardForm;
}

/**
 * `by-label`: by the hash of a label (up to operator 0.78); `by-hash`: a rule of the user may set the hash (from 0.79 on);
 * `unless-disabled`: and `__tmp_disable_sharding` lets every shard keep a target (from 0.83 on).
 */
export type ShardForm = 'by-label' | 'by-hash' | 'unless-disabled';

/** @see isTopologyShardingActive and shardsPerZone in pkg/prometheus/promcfg.go, v0.94.1 */
export function shardingOf(server: Server, settings: OperatorSettings): Sharding {
  const { kind, spec } = server;
  const shards = Math.max(spec.shards ?? 1, 1);
  const zones: number = spec.shardingStrategy?.mode === 'Topology' ? spec.shardingStrategy.topology?.values?.length ?? 0 : 0;
  const byZone = zones > 0 && isGateOn(server, settings, 'PrometheusTopologySharding');

  return {
    shards,
    shardsPerZone: byZone ? Math.max(Math.floor(shards / zones), 1) : undefined,
    // Agents never keep shards: the operator does not pass the gate on to them.
    retainsShards: kind === 'Prometheus' && operatorSince(server, 92) && isGateOn(server, settings, 'PrometheusShardRetentionPolicy'),
    podTopologyLabels: hasPodTopologyLabels(settings) && operatorSince(server, 92),
    form: operatorSince(server, 83) ? 'unless-disabled' : operatorSince(server, 79) ? 'by-hash' : 'by-label',
  };
}

function hasPodTopologyLabels({ podTopologyLabels, kubernetesVersion = NEWEST_KUBERNETES }: OperatorSettings): boolean {
  return podTopologyLabels ?? compareVersions(kubernetesVersion, POD_TOPOLOGY_LABELS_SINCE) >= 0;
}

const POD_TOPOLOGY_LABELS_SINCE = '1.35';
