/** The result of a discovery: labels of an object, and its addresses. */

/** Addresses with common labels. A label of an address takes precedence over that of the group, even if it is empty. */
export interface TargetGroup {
  readonly labels: ReadonlyMap<string, string>;
  readonly targets: readonly DiscoveredTarget[];
}

/** One address, in `__address__`, and its own labels. */
export interface DiscoveredTarget {
  readonly labels: ReadonlyMap<string, string>;
  /** Key of the object that has the address. */
  readonly source: string;
  /** How many pods it represents; absent if it represents no pods, or if the number is not known. */
  readonly replicas?: number;
  /** The first version of Prometheus that has it; absent if all have. */
  readonly since?: string;
  /** The first version that has it no more; absent if the newest has it. */
  readonly before?: string;
  /** Labels that it does not have before a version. */
  readonly added?: readonly { readonly since: string; readonly label: string }[];
  /** Labels that Prometheus fills in otherwise from a version on. */
  readonly later?: readonly { readonly since: string; readonly label: string; readonly value: string }[];
}

/** Returns `host:port`, with brackets around an IPv6 address. */
export function hostAndPort(host: string, port: number): string {
  return host.includes(':') ? `[${host}]:${port}` : `${host}:${port}`;
}
