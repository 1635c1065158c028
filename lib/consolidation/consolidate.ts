/** Turns the monitors of a cluster into ScrapeConfigs with the same jobs. */
import { compareJobs } from './compare-jobs';
import { ConsolidationContext, consolidateEndpoint } from './consolidate-endpoint';
import { Blocked, ConsolidatedEndpoint, ConsolidatedMonitor, isReplaced } from './consolidation';
import { CONSOLIDATED_KINDS, endpointsOf } from './endpoints-of';
import { jobsOf, Taker } from './jobs-of';
import { Manifest } from '../manifests/manifest';
import { Objects, storedAs, StoredObject } from '../manifests/objects';
import { Selection } from '../operator-port/selection';
import { isMeantFor, Server } from '../operator-port/server';

/** What is in the cluster. */
export interface ConsolidationInput extends ConsolidationContext {
  /** Objects as they are stored. */
  readonly objects: Objects;
  /** All servers that write a configuration, with what they select of these objects. */
  readonly servers: readonly Taker[];
  /** Whether a monitor is to be replaced. */
  readonly isWanted: (monitor: StoredObject) => boolean;
}

/** One result for each monitor that is wanted, sorted by key. */
export function consolidate(input: ConsolidationInput): ConsolidatedMonitor[] {
  const { objects, servers, isWanted } = input;
  const taken = servers.map((taker) => ({ taker, keys: keysIn(taker.selection) }));
  const monitors = CONSOLIDATED_KINDS.flatMap((kind) => objects.ofKind(kind)).filter(isWanted).sort(byKey)
    .map((monitor) => consolidateOne(monitor, taken.filter(({ keys }) => keys.has(monitor.key)).map(({ taker }) => taker), input));

  return withSelectionFaults(monitors, input);
}

function consolidateOne(monitor: StoredObject, takers: readonly Taker[], { objects, ...context }: ConsolidationInput): ConsolidatedMonitor {
  const jobs = takers.map((taker) => ({ taker, jobs: jobsOf(context.operator, taker, monitor, context.settings) }));
  const endpoints = takers.length === 0 ? [] : endpointsOf(monitor).map((of): ConsolidatedEndpoint => {
    const endpoint = consolidateEndpoint(of, jobs.map(({ taker, jobs: all }) => ({ ...taker, job: all[of.index] })), context);
    const name = endpoint.scrapeConfig?.metadata?.name;
    const isTaken = name !== undefined && objects.tryFind('ScrapeConfig', monitor.namespace, name) !== undefined;

    return isTaken ? withBlocked(endpoint, [{ blocker: 'job-identity', why: 'name-taken', name, fieldPath: 'metadata.name' }]) : endpoint;
  });

  return { monitor, servers: takers.map(({ server }) => server.key).sort(), endpoints };
}

/** Selects again, with the ScrapeConfigs in place of the monitors: they must be taken by the same servers, and by no other. */
function withSelectionFaults(monitors: readonly ConsolidatedMonitor[], input: ConsolidationInput): ConsolidatedMonitor[] {
  const { objects, servers, operator, settings } = input;
  const replaced = monitors.filter(isReplaced);
  if (replaced.length === 0) return [...monitors];
  const gone = new Set(replaced.map(({ monitor }) => monitor.key));
  const added = scrapeConfigsOf(replaced).map((scrapeConfig) => operator.admit(scrapeConfig).manifest);
  const after = new Objects([...objects.all().filter(({ key }) => !gone.has(key)).map(({ manifest }) => manifest), ...added]);
  const reselected = servers.map(({ server }): Reselected => {
    const selection = operator.selectFor(server, after, settings);

    return { server, selection, keys: keysIn(selection) };
  });

  const withFaults = (each: ConsolidatedMonitor) => {
    const differences = reselected.map((taker, i) => loadedDifferences(each, servers[i], taker, input));

    return (endpoint: ConsolidatedEndpoint, index: number) => withBlocked(endpoint, reselected.flatMap((taker, i) => (
      selectionFault(taker, each, endpoint) ?? differences[i][index] ?? [])));
  };

  return monitors.map((each) => (isReplaced(each) ? { ...each, endpoints: each.endpoints.map(withFaults(each)) } : each));
}

/**
 * Compares the jobs again with the Secrets that are loaded for the ScrapeConfigs: the operator does not load all that monitors refer to,
 * and what one object has loaded is there for others.
 */
function loadedDifferences(
  { monitor, servers, endpoints }: ConsolidatedMonitor, before: Taker, after: Reselected, { operator, settings }: ConsolidationInput,
): (Blocked | undefined)[] {
  if (!servers.includes(after.server.key)) return [];
  const jobs = jobsOf(operator, before, monitor, settings);

  return endpoints.map(({ scrapeConfig, verdicts, fieldPath }, i) => {
    const [job] = jobsOf(operator, after, storedAs(operator.admit(scrapeConfig!).manifest), settings);
    const known = verdicts.find(({ server }) => server === after.server.key);
    const hashesProbedTarget = known?.verdict === 'identical-but-for' && known.rules.includes('probed-target-hash');
    const verdict = compareJobs({ monitor: jobs[i], scrapeConfig: job, hashesProbedTarget });

    return verdict.verdict === 'different' ? { blocker: 'difference', differences: verdict.differences, fieldPath, server: after.server.key } : undefined;
  });
}

interface Reselected extends Taker {
  readonly keys: ReadonlySet<string>;
}

function selectionFault(
  { server, selection, keys }: Reselected, { monitor, servers }: ConsolidatedMonitor, { scrapeConfig, fieldPath }: ConsolidatedEndpoint,
): Blocked | undefined {
  const { key } = storedAs(scrapeConfig!);
  if (keys.has(key) === servers.includes(server.key) || !isMeantFor(server, monitor.key)) return undefined;
  if (keys.has(key)) return { blocker: 'selection', why: 'also-selected', fieldPath: 'spec.scrapeConfigSelector', server: server.key };
  const rejection = selection.rejected.get(key);

  return rejection
    ? { blocker: 'difference', rejection, fieldPath, server: server.key }
    : { blocker: 'selection', why: 'namespace', fieldPath: 'spec.scrapeConfigNamespaceSelector', server: server.key };
}

/** The objects in place of monitors that are replaced, in their order. */
export function scrapeConfigsOf(monitors: readonly ConsolidatedMonitor[]): Manifest[] {
  return monitors.filter(isReplaced).flatMap(({ endpoints }) => endpoints.map(({ scrapeConfig }) => scrapeConfig!));
}

/** Servers that write a configuration. */
export function isWriting({ selection }: { readonly server: Server; readonly selection: Selection }): boolean {
  return selection.error === undefined && !selection.unmanaged;
}

function withBlocked(endpoint: ConsolidatedEndpoint, blocked: readonly Blocked[]): ConsolidatedEndpoint {
  return { ...endpoint, blocked: [...endpoint.blocked, ...blocked] };
}

function keysIn({ serviceMonitors, podMonitors, probes, scrapeConfigs }: Selection): ReadonlySet<string> {
  return new Set([serviceMonitors, podMonitors, probes, scrapeConfigs].flatMap((objects) => objects.map(({ key }) => key)));
}

function byKey({ key: a }: StoredObject, { key: b }: StoredObject): number {
  return a < b ? -1 : a > b ? 1 : 0;
}
