/** The rows of a report as paths of the map. */
import { MapNode, MapPath } from './map-path';
import { JobRow, MonitorRow, Report, ServerRow, STATES, TargetRow } from './report';
import { count, grouped } from '../units/count';
import { groupBy } from '../units/group';

const UNTIL_RUN_TIME = `${STATES.unknown} until run time`;

/** Paths in the order of the servers and their jobs, then monitors that no server selects. */
export function mapPaths(report: Report): MapPath[] {
  const { servers, monitors } = report;
  const ofJobs = groupBy(outcomesOf(report), ({ job }) => [String(report.jobs[job].server)]);

  return [
    ...servers.flatMap((server, i) => {
      const outcomes = (ofJobs.get(String(i)) ?? []).map((found) => found.path);
      const all = [...outcomes, ...withoutJobs(report, i), ...rejectedBy(report, i)];

      return all.length > 0 ? all : [path([serverNode(server, i)], outcome(server.state, {
        id: 'none', text: server.words, detail: server.why ?? '', title: server.why, href: `#s${i}`,
      }))];
    }),
    ...monitors.flatMap((monitor, i) => (monitor.takenBy.length > 0 ? [] : [outsider(monitor, i)])),
  ];
}

interface OfJob {
  readonly job: number;
  readonly path: MapPath;
}

/** Outcomes of all jobs, in their order. */
function outcomesOf(report: Report): OfJob[] {
  const rows = [...targetPaths(report), ...droppedPaths(report), ...discoveryPaths(report), ...emptyPaths(report)];
  const byJob = groupBy(rows, ({ job }) => [String(job)]);

  return report.jobs.flatMap((_, job) => byJob.get(String(job)) ?? []);
}

function targetPaths(report: Report): OfJob[] {
  return report.targets.map((row, i) => {
    const end = outcome('scraped', { id: `t${i}`, text: row.url, detail: detailOf(row), href: `#t${i}` });

    return { job: row.job, path: pathOf(report, row, end) };
  });
}

function droppedPaths(report: Report): OfJob[] {
  return report.dropped.map((row, i) => {
    const end = outcome('dropped', { id: `d${i}`, text: row.address, detail: STATES.dropped, title: row.reason, href: `#d${i}` });

    return { job: row.job, path: pathOf(report, row, end) };
  });
}

function discoveryPaths(report: Report): OfJob[] {
  return report.discoveries.map((row, i) => {
    const text = row.entries === 1 ? row.discovery : `${row.discovery} ×${grouped(row.entries)}`;

    return { job: row.job, path: pathOf(report, row, outcome('unknown', { id: `u${i}`, text, detail: UNTIL_RUN_TIME, href: `#u${i}` }), row.entries) };
  });
}

/** Paths of jobs that find no targets. */
function emptyPaths(report: Report): OfJob[] {
  return report.jobs.flatMap(({ isEmpty, monitor, server }, job) => {
    if (!isEmpty) return [];
    const href = monitor === undefined ? `#s${server}` : `#m${monitor}`;

    return [{ job, path: pathOf(report, { job }, outcome('none', { id: `j${job}`, text: STATES.none, detail: 'no targets found', href })) }];
  });
}

/** Monitors that are selected by a server without a configuration. */
function withoutJobs({ servers, monitors, jobs }: Report, server: number): MapPath[] {
  const busy = new Set(jobs.filter((job) => job.server === server).map(({ monitor }) => monitor));
  const { words, state, why } = servers[server];
  const isTaker = (taker: MonitorRow['takenBy'][number]) => taker.server === server && taker.rejected === undefined;
  const taken = monitors.map((monitor, i) => ({ monitor, i })).filter(({ monitor, i }) => !busy.has(i) && monitor.takenBy.some(isTaker));

  const text = state === 'rejected' ? words : 'no jobs';

  return taken.map(({ monitor, i }) => path([serverNode(servers[server], server), monitorNode(monitor, i)], outcome(
    state === 'rejected' ? 'rejected' : 'none', { id: 'none', text, detail: why ?? '', title: why, href: `#m${i}` },
  ), monitor));
}

function rejectedBy({ servers, monitors }: Report, server: number): MapPath[] {
  return monitors.flatMap((monitor, i) => monitor.takenBy.flatMap(({ server: taker, rejected: why }) => {
    if (taker !== server || why === undefined) return [];
    const end = outcome('rejected', { id: 'rejected', text: STATES.rejected, detail: why, title: why, href: `#m${i}` });

    return [path([serverNode(servers[server], server), { ...monitorNode(monitor, i), state: 'rejected' }], end, monitor)];
  }));
}

/** A monitor that no server selects. */
function outsider(monitor: MonitorRow, i: number): MapPath {
  const { state, words, why } = monitor;
  const [id, text, detail] = state === 'rejected' ? ['api', 'API server', 'refuses']
    : ['none', 'no server', state === 'unknown' ? 'no server is known' : 'does not select'];

  return path([{ id, text, detail, state, href: `#m${i}` }, monitorNode(monitor, i)], outcome(state, {
    id: 'outside', text: state === 'rejected' ? 'refused' : STATES[state], detail: why ?? words, title: why ?? words, href: `#m${i}`,
  }), monitor);
}

/** The objects of an outcome of a job. */
interface OutcomeOf {
  readonly job: number;
  readonly namespace?: string;
  readonly source?: string;
  readonly services?: readonly string[];
  readonly replicas?: number;
}

function pathOf(report: Report, { job, namespace, source, services = [], replicas }: OutcomeOf, end: MapNode, number = 1): MapPath {
  const { servers, monitors, jobs } = report;
  const { server, monitor: index, name } = jobs[job];
  const monitor = index === undefined ? undefined : monitors[index];
  const owner = monitor ? monitorNode(monitor, index!) : jobNode(jobs[job], name, end.href);
  const declares = source === (monitor?.key ?? servers[server].key);
  const isService = source?.startsWith('Service/');
  const keys = isService ? [source!] : services;
  const service = keys.length === 0 ? undefined : objectNode(keys, end.href);
  const workload = source === undefined || declares || isService ? undefined : objectNode([source], end.href, replicas);

  return path([serverNode(servers[server], server), owner, service, workload], end, monitor ?? { namespace }, number, namespace);
}

function path(
  nodes: readonly (MapNode | undefined)[], end: MapNode, monitor: Partial<MonitorRow> = {}, number = 1, namespace = monitor.namespace,
): MapPath {
  const [server, owner, service, workload] = nodes;
  const where = namespace ? `namespace ${namespace}` : 'outside of namespaces';

  return { nodes: [server, owner, service, workload, end], namespace: namespace ?? '', kind: monitor.kind ?? 'job', where, number };
}

function outcome(state: MapNode['state'], rest: Omit<MapNode, 'state'>): MapNode {
  return { ...rest, state };
}

function serverNode({ key, words, state }: ServerRow, i: number): MapNode {
  const { name, detail } = partsOf(key);

  return { id: `s${i}`, text: name, detail: state === 'scraped' ? detail : words, state, href: `#s${i}` };
}

function monitorNode({ key, state }: MonitorRow, i: number): MapNode {
  const { name, detail } = partsOf(key);

  return { id: `m${i}`, text: name, detail, state, href: `#m${i}` };
}

function jobNode({ server }: JobRow, name: string, href: string): MapNode {
  return { id: `job ${server} ${name}`, text: name, detail: 'job', state: 'scraped', href };
}

/** @param replicas of a workload that runs more than one pod */
function objectNode(keys: readonly string[], href: string, replicas = 1): MapNode {
  const parts = keys.map(partsOf);
  const text = parts.map(({ name }) => name).join(' or ');
  const detail = `${parts[0].detail}${replicas > 1 ? ` · ${count(replicas, 'pod')}` : ''}`;

  return { id: keys.join(' '), text, detail, title: keys.length > 1 ? keys.join(' or ') : undefined, state: 'scraped', href };
}

/** `{ name: 'cart', detail: 'Deployment · shop' }` of `Deployment/shop/cart`. */
function partsOf(key: string): { readonly name: string; readonly detail: string } {
  const [kind, ...rest] = key.split('/');
  if (rest.length === 0) return { name: key, detail: 'configuration' };

  return { name: rest[rest.length - 1], detail: [kind, ...rest.slice(0, -1)].join(' · ') };
}

function detailOf({ replicas = 1, shard }: TargetRow): string {
  return [STATES.scraped, ...replicas > 1 ? [`×${replicas}`] : [], ...shard === undefined ? [] : [`shard ${shard}`]].join(' ');
}
