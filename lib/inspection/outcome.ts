/** What the operator and Prometheus make of the objects of a cluster. */
import { assumedGateNotes, withAssumedGates } from './assumed-gates';
import { besideProfile } from './beside-profile';
import { unselectedMonitors } from './unselected-monitors';
import { StagedFinding } from '../forecast/diagnosis';
import { DiscoveryRights } from '../forecast/discovery-rights';
import { Forecast } from '../forecast/forecast';
import { inspectServer, ServerForecast } from '../forecast/forecast-server';
import { inspectText } from '../forecast/forecast-text';
import { UNMANAGED_SERVER } from '../forecast/server-targets';
import { RunningCluster } from '../kubernetes/running-cluster';
import { WorkloadKinds } from '../kubernetes/workloads/workload-kinds';
import { FilesBeside } from '../manifests/load/files-beside';
import { Manifest } from '../manifests/manifest';
import { Objects } from '../manifests/objects';
import { MONITOR_KIND_NAMES } from '../operator-port/monitor-kinds';
import { Operator } from '../operator-port/operator';
import { OperatorSettings } from '../operator-port/operator-settings';
import { keyOfProfile, StandIn } from '../operator-port/reader';
import { mayRead, Server } from '../operator-port/server';
import { KubernetesDiscovery } from '../prometheus/discovery/kubernetes-discovery';
import { asRead } from '../readers/met-fields';
import { tryOtherReader } from '../readers/other-readers';
import { whyNotRunning } from '../surroundings/hooks';
import { once } from '../units/once';

/** What the outcome depends on besides the objects. */
export interface OutcomeSettings {
  readonly operator: Operator;
  readonly settings?: OperatorSettings;
  readonly hideSecrets?: boolean;
  readonly prometheusConfig?: string;
  /** Files that this configuration names; absent if no file is known. */
  readonly beside?: FilesBeside;
  /** What is known about servers that are not among the manifests. */
  readonly readers?: readonly StandIn[];
  /** Keys of the monitors that are meant for a server among the manifests, by its key; those of other servers are for all. */
  readonly meantFor?: ReadonlyMap<string, ReadonlySet<string>>;
  /** Keys of servers among the manifests that are known to read annotations. */
  readonly annotationReaders?: ReadonlySet<string>;
  /** Whether something that builds a part of the input may change one of some objects, or add a role. */
  readonly mayChange?: (keys: readonly string[]) => boolean;
  /** Whether the pods of a server run although the operator generates no configuration for it. */
  readonly isRunning?: (server: string) => boolean;
}

/** A cluster, and what becomes of its objects. */
export interface Outcome {
  readonly objects: Objects;
  readonly cluster: RunningCluster;
  readonly servers: ReadonlyMap<string, ServerForecast>;
  readonly forecast: Forecast;
  /** Findings that need no targets; found once. */
  readonly findings: () => readonly StagedFinding[];
}

/**
 * Applies manifests to an empty cluster.
 * @param refused servers that the API server refuses: they are in the result, without targets
 */
export function outcomeOf(
  manifests: readonly Manifest[], refused: readonly (readonly [string, ServerForecast])[], kinds: WorkloadKinds, options: OutcomeSettings,
): Outcome {
  const { operator, prometheusConfig, beside, settings: given, hideSecrets, readers = [], mayChange, isRunning = () => false } = options;
  const objects = new Objects(manifests);
  const running = runningIn(objects);
  const among = operator.serversIn(objects).map((server) => withPlace(server, options));
  const settings = withAssumedGates(given, among);
  // The operator generates the configuration of a server before it creates what runs its pods.
  const runs = (key: string): boolean => servers.get(key)?.error() === undefined || isRunning(key);
  const created = once(() => operator.createdIn(running, settings).filter(({ createdFor }) => runs(createdFor)));
  const cluster = new RunningCluster(running, kinds, created);
  const discovery = once(() => new KubernetesDiscovery(cluster));
  const view = { cluster, rights: new DiscoveryRights(objects, mayChange), get discovery() { return discovery(); } };
  const inspection = { operator, settings, hideSecrets, view };
  const known = readers.map((reader) => serverKnownBy(reader, operator));
  const results = [...among, ...known].map((server) => (
    [server.key, inspectServer(server, objectsFor(server, objects), inspection)] as const));
  const managed = new Map([...refused, ...results].sort(([a], [b]) => (a < b ? -1 : 1)));
  const byText = prometheusConfig === undefined
    ? [] : [[UNMANAGED_SERVER, inspectText({ text: prometheusConfig, beside }, inspection.view, hideSecrets)] as const];
  const servers = new Map([...managed, ...byText]);
  const forecast = new Forecast(objects, inspection.view, servers, operator);
  const findings = once(() => [
    ...[...servers.values()].flatMap((result) => result.findings()),
    ...unselectedMonitors(forecast, managed),
    ...besideProfile(forecast),
    ...assumedGateNotes(given, among),
  ]);

  return { objects, cluster, servers, forecast, findings };
}

function withPlace(server: Server, { meantFor, annotationReaders }: OutcomeSettings): Server {
  return { ...server, monitors: meantFor?.get(server.key), ...annotationReaders?.has(server.key) && { readsAnnotations: true } };
}

/** A server that is known by a profile. Operators among the manifests say nothing of it. */
export function serverKnownBy({ manifest, reader, monitors, operatorVersion }: StandIn, operator: Operator): Server {
  const own = operatorVersion === undefined ? operator : operator.ofVersion(operatorVersion);
  const [server] = own.serversIn(new Objects([own.admit(manifest).manifest]));

  return { ...server, key: keyOfProfile(server.name), reader, readsAnnotations: reader.readsAnnotations, monitors };
}

/** The objects without monitors that are meant for other servers, and without what the software of the server does not read. */
function objectsFor(server: Server, objects: Objects): Objects {
  const all = objects.all();
  const meant = all.filter(({ kind, key }) => !MONITOR_KIND_NAMES.includes(kind) || mayRead(server, key));
  const software = server.reader?.software && tryOtherReader(server.reader.software);
  if (software === undefined && meant.length === all.length) return objects;

  return new Objects(meant.map(({ manifest }) => (software ? asRead(software, manifest, server.reader?.softwareVersion) : manifest)));
}

/** The objects without those that Helm or Argo CD create only for a hook. */
function runningIn(objects: Objects): Objects {
  const all = objects.all();
  const running = all.filter((object) => whyNotRunning(object) === undefined);

  return running.length === all.length ? objects : new Objects(running.map(({ manifest }) => manifest));
}
