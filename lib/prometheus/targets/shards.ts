/** The variables of a configuration, which have other values in each shard. */

/** How a server divides its targets. */
export interface Shards {
  /** At least 1. */
  readonly count: number;
  /** Zones, if each shard scrapes one zone. */
  readonly zones?: readonly string[];
}

/**
 * Makes a function that fills in variables like the config reloader of a shard.
 * @see TopologyZoneForShard and InzoneShardForShard in pkg/prometheus/promcfg.go, operator v0.94.1
 */
export function fillFor(shard: number, { zones = [] }: Shards): (text: string) => string {
  const values: { readonly [name: string]: string } = {
    SHARD: String(shard),
    ...zones.length > 0 && { TOPOLOGY_ZONE: zones[shard % zones.length], INZONE_SHARD: String(Math.floor(shard / zones.length)) },
  };

  return (text) => text.replace(/\$\((SHARD|TOPOLOGY_ZONE|INZONE_SHARD)\)/g, (whole, name: string) => values[name] ?? whole);
}
