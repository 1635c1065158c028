/** What servers are not allowed to read for their discoveries, as the causes of this folder report it. */
import { CheckedServer } from '../../forecast/checked-server';
import { accountOf } from '../../forecast/discovery-rights';
import { Forecast } from '../../forecast/forecast';
import { ServerJob } from '../../forecast/target-index';
import { Account } from '../../kubernetes/access/access';
import { DeniedRead, stopsDiscovery } from '../../prometheus/discovery/needed-reads';
import { groupBy } from '../../units/group';

/** Reads that no server of a job is allowed. */
export interface Denied {
  /** The object that declares the job. */
  readonly key: string;
  /** The first of the servers. */
  readonly server: CheckedServer;
  readonly servers: readonly string[];
  readonly account: Account;
  /** At least one; all of one scope. */
  readonly reads: readonly DeniedRead[];
  /** Absent for resources without a namespace, and if all namespaces are read at once. */
  readonly namespaces?: readonly string[];
  /** Keys of what is not found for it. */
  readonly about: readonly string[];
  /** Who may install a role for the account, each in words that continue `unless`. */
  readonly grantors: readonly string[];
  /** Whether the discovery finds nothing; otherwise it may list or watch, and lacks the other verb. */
  readonly isStopped: boolean;
}

/** Everything that is denied, one entry for each object that declares a job and each scope. */
export function* deniedReads(forecast: Forecast): Generator<Denied> {
  const monitors = [...forecast.monitors()].map(({ monitor: { key } }) => key);
  for (const key of [...monitors, ...forecast.managedServers.map((server) => server.key)]) {
    yield* deniedReadsOf(forecast, key);
  }
}

/**
 * What is denied to the jobs of one object.
 * @param only the key of a server, whatever others may read
 */
export function* deniedReadsOf(forecast: Forecast, key: string, only?: string): Generator<Denied> {
  const all = forecast.jobsOf(key).filter(({ server }) => only === undefined || server.key === only);
  if (all.every(({ job }) => job.denied.length === 0)) return;
  const jobs = [...groupBy(all, ({ server }) => [server.key]).values()];
  for (const isOfScope of SCOPES) {
    const ofServers = jobs.map((ofServer) => readsOf(ofServer, isOfScope));
    if (ofServers.some((reads) => reads.length === 0)) continue;
    const found = deniedTo(forecast, jobs, ofServers);
    if (found) yield { key, ...found };
  }
}

/** Whether a ServiceMonitor lacks EndpointSlices alone: it could use Endpoints. */
export function isOfSlices({ key, reads, isStopped }: Denied): boolean {
  return isStopped && key.startsWith('ServiceMonitor/') && reads.every(({ resource }) => resource === 'endpointslices');
}

/** Whether the reads are for labels that are attached to targets. */
export function isOfMetadata({ reads: [{ attach }] }: Denied): boolean {
  return attach !== undefined;
}

/** Resources of namespaces, of the cluster, and those that are for labels alone. */
const SCOPES: readonly ((read: DeniedRead) => boolean)[] = [
  ({ isNamespaced, attach }) => isNamespaced && attach === undefined,
  ({ isNamespaced, attach }) => !isNamespaced && attach === undefined,
  ({ attach }) => attach !== undefined,
];

/** The worst reads of one server: those that stop a discovery, or else those that lack a verb. */
function readsOf(jobs: readonly ServerJob[], isOfScope: (read: DeniedRead) => boolean): DeniedRead[] {
  const reads = jobs.flatMap(({ job }) => job.denied.flatMap((denied) => denied.reads)).filter(isOfScope);
  const stopping = reads.filter(stopsDiscovery);
  const unread = reads.filter(({ isUnread }) => isUnread);

  return stopping.length > 0 ? stopping : unread.length > 0 ? unread : reads;
}

/** What all servers lack; undefined if there is no such namespace. */
function deniedTo(
  forecast: Forecast, jobs: readonly (readonly ServerJob[])[], ofServers: readonly (readonly DeniedRead[])[],
): Omit<Denied, 'key'> | undefined {
  const places = ofServers.map(namespacesOf);
  const namespaces = places[0]?.filter((namespace) => places.every((each) => each?.includes(namespace) ?? true));
  if (namespaces?.length === 0) return undefined;
  const [[{ server }]] = jobs;
  const { managed } = server;
  if (!managed) return undefined;
  const reads = [...new Map(ofServers[0].map((read) => [`${read.group}/${read.resource}`, read])).values()];
  const isIn = (source: string) => namespaces?.includes(source.split('/')[1]) ?? true;
  const grantors = forecast.rights.grantors(managed.server, { reads: ofServers[0] });
  const isCertain = grantors.length === 0;
  const lost = jobs.flat().flatMap(({ job: { targets, undiscovered } }) => (isCertain ? undiscovered : [...targets, ...undiscovered]));

  return {
    server,
    servers: jobs.map(([first]) => first.server.key),
    account: accountOf(managed.server),
    reads,
    ...namespaces && { namespaces },
    about: [...new Set(lost.map(({ source }) => source))].filter(isIn),
    grantors: grantors.map(({ does }) => `${does} a role for it`),
    isStopped: stopsDiscovery(reads[0]),
  };
}

/** Undefined where one of the reads is for the whole cluster. */
function namespacesOf(reads: readonly DeniedRead[]): readonly string[] | undefined {
  const places = reads.map(({ namespaces }) => namespaces);

  return places.every((each) => each !== undefined) ? [...new Set(places.flat())] : undefined;
}
