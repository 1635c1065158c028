/** Reduces the rows of a map by merging similar rows, level by level. */
import { MapNode, MapPath, OUTCOME } from './map-path';
import { State, STATES } from './report';
import { count, grouped } from '../units/count';
import { groupBy } from '../units/group';

/**
 * What is merged: the dropped targets of a workload (left out if the workload is scraped too), then the targets of a workload, of a
 * monitor in a namespace, and of a namespace.
 */
export enum Level { ALL, TARGET, WORKLOAD, MONITOR, NAMESPACE }

/** The merged rows, and the level. */
export interface Coarse {
  readonly paths: readonly MapPath[];
  readonly level: Level;
}

/** The finest level with at most `most` rows, or `coarsest` if no level has. */
export function finestWithin(paths: readonly MapPath[], most: number, coarsest: Level): Coarse {
  for (let level = Level.ALL; ; level++) {
    const coarse = coarsen(paths, level);
    if (coarse.length <= most || level === coarsest) return { paths: coarse, level };
  }
}

/** The namespaces with the most rows, up to `most` rows, and all others as one. */
export function withRest(paths: readonly MapPath[], most: number): MapPath[] {
  const rows = groupBy(coarsen(paths, Level.NAMESPACE), ({ namespace }) => [namespace]);
  const largest = [...rows].sort(([a, x], [b, y]) => totalOf(y) - totalOf(x) || (a < b ? -1 : 1));
  let room = most;
  const kept = new Set(largest.filter(([, { length }]) => (room -= length) >= 0).map(([namespace]) => namespace));
  const where = `in ${count(rows.size - kept.size, 'further namespace')}`;

  return paths.map((path) => (kept.has(path.namespace) ? path : { ...path, namespace: LAST, where }));
}

/** Sorts after all names. */
const LAST = '\uffff';

/** One path for all paths with the same boxes and the same outcome. */
export function coarsen(paths: readonly MapPath[], level: Level): MapPath[] {
  const named = level === Level.ALL ? paths : withoutIncidental(paths);
  const stems = [...groupBy(level === Level.NAMESPACE ? byNamespace(named) : named, (path) => [stemOf(path, level)])];

  return stems.flatMap(([stem, members]) => {
    const alike = inOrder(members);
    const inner = [1, 2, 3].map((column) => sharedNode(alike, column, stem));

    return [...groupBy(alike, ({ nodes }) => [endOf(nodes[OUTCOME]!, level)])].map(([, ends]): MapPath => (
      { ...ends[0], nodes: [ends[0].nodes[0], ...inner, endNode(ends)], number: totalOf(ends) }));
  });
}

/** Leaves out dropped targets of scraped workloads, which are mostly other ports. */
function withoutIncidental(paths: readonly MapPath[]): MapPath[] {
  const stateOf = ({ nodes }: MapPath) => nodes[OUTCOME]!.state;
  const stem = (path: MapPath) => stemOf(path, Level.ALL);
  const scraped = new Set(paths.filter((path) => stateOf(path) === 'scraped').map(stem));

  return paths.filter((path) => stateOf(path) !== 'dropped' || !scraped.has(stem(path)));
}

/** Servers keep their order. */
function byNamespace(paths: readonly MapPath[]): MapPath[] {
  const servers = groupBy(paths, ({ nodes: [server] }) => [server!.id]);

  const compare = (a: MapPath, b: MapPath) => (a.namespace < b.namespace ? -1 : Number(a.namespace > b.namespace));

  return [...servers.values()].flatMap((ofServer) => ofServer.sort(compare));
}

/** The boxes that paths share, all but the last. */
function stemOf({ nodes: [server, monitor, service, workload], namespace, kind }: MapPath, level: Level): string {
  switch (level) {
    case Level.ALL:
    case Level.TARGET:
    case Level.WORKLOAD: return idsOf([server, monitor, service, workload]);
    case Level.MONITOR: return idsOf([server, monitor], namespace);
    case Level.NAMESPACE: return idsOf([server], namespace, kind, monitor?.state);
  }
}

function idsOf(nodes: readonly (MapNode | undefined)[], ...others: readonly (string | undefined)[]): string {
  return JSON.stringify([...nodes.map((node) => node?.id), ...others]);
}

/** Dropped targets come last. */
function inOrder(alike: readonly MapPath[]): MapPath[] {
  const isDropped = ({ nodes }: MapPath) => Number(nodes[OUTCOME]!.state === 'dropped');

  return [...alike].sort((a, b) => isDropped(a) - isDropped(b));
}

/** Dropped targets are merged on each level. */
function endOf({ id, state }: MapNode, level: Level): string {
  return level <= Level.TARGET && state !== 'dropped' ? id : state;
}

const THINGS = [undefined, undefined, 'Service', 'workload'];

function sharedNode(paths: readonly MapPath[], column: number, stem: string): MapNode | undefined {
  const byId = new Map<string, MapNode>();
  for (const { nodes: { [column]: node } } of paths) if (node && !byId.has(node.id)) byId.set(node.id, node);
  const [first, second] = byId.values();
  if (!second) return first;
  const { where, kind, nodes } = paths[0];

  return {
    id: `${column} ${stem}`,
    text: count(byId.size, THINGS[column] ?? kind),
    detail: where,
    state: column === 1 ? nodes[1]!.state : 'scraped',
    href: first.href,
  };
}

function endNode(paths: readonly MapPath[]): MapNode {
  const end = paths[0].nodes[OUTCOME]!;
  if (paths.length === 1) return end;
  const { text, detail } = TOTALS[end.state](totalOf(paths));

  return { ...end, id: `all ${end.state}`, text, detail, title: undefined };
}

const TOTALS: { readonly [state in State]: (number: number) => { readonly text: string; readonly detail: string } } = {
  scraped: (number) => ({ text: count(number, 'target'), detail: STATES.scraped }),
  dropped: (number) => ({ text: count(number, 'address'), detail: STATES.dropped }),
  rejected: (number) => ({ text: `${grouped(number)} rejected`, detail: 'see their reasons' }),
  unselected: (number) => ({ text: `${grouped(number)} not selected`, detail: 'by no server' }),
  unknown: (number) => ({ text: count(number, 'discovery'), detail: `${STATES.unknown} until run time` }),
  none: (number) => ({ text: `${grouped(number)} without targets`, detail: 'no targets found' }),
};

function totalOf(paths: readonly MapPath[]): number {
  return paths.reduce((sum, { number }) => sum + number, 0);
}
