/** The tables of a report. */
import { Html, html } from './html';
import { labelsOf, linkTo, renderRelabelings } from './relabelings';
import { DiscoveryRow, DroppedRow, FindingRow, MonitorRow, Report, ServerRow, TargetRow } from './report';
import { breakable, Cell, renderTable, Table } from './table';
import { Severity } from '../findings/finding';
import { grouped } from '../units/count';

/** Values for filters. */
export interface Filters {
  readonly servers: readonly string[];
  readonly namespaces: readonly string[];
}

/** Namespaces of everything that is shown, sorted. */
export function filtersOf({ servers, monitors, targets, dropped, discoveries, findings }: Report): Filters {
  const lists = [servers, monitors, targets, dropped, discoveries, findings] as readonly (readonly { readonly namespace?: string }[])[];
  const namespaces = new Set(lists.flatMap((rows) => rows.map(({ namespace }) => namespace ?? '')));

  return { servers: servers.map(({ key }) => key), namespaces: [...namespaces].filter((namespace) => namespace !== '').sort() };
}

/** All tables, one section each. */
export function renderTables(report: Report, filters: Filters): Html[] {
  const { findings, targets, dropped, discoveries, monitors, servers } = report;
  const places = new Map(filters.namespaces.map((namespace, i) => [namespace, i]));
  const render = <T extends { readonly namespace?: string }>(table: Table<T>) => renderTable(table, places);

  return [
    render(findingTable(findings)),
    render(targetTable(report, targets)),
    render(droppedTable(report, dropped)),
    renderRelabelings(report),
    render(discoveryTable(report, discoveries)),
    render(monitorTable(report, monitors)),
    render(serverTable(servers)),
  ];
}

const RANKS: { readonly [severity in Severity]: number } = { [Severity.ERROR]: 0, [Severity.WARNING]: 1, [Severity.INFO]: 2 };

function findingTable(rows: readonly FindingRow[]): Table<FindingRow> {
  return {
    id: 'findings',
    title: 'Findings',
    note: 'What is wrong, or worth knowing, and how to fix it.',
    rows,
    cells: ({ severity, code, path, place, message, fix, acknowledged }) => [
      { shows: html`<span class="badge ${severity}">${severity}</span>`, by: RANKS[severity] },
      breakable(code),
      html`${breakable(path)}${place === undefined ? undefined : html`<small>${place}</small>`}`,
      message,
      html`${fix}${acknowledged === undefined ? undefined : html`<small>acknowledged: ${acknowledged}</small>`}`,
    ],
    servers: ({ server }) => (server === undefined ? undefined : [server]),
    severity: ({ severity }) => severity,
  };
}

function targetTable(report: Report, rows: readonly TargetRow[]): Table<TargetRow> {
  const traces = new Map(report.relabelings.flatMap(({ target }, i) => (target === undefined ? [] : [[rows[target], i]])));

  return {
    id: 'targets',
    title: 'Targets',
    note: 'What will be scraped. URLs have the name of a pod instead of its address; a question mark is a label value that only the cluster decides.',
    rows,
    cells: (row) => [
      ...ofJob(report, row.job),
      html`${breakable(row.url)}${linkTo(traces.get(row))}`,
      labelsOf(row),
      breakable(row.source),
      row.replicas === undefined ? '' : { shows: grouped(row.replicas), by: row.replicas },
      row.shard ?? '',
    ],
    servers: ({ job }) => [report.jobs[job].server],
  };
}

function ofJob({ servers, jobs }: Report, job: number): Cell[] {
  return [breakable(servers[jobs[job].server].key), breakable(jobs[job].name)];
}

function droppedTable(report: Report, rows: readonly DroppedRow[]): Table<DroppedRow> {
  const traces = new Map(report.relabelings.flatMap(({ dropped }, i) => (dropped === undefined ? [] : [[rows[dropped], i]])));

  return {
    id: 'dropped',
    title: 'Dropped targets',
    note: 'Targets that a job finds but does not scrape, often other ports of workloads that it scrapes.',
    rows,
    cells: (row) => [...ofJob(report, row.job), html`${breakable(row.address)}${linkTo(traces.get(row))}`, breakable(row.source), row.reason],
    servers: ({ job }) => [report.jobs[job].server],
  };
}

function discoveryTable(report: Report, rows: readonly DiscoveryRow[]): Table<DiscoveryRow> {
  return {
    id: 'unknown',
    title: 'Not known until run time',
    note: 'Discoveries that query systems outside the cluster.',
    rows,
    cells: ({ job, discovery, entries }) => [...ofJob(report, job), breakable(discovery), { shows: grouped(entries), by: entries }],
    servers: ({ job }) => [report.jobs[job].server],
  };
}

function monitorTable({ servers }: Report, rows: readonly MonitorRow[]): Table<MonitorRow> {
  const taker = ({ server, rejected }: MonitorRow['takenBy'][number]) => (rejected === undefined
    ? html`<div>selected by ${breakable(servers[server].key)}</div>`
    : html`<div>rejected for ${breakable(servers[server].key)}: ${rejected}</div>`);

  return {
    id: 'monitors',
    title: 'Monitors',
    note: 'Servers that select each monitor, and why the operator rejects a monitor.',
    rows,
    cells: ({ key, path, isExternal, state, words, why, takenBy, targets }) => [
      html`${breakable(key)}${path === undefined ? undefined : html`<small>${path}</small>`}${isExternal ? html`<small>in the cluster already</small>` : undefined}`,
      html`<span class="badge ${state}">${words}</span>`,
      takenBy.length > 0 ? takenBy.map(taker) : why ?? '',
      { shows: grouped(targets), by: targets },
    ],
    servers: ({ takenBy }) => takenBy.map(({ server }) => server),
  };
}

function serverTable(rows: readonly ServerRow[]): Table<ServerRow> {
  const places = new Map(rows.map((row, i) => [row, i]));

  return {
    id: 'servers',
    title: 'Servers',
    note: 'Every Prometheus and PrometheusAgent, and a configuration without the operator.',
    rows,
    cells: ({ key, state, words, why, version, selected, rejected }) => [
      breakable(key),
      html`<span class="badge ${state}">${words}</span>${why === undefined ? undefined : html`<small>${why}</small>`}`,
      version ?? '',
      { shows: grouped(selected), by: selected },
      { shows: grouped(rejected), by: rejected },
    ],
    servers: (row) => [places.get(row)!],
  };
}
