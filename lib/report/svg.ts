/** A map as inline SVG. */
import { shown } from './escape';
import { fitText, isPlain } from './fit-text';
import { Html, html } from './html';
import { Box, BOX_HEIGHT, Column, Edge, HEAD, Layout, PADDING, TEXT } from './layout';
import { COLUMNS, MapNode } from './map-path';
import { STATES } from './report';

/** Texts of a map; ids begin with `id`. */
export interface MapName {
  readonly id: string;
  readonly title: string;
  readonly description: string;
}

/** The map, which scrolls if it is wider than the page. */
export function renderSvg({ width, height, columns, boxes, edges }: Layout, { id, title, description }: MapName): Html {
  const names = html`aria-labelledby="${id}-title ${id}-desc"`;

  return html`<div class="map" id="${id}" role="region" tabindex="0" aria-labelledby="${id}-title">
<svg width="${width}" height="${height}" viewBox="0 0 ${width} ${height}" role="group" ${names}>
<title id="${id}-title">${title}</title><desc id="${id}-desc">${description}</desc>
<defs>${columns.map((column) => define(id, column))}</defs>
<g class="heads" aria-hidden="true">${columns.map(({ index, x }) => html`<text x="${x}" y="${HEAD - 12}">${COLUMNS[index]}</text>`)}</g>
<g class="edges" aria-hidden="true">${trunks(edges)}${edges.map(renderEdge)}</g>
${boxes.map((box) => renderBox(id, box))}</svg></div>`;
}

/** The body of the boxes of a column, and a clip for fonts that are wider than expected. */
function define(id: string, { index, width }: Column): Html {
  return html`<g id="${id}-b${index}"><rect class="body" width="${width}" height="${BOX_HEIGHT}" rx="6"/><rect class="bar" x="5" y="7" width="3" height="${BOX_HEIGHT - 14}"/></g>
<clipPath id="${id}-c${index}"><rect width="${width - PADDING.right / 2}" height="${BOX_HEIGHT}"/></clipPath>`;
}

function renderBox(id: string, { node, column: { index, x, width }, y }: Box): Html {
  const { text, detail, state, href } = node;
  const room = width - PADDING.left - PADDING.right;
  const name = fitText(text, Math.floor(room / TEXT.name));
  const below = fitText(detail, Math.floor(room / TEXT.detail));
  const isCut = name !== shown(text) || below !== shown(detail);
  const lines = html`<text x="${PADDING.left}" y="17">${name}</text><text class="detail" x="${PADDING.left}" y="31">${below}</text>`;

  return html`<a class="box ${state}" href="${href}" transform="translate(${x} ${y})">${titleOf(node, isCut)}<use href="#${id}-b${index}"/>
${isPlain(text + detail) ? lines : html`<g clip-path="url(#${id}-c${index})">${lines}</g>`}</a>
`;
}

/** Title of a box with the text that is not visible in it, for tooltips and screen readers. */
function titleOf({ text, detail, title, state }: MapNode, isCut: boolean): Html | undefined {
  const isShown = state === 'scraped' || `${text} ${detail}`.includes(STATES[state]);
  const more = [...isShown ? [] : [STATES[state]], ...title === undefined || [text, detail].includes(title) ? [] : [title]];

  return isCut || more.length > 0 ? html`<title>${[text, detail, ...more].filter((part) => part !== '').join(' — ')}</title>` : undefined;
}

const RADIUS = 6;

/** Vertical lines of boxes that lead to several boxes. */
function trunks(edges: readonly Edge[]): Html[] {
  const lasts = new Map(edges.map((edge) => [edge.from, edge]));

  return [...lasts.values()].filter(({ from, to }) => from.y !== to.y)
    .map(({ from, to, bend }) => html`<path class="trunk" d="M${bend} ${middle(from)}V${middle(to) - RADIUS}"/>`);
}

/** A straight line to the box beside, or a line from the trunk to a box below. */
function renderEdge({ from, to, bend }: Edge): Html {
  const start = from.y === to.y ? `M${from.column.x + from.column.width} ${middle(from)}`
    : `M${bend} ${middle(to) - RADIUS}q0 ${RADIUS} ${RADIUS} ${RADIUS}`;

  return html`<path class="${to.node.state}" d="${start}H${to.column.x}"/>`;
}

function middle({ y }: Box): number {
  return y + BOX_HEIGHT / 2;
}
