/** How the targets of a server are divided among its shards. */
import { OperatorSettings } from '../../../operator-port/operator-settings';
import { Server } from '../../../operator-port/server';

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
}

/** @see isTopologyShardingActive and shardsPerZone in pkg/prometheus/promcfg.go, v0.94.1 */
export function shardingOf({ kind, spec }: Server, { featureGates, podTopologyLabels }: OperatorSettings): Sharding {
  const shards = Math.max(spec.shards ?? 1, 1);
  const zones: number = spec.shardingStrategy?.mode === 'Topology' ? spec.shardingStrategy.topology?.values?.length ?? 0 : 0;
  const byZone = zones > 0 && (featureGates?.PrometheusTopologySharding ?? true);

  return {
    shards,
    shardsPerZone: byZone ? Math.max(Math.floor(shards / zones), 1) : undefined,
    // Agents never keep shards: the operator does not pass the gate on to them.
    retainsShards: kind === 'Prometheus' && (featureGates?.PrometheusShardRetentionPolicy ?? true),
    podTopologyLabels: podTopologyLabels ?? false,
  };
}
