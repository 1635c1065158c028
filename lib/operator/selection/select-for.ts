/** What the operator makes of the objects for one server, up to the configuration. */
import { firstReason, Reason, reasonOf, under } from '../../go/reason';
import { Objects, StoredObject } from '../../manifests/objects';
import { parseSemver } from '../../units/semver';
import { Loaded } from '../loaded';
import { whyNotScrapeClasses } from '../rejection/check-scrape-class';
import { whyNotServerReferences } from '../rejection/check-server-references';
import { whyNotServerSettings } from '../rejection/check-server-settings';
import { References } from '../rejection/references';
import { OperatorSettings, Server } from '../server';
import { loadAdditionalConfigs } from './additional-configs';
import { candidatesFor, whyNotSelectors } from './candidates';
import { whyNotSettings } from './feature-gates';
import { MonitorKind, POD_MONITORS, PROBES, SCRAPE_CONFIGS, SERVICE_MONITORS } from './monitor-kinds';
import { statedVersion } from './servers-in';

/** The monitors of one server. Lists hold what is valid, sorted by `namespace/name`. */
export interface Selection {
  readonly serviceMonitors: readonly StoredObject[];
  readonly podMonitors: readonly StoredObject[];
  readonly probes: readonly StoredObject[];
  readonly scrapeConfigs: readonly StoredObject[];
  /** Why the operator rejects an object that the selectors match, in its own words, by the object's key. */
  readonly rejected: ReadonlyMap<string, string>;
  readonly loaded: Loaded;
  /** Text of the key that `additionalScrapeConfigs` names. */
  readonly additionalScrapeConfigs?: string;
  /** Whether the server has no selector at all, so that its users write the configuration. */
  readonly unmanaged: boolean;
  /** Why the operator writes no configuration, in its own words. */
  readonly error?: string;
}

/** @see sync in pkg/prometheus/server/operator.go and pkg/prometheus/agent/operator.go, v0.94.1 */
export function selectFor(server: Server, objects: Objects, settings: OperatorSettings = {}): Selection {
  const references = new References(objects);
  const cannotBegin = whyNotSettings(server, settings) ?? whyNotVersion(server) ?? whyNotAllSelectors(server) ?? whyNotShards(server);
  if (cannotBegin !== undefined) return { ...NOTHING, rejected: new Map(), loaded: references, unmanaged: false, error: cannotBegin };

  const rejected = new Map<string, string>();
  const monitors = {
    serviceMonitors: select(SERVICE_MONITORS, server, objects, references, rejected),
    podMonitors: select(POD_MONITORS, server, objects, references, rejected),
    probes: select(PROBES, server, objects, references, rejected),
    scrapeConfigs: select(SCRAPE_CONFIGS, server, objects, references, rejected),
  };

  return { ...monitors, rejected, loaded: references, ...finish(server, objects, references) };
}

const NOTHING = { serviceMonitors: [], podMonitors: [], probes: [], scrapeConfigs: [] };

/** With the plural that the operator's error has. */
const KINDS: readonly MonitorKind[] = [SERVICE_MONITORS, POD_MONITORS, PROBES, SCRAPE_CONFIGS];

/** The operator would try; here every shard is looked at by itself, so that one number could take all memory there is. */
const MOST_SHARDS = 1_000;

function whyNotShards({ spec: { shards = 1 } }: Server): Reason {
  return shards > MOST_SHARDS ? `spec.shards is ${shards}, and no more than ${MOST_SHARDS} are followed` : undefined;
}

function whyNotVersion({ spec }: Server): Reason {
  return under('failed to parse Prometheus version', reasonOf(() => parseSemver(statedVersion(spec))));
}

function whyNotAllSelectors(server: Server): Reason {
  return firstReason(KINDS, (kind) => under(`selecting ${kind.kind}s failed`, whyNotSelectors(server, kind)));
}

function select(
  kind: MonitorKind, server: Server, objects: Objects, references: References, rejected: Map<string, string>,
): StoredObject[] {
  return candidatesFor(server, objects, kind).filter((object) => {
    const reason = kind.whyNot({ server, references, object });
    if (reason !== undefined) rejected.set(object.key, reason);

    return reason === undefined;
  });
}

type Finish = Pick<Selection, 'unmanaged' | 'error' | 'additionalScrapeConfigs'>;

/**
 * What is left once the monitors are known: the server's own settings, and what they refer to.
 * @see GenerateServerConfiguration and GenerateAgentConfiguration in pkg/prometheus/promcfg.go, v0.94.1, for the timeout
 */
function finish(server: Server, objects: Objects, references: References): Finish {
  const unusable = whyNotMajor(server) ?? under('failed to parse scrape classes', whyNotScrapeClasses(server));
  if (unusable !== undefined) return { unmanaged: false, error: unusable };
  if (isUnmanaged(server)) return { unmanaged: true };
  const error = whyNotServerReferences(references, server);
  if (error !== undefined) return { unmanaged: false, error };
  const additional = loadAdditionalConfigs(server, objects);

  return { unmanaged: false, ...additional, error: additional.error ?? whyNotServerSettings(server) };
}

/** @see NewConfigGenerator in pkg/prometheus/promcfg.go, v0.94.1 */
function whyNotMajor({ spec, version }: Server): Reason {
  return /^[23]\./.test(version) ? undefined : `unsupported Prometheus version "${statedVersion(spec)}"`;
}

/** @see unmanagedPrometheusConfiguration in pkg/prometheus/server/operator.go, v0.94.1: agents are never unmanaged */
function isUnmanaged({ kind, spec }: Server): boolean {
  return kind === 'Prometheus' && KINDS.every(({ selector }) => !spec[selector]);
}
