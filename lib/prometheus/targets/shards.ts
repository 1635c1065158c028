/** What a configuration is filled in with, shard by shard. */

/** How a server divides its targets. */
export interface Shards {
  /** At least 1. */
  readonly count: number;
  /** Zones, where each shard has one. */
  readonly zones?: readonly string[];
}

/**
 * Fills in what the reloader of a shard fills in.
 * @see TopologyZoneForShard and InzoneShardForShard in pkg/prometheus/promcfg.go, operator v0.94.1
 */
export function fillFor(shard: number, { zones = [] }: Shards): (text: string) => string {
  const values: { readonly [name: string]: string } = {
    SHARD: String(shard),
    ...zones.length > 0 && { TOPOLOGY_ZONE: zones[shard % zones.length], INZONE_SHARD: String(Math.floor(shard / zones.length)) },
  };

  return (text) => text.replace(/\$\((SHARD|TOPOLOGY_ZONE|INZONE_SHARD)\)/g, (whole, name: string) => values[name] ?? whole);
}
