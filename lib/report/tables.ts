/** The tables of a report. */
import { Html, html } from './html';
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
    heads: ['Severity', 'Code', 'Where', 'What', 'Fix'],
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
  return {
    id: 'targets',
    title: 'Targets',
    note: 'What will be scraped. URLs have the name of a pod instead of its address; a question mark is a label value that only the cluster decides.',
    heads: ['Server', 'Job', 'URL', 'Labels', 'Source', 'Replicas', 'Shard'],
    rows,
    cells: ({ job, url, labels, unknownLabels, source, replicas, shard }) => [
      ...ofJob(report, job),
      breakable(url),
      [...labels.map(([name, value]) => label(name, value)), ...unknownLabels.map((name) => label(name, undefined))],
      breakable(source),
      replicas === undefined ? '' : { shows: grouped(replicas), by: replicas },
      shard ?? '',
    ],
    servers: ({ job }) => [report.jobs[job].server],
  };
}

function label(name: string, value: string | undefined): Html {
  return html`<span><i>${name}</i>=${value === undefined ? html`<b>?</b>` : value}</span> `;
}

function ofJob({ servers, jobs }: Report, job: number): Cell[] {
  return [breakable(servers[jobs[job].server].key), breakable(jobs[job].name)];
}

function droppedTable(report: Report, rows: readonly DroppedRow[]): Table<DroppedRow> {
  return {
    id: 'dropped',
    title: 'Dropped targets',
    note: 'Targets that a job finds but does not scrape, often other ports of workloads that it scrapes.',
    heads: ['Server', 'Job', 'Address', 'Source', 'Reason'],
    rows,
    cells: ({ job, address, source, reason }) => [...ofJob(report, job), breakable(address), breakable(source), reason],
    servers: ({ job }) => [report.jobs[job].server],
  };
}

function discoveryTable(report: Report, rows: readonly DiscoveryRow[]): Table<DiscoveryRow> {
  return {
    id: 'unknown',
    title: 'Not known until run time',
    note: 'Discoveries that query systems outside the cluster.',
    heads: ['Server', 'Job', 'Discovery', 'Entries'],
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
    heads: ['Monitor', 'State', 'Servers', 'Targets'],
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
    heads: ['Server', 'State', 'Version', 'Selected', 'Rejected'],
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
