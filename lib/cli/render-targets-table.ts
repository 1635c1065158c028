/** Targets as a table, one on each line. */
import { renderDiscoveries, renderLabels, renderSource, Servers, tryOfJob } from './render-target';
import { Paint } from './terminal';
import { visible } from '../findings/problem';
import { DroppedJson, ServerJson } from '../inspection/to-json';
import { count } from '../units/count';

/** A target in all columns, or a remark of any length after the first two columns. */
interface Row {
  readonly cells: readonly string[];
  readonly remark?: string;
}

const HEAD: Row = { cells: ['SERVER', 'JOB', 'URL', 'SOURCE', 'LABELS'] };
const GAP = '  ';
/** Maximum width of a column in characters; longer text overflows, so that one long URL does not widen the whole column. */
const WIDEST = 80;

/** The servers with their jobs in the order of their configurations, and a summary. */
export function renderTargetsTable(servers: Servers, paint: Paint): string {
  const rows = [HEAD, ...servers.flatMap(([key, server]) => rowsOf(key, server))].map(printableRow);
  const widths = HEAD.cells.slice(0, -1).map((_, column) => {
    const lengths = rows.map(({ cells }) => cells[column]?.length ?? 0);

    return Math.max(...lengths.filter((length) => length <= WIDEST));
  });
  const lines = rows.map((row) => {
    const cells = row.cells.map((cell, column) => cell.padEnd(widths[column] ?? 0));

    return [...cells, ...row.remark === undefined ? [] : [paint('yellow', row.remark)]].join(GAP).trimEnd();
  });

  return `${[paint('bold', lines[0]), ...lines.slice(1), '', summaryOf(servers)].join('\n')}\n`;
}

function rowsOf(server: string, { targets, dropped, notKnown, error, config }: ServerJson): Row[] {
  if (error !== undefined) return [{ cells: [server, ''], remark: `no targets: ${error}` }];
  if (config === '') return [{ cells: [server, ''], remark: 'not known: the operator does not write its configuration' }];
  const jobs = Object.keys(targets);
  if (jobs.length === 0) return [{ cells: [server, ''], remark: 'no jobs' }];

  return jobs.flatMap((job): Row[] => {
    const unknown = tryOfJob(notKnown, job) ?? {};
    const found = targets[job].map((target): Row => (
      { cells: [shardOf(server, target), job, target.url, renderSource(target), renderLabels(target)] }));
    const isUnknown = Object.keys(unknown).length > 0;
    if (isUnknown) found.push({ cells: [server, job], remark: `not known until run time (${renderDiscoveries(unknown)})` });

    return found.length > 0 ? found : [{ cells: [server, job], remark: whyNone(tryOfJob(dropped, job) ?? []) }];
  });
}

function shardOf(server: string, { shard }: { readonly shard?: number }): string {
  return shard === undefined ? server : `${server} shard ${shard}`;
}

/** The most frequent reason; the first one if several are equally frequent. */
function whyNone(dropped: readonly DroppedJson[]): string {
  if (dropped.length === 0) return 'no targets';
  const times = new Map<string, number>();
  dropped.forEach(({ reason }) => times.set(reason, (times.get(reason) ?? 0) + 1));
  const [[reason]] = [...times].sort(([, a], [, b]) => b - a);

  return `no targets, ${dropped.length} dropped${times.size === 1 ? '' : ', most often'}: ${reason}`;
}

function printableRow({ cells, remark }: Row): Row {
  return { cells: cells.map(visible), ...remark !== undefined && { remark: visible(remark) } };
}

function summaryOf(servers: Servers): string {
  const of = <T>(list: (server: ServerJson) => readonly T[]): T[] => servers.flatMap(([, server]) => list(server));
  const jobs = of(({ targets, notKnown }) => Object.keys(targets).map((job) => (
    { targets: targets[job], isKnown: tryOfJob(notKnown, job) === undefined })));
  const targets = jobs.flatMap((job) => job.targets);
  const unknown = of(({ notKnown }) => Object.values(notKnown).flatMap((each) => Object.values(each))).reduce((sum, each) => sum + each, 0);
  const none = jobs.filter((job) => job.isKnown && job.targets.length === 0).length;

  return [
    `${count(targets.length, 'target')} in ${count(jobs.length, 'job')} of ${count(servers.length, 'server')}`,
    ...none === 0 ? [] : [`${count(none, 'job')} without targets`],
    ...unknown === 0 ? [] : [`${count(unknown, 'discovery')} not known until run time`],
  ].join(', ');
}
