/** What the operator makes of the objects for one server, up to the configuration. */
import { loadAdditionalConfigs } from './additional-configs';
import { candidatesFor, whyNotSelectors } from './candidates';
import { settingsFor, whyNotSettings } from './feature-gates';
import { givenVersion } from './servers-in';
import { Objects, StoredObject } from '../../manifests/objects';
import { MONITOR_KINDS, MonitorKind, POD_MONITORS, PROBES, SCRAPE_CONFIGS, SERVICE_MONITORS } from '../../operator-port/monitor-kinds';
import { OperatorSettings } from '../../operator-port/operator-settings';
import { Rejection } from '../../operator-port/rejection';
import { Selection } from '../../operator-port/selection';
import { Server } from '../../operator-port/server';
import { firstFound } from '../../units/first-found';
import { rangeErrorOf } from '../../units/range-error';
import { parseSemver } from '../../units/semver';
import { MOST_SHARDS } from '../created/for-prometheus';
import { operatorSince } from '../operator-since';
import { Candidate } from '../rejection/candidate';
import { whyNotMonitor } from '../rejection/check-monitor';
import { whyNotScrapeClasses } from '../rejection/check-scrape-class';
import { whyNotServerReferences } from '../rejection/check-server-references';
import { whyNotServerSettings } from '../rejection/check-server-settings';
import { at, Reason, reject, rejectIf, under } from '../rejection/reason';
import { References } from '../rejection/references';

/**
 * Selects the monitors of a server, and rejects those that it cannot use.
 * @see sync in pkg/prometheus/server/operator.go and pkg/prometheus/agent/operator.go, v0.94.1
 */
export function selectFor(server: Server, objects: Objects, given?: OperatorSettings): Selection {
  const settings = settingsFor(server, given);
  const references = new References(objects, server);
  const cannotBegin = whyNotSettings(server, settings)
    ?? (operatorSince(server, 76) ? whyNotVersion(server) : undefined)
    ?? whyNotAllSelectors(server)
    ?? whyNotShards(server);
  if (cannotBegin !== undefined) return { ...NOTHING, rejected: new Map(), loaded: references, unmanaged: false, error: cannotBegin };

  const rejected = new Map<string, Rejection>();
  const monitors = {
    serviceMonitors: select(SERVICE_MONITORS, server, objects, references, rejected),
    podMonitors: select(POD_MONITORS, server, objects, references, rejected),
    probes: select(PROBES, server, objects, references, rejected),
    scrapeConfigs: select(SCRAPE_CONFIGS, server, objects, references, rejected),
  };

  return { ...monitors, rejected, loaded: references, ...finish(server, objects, references, settings) };
}

const NOTHING = { serviceMonitors: [], podMonitors: [], probes: [], scrapeConfigs: [] };

/** The operator would accept more. Here every shard is computed by itself, so a large number would need too much memory. */
function whyNotShards({ spec: { shards = 1 } }: Server): Reason {
  return shards > MOST_SHARDS
    ? reject({ cause: 'too-many-shards', most: MOST_SHARDS }, 'spec.shards', `spec.shards is ${shards}, and no more than ${MOST_SHARDS} are followed`)
    : undefined;
}

function whyNotVersion(server: Server): Reason {
  const unreadable = rejectIf({ cause: 'unsupported-prometheus' }, 'spec.version', rangeErrorOf(() => parseSemver(givenVersion(server))));

  return under('failed to parse Prometheus version', '', unreadable);
}

/** With the plural that the operator's error has. */
function whyNotAllSelectors(server: Server): Reason {
  return firstFound(MONITOR_KINDS, (kind) => under(`selecting ${kind.kind}s failed`, '', whyNotSelectors(server, kind)));
}

function select(
  kind: MonitorKind, server: Server, objects: Objects, references: References, rejected: Map<string, Rejection>,
): StoredObject[] {
  return candidatesFor(server, objects, kind).filter((object) => {
    const reason = whyNotMonitorOrVersion({ server, references, object });
    if (reason !== undefined) rejected.set(object.key, reason);

    return reason === undefined;
  });
}

/** Up to operator 0.75 a version that cannot be read is found when a monitor is first compared with it. */
function whyNotMonitorOrVersion(candidate: Candidate): Reason {
  try {
    return whyNotMonitor(candidate);
  } catch (error) {
    if (!(error instanceof RangeError)) throw error;

    return whyNotVersion(candidate.server);
  }
}

type Finish = Pick<Selection, 'unmanaged' | 'error' | 'additionalScrapeConfigs' | 'hasUnknownJobs'>;

/**
 * What is left once the monitors are known: the server's own settings, and what they refer to.
 * @see GenerateServerConfiguration and GenerateAgentConfiguration in pkg/prometheus/promcfg.go, v0.94.1, for the timeout
 */
function finish(server: Server, objects: Objects, references: References, settings: OperatorSettings): Finish {
  const unusable = whyNotVersion(server) ?? whyNotMajor(server) ?? at('spec', under('failed to parse scrape classes', '', whyNotScrapeClasses(server)));
  if (unusable !== undefined) return { unmanaged: false, error: unusable };
  if (isUnmanaged(server) && !settings.refusesUnmanaged) return { unmanaged: true };
  const error = at('spec', whyNotServerReferences(references, server));
  if (error !== undefined) return { unmanaged: false, error };
  const additional = loadAdditionalConfigs(server, objects);

  return { unmanaged: false, ...additional, error: additional.error ?? at('spec', whyNotServerSettings(server)) };
}

/** @see NewConfigGenerator in pkg/prometheus/promcfg.go, v0.94.1 */
function whyNotMajor(server: Server): Reason {
  if (!operatorSince(server, 77)) return whyNotMajorTwo(server);

  return /^[23]\./.test(server.version)
    ? undefined
    : reject({ cause: 'unsupported-prometheus' }, 'spec.version', `unsupported Prometheus version "${givenVersion(server)}"`);
}

/** @see NewConfigGenerator in pkg/prometheus/promcfg.go, v0.76.2, which wraps a nil error */
function whyNotMajorTwo({ version }: Server): Reason {
  return version.startsWith('2.')
    ? undefined
    : reject({ cause: 'unsupported-prometheus', ...version.startsWith('3.') && { since: 'v0.77.0' } }, 'spec.version', `unsupported Prometheus major version ${version}: %!w(<nil>)`);
}

/**
 * Profiles have no configuration of their own.
 * @see unmanagedPrometheusConfiguration in pkg/prometheus/server/operator.go, v0.94.1: agents are never unmanaged
 */
function isUnmanaged({ kind, spec, reader }: Server): boolean {
  return kind === 'Prometheus' && reader === undefined && MONITOR_KINDS.every(({ selector }) => !spec[selector]);
}
