/** An inspection as the rows of a report. */
import { monitorRows } from './monitor-rows';
import { relabelingRows } from './relabeling-rows';
import { DiscoveryRow, DroppedRow, FindingRow, JobRow, Report, ServerRow, TargetRow } from './report';
import { ServerForecast } from '../forecast/forecast-server';
import { Inspected } from '../forecast/inspected';
import { refusedWords } from '../forecast/refused-by';
import { Objects } from '../manifests/objects';

/** Returns the place of an object by its key, e.g. `app.yaml:12`. */
export type PlaceOf = (key: string) => string | undefined;

/** The rows of a report for an inspection. */
export function toReport(inspected: Inspected, placeOf: PlaceOf = () => undefined): Report {
  const { objects } = inspected;
  const servers = [...inspected.servers].sort(([a], [b]) => (a < b ? -1 : 1));
  const monitors = monitorRows(inspected, servers);
  const outcomes = outcomeRows(servers, new Map(monitors.map(({ key }, i) => [key, i])), inspected);
  const targetsOf = new Map<number, number>();
  outcomes.targets.forEach(({ job }) => {
    const { monitor } = outcomes.jobs[job];
    if (monitor !== undefined) targetsOf.set(monitor, (targetsOf.get(monitor) ?? 0) + 1);
  });
  const declaredBy = servers.flatMap(([, { targets }]) => targets().jobs.map((job) => job.declaredBy));
  const unknown = new Set(outcomes.discoveries.map(({ job }) => outcomes.jobs[job].monitor));

  return {
    servers: servers.map(([key, result]) => serverRow(key, result, objects)),
    monitors: monitors.map((row, i) => {
      const targets = targetsOf.get(i) ?? 0;
      if (row.state !== 'scraped' || targets > 0) return { ...row, targets };

      return unknown.has(i) ? { ...row, state: 'unknown', words: 'selected, not known until run time' } : { ...row, state: 'none', words: 'selected, no targets' };
    }),
    ...outcomes,
    relabelings: relabelingRows(outcomes, servers.map(([, server]) => server), declaredBy),
    findings: findingRows(inspected, objects, servers.map(([key]) => key), placeOf),
  };
}

/** Kind in the key of an object that is not stored; a valid name has no slash. */
export function namespaceIn(key: string): string | undefined {
  const parts = key.split('/');

  return parts.length === 3 ? parts[1] : undefined;
}

function serverRow(key: string, { managed, selected, rejected, targets, ...server }: ServerForecast, objects: Objects): ServerRow {
  const error = server.error();
  const { jobs, refused } = targets();
  const row = {
    key,
    namespace: objects.tryFindByKey(key)?.namespace ?? namespaceIn(key),
    ...managed && { version: managed.server.version },
    selected: selected.length,
    rejected: rejected.size,
  };
  if (error !== undefined) return { ...row, state: 'rejected', words: 'no configuration', why: error };
  if (refused !== undefined) return { ...row, state: 'rejected', words: 'configuration not loaded', why: refusedWords(refused) };
  if (managed?.selection.unmanaged) return { ...row, state: 'unknown', words: 'not known: the operator does not write its configuration' };
  if (jobs.some((job) => job.targets.length > 0)) return { ...row, state: 'scraped', words: 'scrapes' };
  if (jobs.some(({ unknown }) => unknown.size > 0)) return { ...row, state: 'unknown', words: 'not known until run time' };

  return { ...row, state: 'none', words: jobs.length === 0 ? 'no jobs' : 'no targets' };
}

interface Outcomes {
  readonly jobs: JobRow[];
  readonly targets: TargetRow[];
  readonly dropped: DroppedRow[];
  readonly discoveries: DiscoveryRow[];
}

function outcomeRows(
  servers: readonly (readonly [string, ServerForecast])[],
  monitors: ReadonlyMap<string, number>,
  { objects, forecast }: Inspected,
): Outcomes {
  const rows: Outcomes = { jobs: [], targets: [], dropped: [], discoveries: [] };
  servers.forEach(([key, { targets: found }], server) => {
    const checked = forecast.tryServer(key)!;
    for (const { job: name, declaredBy, targets, dropped, unknown } of found().jobs) {
      const isEmpty = targets.length + dropped.length + unknown.size === 0;
      const job = rows.jobs.push({ server, monitor: monitors.get(declaredBy), name, isEmpty }) - 1;
      const monitor = objects.tryFindByKey(declaredBy);
      const at = (source: string, labels?: ReadonlyMap<string, string>) => ({
        job,
        source,
        namespace: objects.tryFindByKey(source)?.namespace || monitor?.namespace,
        services: monitor ? forecast.servicesBetween(monitor, checked, { source, labels }) : [],
      });
      for (const { url, labels, source, replicas, shard, unknownLabels } of targets) {
        rows.targets.push({ ...at(source, labels), url, labels: [...labels], replicas, shard, unknownLabels });
      }
      for (const { address, source, reason } of dropped) rows.dropped.push({ ...at(source), address, reason });
      for (const [discovery, entries] of unknown) rows.discoveries.push({ job, namespace: monitor?.namespace, discovery, entries });
    }
  });

  return rows;
}

function findingRows(
  { allFindings, pathOf, admission }: Inspected, objects: Objects, servers: readonly string[], placeOf: PlaceOf,
): FindingRow[] {
  const keys = new Map([...objects.all().map(({ key }) => key), ...admission.keys(), ...servers].map((key) => [pathOf(key), key]));
  const indexes = new Map(servers.map((key, i) => [key, i]));

  return allFindings().map((finding) => {
    const key = keys.get(finding.path) ?? finding.path;

    const namespace = objects.tryFindByKey(key)?.namespace || namespaceIn(key);

    return { ...finding, place: placeOf(key), namespace, server: indexes.get(key) };
  });
}
