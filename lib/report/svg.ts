/** A map as inline SVG: images one below the other, so that a page of paper can end between them. */
import { shown } from './escape';
import { fitText, isPlain } from './fit-text';
import { Html, html } from './html';
import { Box, BOX_HEIGHT, Column, Edge, HEAD, Layout, PADDING, ROW_GAP, ROW_HEIGHT, TEXT } from './layout';
import { COLUMNS, MapNode } from './map-path';
import { STATES } from './report';

/** Width of a map in pixels below which it scrolls and does not shrink; the style has the same number. */
export const LEAST_WIDTH = 900;

/** Texts of a map; ids begin with `id`. */
export interface MapName {
  readonly id: string;
  readonly title: string;
  readonly description: string;
}

/** The map: it shrinks to the width of the page as far as it stays readable, and scrolls beyond that. */
export function renderSvg(layout: Layout, { id, title, description }: MapName): Html {
  return html`<div class="map" id="${id}" role="region" tabindex="0" aria-labelledby="${id}-title" aria-describedby="${id}-desc">
<span id="${id}-title" hidden>${title}</span><span id="${id}-desc" hidden>${description}</span>
${slicesOf(layout).map((slice, i) => renderSlice(id, layout, slice, i === 0))}</div>`;
}

/** Rows of one image. A page of paper ends between two images, so that no box is cut. */
const ROWS_OF_SLICE = 6;

/** A part of a map from side to side. */
interface Slice {
  readonly top: number;
  readonly bottom: number;
}

function slicesOf({ height }: Layout): Slice[] {
  const size = ROWS_OF_SLICE * ROW_HEIGHT;
  const number = Math.ceil((height - HEAD) / size);
  // In the middle of the gap between two rows.
  const topOf = (i: number) => (i === 0 ? 0 : HEAD + i * size - ROW_GAP / 2);

  return Array.from({ length: number }, (_, i) => ({ top: topOf(i), bottom: Math.min(topOf(i + 1), height) }));
}

function renderSlice(id: string, { width, columns, boxes, edges }: Layout, { top, bottom }: Slice, isFirst: boolean): Html {
  const isIn = ({ y }: Box) => y >= top && y < bottom;
  const isWide = width > LEAST_WIDTH;

  return html`<svg${isWide ? html` class="wide"` : undefined} width="${width}" height="${bottom - top}" viewBox="0 ${top} ${width} ${bottom - top}" role="presentation">
${isFirst ? html`<defs>${columns.map((column) => define(id, column))}</defs>
<g class="heads" aria-hidden="true">${columns.map(({ index, x }) => html`<text x="${x}" y="${HEAD - 12}">${COLUMNS[index]}</text>`)}</g>
` : undefined}<g class="edges" aria-hidden="true">${trunks(edges, { top, bottom })}${edges.filter(({ to }) => isIn(to)).map(renderEdge)}</g>
${boxes.filter(isIn).map((box) => renderBox(id, box))}</svg>
`;
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

/** Vertical lines of boxes that lead to several boxes, as far as a slice shows them. */
function trunks(edges: readonly Edge[], { top, bottom }: Slice): Html[] {
  const lasts = new Map(edges.map((edge) => [edge.from, edge]));

  return [...lasts.values()].filter(({ from, to }) => from.y !== to.y && from.y < bottom && to.y >= top)
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
