/** The map of a report: one map if all rows fit, or an overview and a map for each namespace. */
import { Coarse, coarsen, finestWithin, Level, withRest } from './coarsen';
import { Html, html } from './html';
import { inTreeOrder, layout } from './layout';
import { MapPath } from './map-path';
import { mapPaths } from './map-paths';
import { Report, STATES, State } from './report';
import { renderSvg } from './svg';
import { count } from '../units/count';
import { groupBy } from '../units/group';

/** Maximum number of rows of one map. */
const MOST_ROWS = 60;
/** Maximum number of rows of all maps of namespaces; the tables are always complete. */
const MOST_ROWS_OF_ALL = 2_000;

const DESCRIPTION = 'Each row leads from a server over a monitor or job, a Service and a workload to a target, or to the reason why nothing is scraped. '
  + 'Each box is a link to a row of a table with more details.';

/** The section with the maps. */
export function renderMaps(report: Report): Html {
  const paths = mapPaths(report);
  if (paths.length === 0) return html`<p class="empty">There are no servers and no monitors among the manifests.</p>`;
  const { paths: coarse, level } = overview(paths);
  const { details, isWhole } = level <= Level.WORKLOAD ? { details: [], isWhole: true } : detailsOf(paths);
  const linked = details.length === 0 ? coarse : coarse.map((path) => linkedTo(path, details));

  return html`${legend()}
${level === Level.ALL ? undefined : html`<p class="note">Dropped addresses of workloads that are scraped are in the table of dropped targets only.</p>`}
${draw(linked, 'map', details.length === 0 ? 'Who scrapes what' : 'Who scrapes what, by namespace')}
<div class="parts">${details.map(renderDetail)}</div>
${isWhole ? undefined : html`<p class="note">There are more namespaces than maps; the tables are complete.</p>`}`;
}

function overview(paths: readonly MapPath[]): Coarse {
  const finest = finestWithin(paths, MOST_ROWS, Level.NAMESPACE);
  if (finest.paths.length <= MOST_ROWS) return finest;

  return { level: Level.NAMESPACE, paths: coarsen(withRest(paths, MOST_ROWS), Level.NAMESPACE) };
}

/** A map for one namespace, or a part of one. */
interface Detail {
  readonly id: string;
  readonly namespace: string;
  readonly title: string;
  readonly sum: string;
  readonly paths: readonly MapPath[];
}

/** The maps that fit into the limit. */
function detailsOf(paths: readonly MapPath[]): { readonly details: readonly Detail[]; readonly isWhole: boolean } {
  let isWhole = true;
  let room = MOST_ROWS_OF_ALL;
  const namespaces = [...groupBy(paths, ({ namespace }) => [namespace])].sort(([a], [b]) => (a < b ? -1 : 1));

  const details = namespaces.flatMap(([namespace, all], i) => {
    const rows = inTreeOrder(finestWithin(all, MOST_ROWS, Level.MONITOR).paths);
    const drawn = rows.slice(0, room);
    const parts = chunksOf(drawn);
    room -= drawn.length;
    isWhole &&= drawn.length === rows.length;

    return parts.map((part, j): Detail => ({
      id: `map-${i}-${j}`,
      namespace,
      title: `${all[0].where}${parts.length === 1 ? '' : `, part ${j + 1} of ${parts.length}`}`,
      sum: sumOf(part),
      paths: part,
    }));
  });

  return { details, isWhole };
}

function chunksOf(rows: readonly MapPath[]): (readonly MapPath[])[] {
  const size = Math.ceil(rows.length / Math.ceil(rows.length / MOST_ROWS));

  return rows.flatMap((_, i) => (i % size === 0 ? [rows.slice(i, i + size)] : []));
}

/** `12 scraped, 1 rejected`. */
function sumOf(paths: readonly MapPath[]): string {
  const byState = groupBy(paths, ({ nodes }) => [nodes[nodes.length - 1]!.state]);

  return (Object.keys(STATES) as State[]).flatMap((state) => {
    const number = (byState.get(state) ?? []).reduce((sum, path) => sum + path.number, 0);

    return number === 0 ? [] : [`${number} ${STATES[state]}`];
  }).join(', ');
}

/** Links boxes of merged things to the map of their namespace. */
function linkedTo(path: MapPath, details: readonly Detail[]): MapPath {
  const detail = details.find(({ namespace }) => namespace === path.namespace);
  if (!detail) return path;
  const [server, ...others] = path.nodes;

  return { ...path, nodes: [server, ...others.map((node) => node && { ...node, href: `#${detail.id}` })] };
}

function renderDetail({ id, title, sum, paths }: Detail): Html {
  return html`<details class="part"><summary>${title} <span class="sum">${sum}</span></summary>
${draw(paths, id, `Who scrapes what in ${title}`)}</details>
`;
}

function draw(paths: readonly MapPath[], id: string, title: string): Html {
  return renderSvg(layout(paths), { id, title, description: `${DESCRIPTION} ${count(paths.length, 'row')}.` });
}

function legend(): Html {
  const entries = (Object.keys(STATES) as State[]).map((state) => html`<li class="${state}">${STATES[state]}</li>`);

  return html`<ul class="legend" aria-label="Colours of the map">${entries}</ul>`;
}
