/** A route from outside of the cluster to Services: of the Gateway API, OpenShift or Istio. */
import { Manifest, valueAt } from '../../manifests/manifest';

/** The parts of a route that matter for probes. */
export interface Route {
  /** Where it is served, each host once. */
  readonly addresses: readonly RouteAddress[];
  /** Its hosts as they are written, for messages. */
  readonly hosts: readonly string[];
  readonly rules: readonly RouteRule[];
  /** Whether it serves gRPC, which has no paths that a probe could request. */
  readonly isGrpc?: boolean;
}

/** A host, with what is known about its listener. */
export interface RouteAddress {
  readonly host: string;
  readonly scheme?: 'http' | 'https';
  readonly port?: number;
}

/** Where requests go. */
export interface RouteRule {
  readonly backends: readonly Backend[];
  /** Paths that a plain GET request reaches it by. */
  readonly paths: readonly string[];
}

/** A Service that requests are sent to; other kinds of backends are without a name. */
export interface Backend {
  readonly name?: string;
  readonly namespace?: string;
}

/** Finds an object of the app. */
export type FindObject = (group: string, kind: string, namespace: string | undefined, name: string) => Manifest | undefined;

/** Reads a route; undefined for an object of another kind. */
export type ReadRoute = (manifest: Manifest, namespace: string | undefined, find: FindObject) => Route;

/** Whether requests are sent to a backend: one with weight 0 gets no requests. */
export function hasTraffic(backend: unknown): boolean {
  return valueAt(backend, ['weight']) !== 0;
}

/** Whether a host has no wildcard. */
export function isPlainHost(host: string): boolean {
  return host !== '' && !host.includes('*');
}

/** `*.example.com` covers `a.example.com` and `a.b.example.com`. */
export function covers(pattern: string, host: string): boolean {
  return pattern === host || (pattern.startsWith('*.') && host.endsWith(pattern.slice(1)));
}

/** Keeps one address for each host, that with TLS if there is one: the other one often redirects to it. */
export function eachHostOnce(addresses: readonly RouteAddress[]): RouteAddress[] {
  const byHost = new Map<string, RouteAddress>();
  for (const address of addresses) {
    const known = byHost.get(address.host);
    if (!known || (known.scheme !== 'https' && address.scheme === 'https')) byHost.set(address.host, address);
  }

  return [...byHost.values()];
}
