/** What a discovery hands on: labels of an object, and the addresses that it has. */

/** Addresses that share labels. A label of an address goes before the same one of the group, even an empty one. */
export interface TargetGroup {
  readonly labels: ReadonlyMap<string, string>;
  readonly targets: readonly DiscoveredTarget[];
}

/** One address, in `__address__`, and labels of its own. */
export interface DiscoveredTarget {
  readonly labels: ReadonlyMap<string, string>;
  /** Key of the object that it comes from. */
  readonly source: string;
  /** How many pods it stands for; absent where it stands for none, or nobody says. */
  readonly replicas?: number;
}

/** `host:port`, with brackets around an IPv6 address. */
export function hostAndPort(host: string, port: number): string {
  return host.includes(':') ? `[${host}]:${port}` : `${host}:${port}`;
}
