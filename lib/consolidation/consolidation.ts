/** What becomes of monitors that are to be ScrapeConfigs: data for code. The words are in `blocker-problem.ts`. */
import { Manifest } from '../manifests/manifest';
import { StoredObject } from '../manifests/objects';
import { FieldSince } from '../operator-port/field-since';
import { Rejection } from '../operator-port/rejection';
import { Spec } from '../operator-port/server';

/** What becomes of one monitor: it is replaced as a whole, or stays as it is. */
export interface ConsolidatedMonitor {
  readonly monitor: StoredObject;
  /** Keys of the servers that take the monitor, sorted. */
  readonly servers: readonly string[];
  /** One entry for each endpoint; one for a Probe. */
  readonly endpoints: readonly ConsolidatedEndpoint[];
}

/** What becomes of one endpoint of a monitor. */
export interface ConsolidatedEndpoint {
  /** E.g. `spec.endpoints[0]`; `spec` for a Probe. */
  readonly fieldPath: string;
  /** Name of its job in the configuration, e.g. `serviceMonitor/shop/cart/0`. */
  readonly job: string;
  /** The object that has the same job under another name. It is also there if it is blocked only by what other objects say. */
  readonly scrapeConfig?: Manifest;
  /** How the two jobs compare, for each server that takes the monitor. */
  readonly verdicts: readonly ServerVerdict[];
  /** Why the endpoint cannot be a ScrapeConfig; empty if it can. */
  readonly blocked: readonly Blocked[];
  /** Settings of servers that the ScrapeConfig has a copy of: a later change of them does not reach it. */
  readonly frozen: readonly FrozenSetting[];
}

/** A setting of a server that is copied into a ScrapeConfig. */
export interface FrozenSetting {
  readonly server: string;
  /** E.g. `spec.podTargetLabels`. */
  readonly field: string;
}

/** The comparison of two jobs for one server. */
export type ServerVerdict = JobVerdict & { readonly server: string };

/** How the job of a ScrapeConfig compares with that of the endpoint, apart from the name of the job. */
export type JobVerdict =
  | { readonly verdict: 'identical' }
  /** Only rules differ that change neither targets nor labels; each kind is listed once. */
  | { readonly verdict: 'identical-but-for'; readonly rules: readonly RuleWithoutEffect[] }
  | { readonly verdict: 'different'; readonly differences: readonly Difference[] };

/** Rules that only one of the jobs has, and that have no effect on targets. */
export type RuleWithoutEffect =
  /** The operator divides the targets of monitors among one shard. */
  | 'one-shard'
  /** Sets the label `job` to the value that the old name of the job gave it. */
  | 'job-label'
  /** Targets of a Probe are divided by what is probed, by a rule of its own. */
  | 'probed-target-hash';

/** One value that differs between two jobs; a value that a job does not have is absent. Secrets are shown by name. */
export interface Difference {
  /** Place in the job as Prometheus reads it, e.g. `relabel_configs[3]`. */
  readonly path: string;
  readonly monitor?: unknown;
  readonly scrapeConfig?: unknown;
}

/** Why an endpoint cannot be a ScrapeConfig. */
export type Blocked = BlockedBy & {
  /** The field of the monitor, or of the server, that is in the way. */
  readonly fieldPath: string;
  /** Key of the server, if it depends on the server. */
  readonly server?: string;
};

/** The blockers, with the facts of each. */
export type BlockedBy =
  /** A ScrapeConfig has no field for `followRedirects: false`. */
  | { readonly blocker: 'follow-redirects' }
  /** A ScrapeConfig cannot name files. `scrapeClass` is the class that would give the same files. */
  | { readonly blocker: 'files'; readonly scrapeClass: Spec }
  /** The scrape class has another effect on ScrapeConfigs: its relabelings come first, its TLS settings replace empty ones. */
  | { readonly blocker: 'scrape-class'; readonly why: 'applied-otherwise'; readonly scrapeClass: string; readonly differences: readonly Difference[] }
  /** A profile names the scrape classes of its server, and does not describe them. */
  | { readonly blocker: 'scrape-class'; readonly why: 'not-known'; readonly scrapeClass: string }
  | { readonly blocker: 'server-settings'; readonly why: 'confined' | 'files' | 'inline-token' | 'other-namespace' | 'servers-differ' }
  | { readonly blocker: 'job-identity'; readonly why: 'reads-job-name' }
  | { readonly blocker: 'job-identity'; readonly why: 'name-taken'; readonly name: string }
  | { readonly blocker: 'selection'; readonly why: SelectionFault }
  | { readonly blocker: 'sharding'; readonly why: 'on-every-node' | 'retained-shards' | 'zones' | 'own-hash' | 'empty-hash' | 'not-divided' }
  /** The version of the operator has no such kind or field, or refuses a value. */
  | { readonly blocker: 'api-version'; readonly version: string; readonly newer: readonly FieldSince[]; readonly faults: readonly string[] }
  /** The proof found something else. */
  | { readonly blocker: 'difference'; readonly differences: readonly Difference[] }
  | { readonly blocker: 'difference'; readonly rejection: Rejection };

/** Why servers would not select the ScrapeConfig as they select the monitor. */
export type SelectionFault = 'no-selector' | 'namespace' | 'labels' | 'also-selected' | 'enforced-namespace' | 'other-reader';

/** The names of the blockers. */
export type Blocker = BlockedBy['blocker'];

/** Whether all endpoints of a monitor can be ScrapeConfigs. */
export function isReplaced({ endpoints }: ConsolidatedMonitor): boolean {
  return endpoints.length > 0 && endpoints.every(({ blocked }) => blocked.length === 0);
}
