/** Layout of a map: each box is beside the first box that it leads to, and lines do not cross boxes or other lines. */
import { widthOf } from './fit-text';
import { COLUMNS, MapNode, MapPath } from './map-path';
import { State } from './report';
import { groupBy } from '../units/group';

/** A map in pixels, at the size of its text. */
export interface Layout {
  readonly width: number;
  readonly height: number;
  readonly columns: readonly Column[];
  readonly boxes: readonly Box[];
  readonly edges: readonly Edge[];
}

/** A column that has boxes. */
export interface Column {
  readonly index: number;
  readonly x: number;
  readonly width: number;
}

/** A box with its upper left corner; all are {@link BOX_HEIGHT} high, and as wide as their columns. */
export interface Box {
  readonly node: MapNode;
  readonly column: Column;
  readonly y: number;
}

/** A line from the right side of one box to the left side of another. */
export interface Edge {
  readonly from: Box;
  readonly to: Box;
  /** Position of the vertical part of the line. */
  readonly bend: number;
}

export const BOX_HEIGHT = 40;
export const ROW_GAP = 8;
export const ROW_HEIGHT = BOX_HEIGHT + ROW_GAP;
/** Gap between columns; lines turn in its first part. */
const COLUMN_GAP = 40;
const MARGIN = 2;
/** Height of the titles of the columns. */
export const HEAD = 26;
/** Space in a box left of the text, where the state is, and right of it. */
export const PADDING = { left: 14, right: 10 };
/** Pixels for each unit of {@link widthOf}, for a name and for the detail below; common monospaced fonts are not wider. */
export const TEXT = { name: 7.3, detail: 6.4 };
/** Width of columns in narrow characters; longer text is cut. */
const LIMITS: readonly { readonly least: number; readonly most: number }[] = [
  { least: 12, most: 24 }, { least: 14, most: 32 }, { least: 12, most: 28 }, { least: 14, most: 32 }, { least: 18, most: 46 },
];

/** One row for each path, in the order of a tree; boxes that paths share are in the first of their rows. */
export function layout(given: readonly MapPath[]): Layout {
  const paths = inTreeOrder(given);
  const columns = columnsOf(paths);
  const trails = new Map<string, number>();
  const ways = paths.map((path) => boxesOn(path, trails));
  const states = groupBy(ways.flat(), ({ trail }) => [String(trail)]);
  const boxes = new Map<number, Box>();
  const edges: Edge[] = [];
  ways.forEach((way, row) => {
    let from: Box | undefined;
    for (const { trail, node, index } of way) {
      const known = boxes.get(trail);
      const column = columns.find((each) => each.index === index)!;
      const y = HEAD + row * ROW_HEIGHT;
      const box = known ?? { node: { ...node, state: stateOf(states.get(String(trail))!) }, column, y };
      boxes.set(trail, box);
      if (from && !known) edges.push({ from, to: box, bend: from.column.x + from.column.width + COLUMN_GAP / 2 });
      from = box;
    }
  });
  const last = columns[columns.length - 1];

  return {
    width: last ? last.x + last.width + MARGIN : 0,
    height: paths.length === 0 ? 0 : HEAD + paths.length * ROW_HEIGHT - ROW_GAP + MARGIN,
    columns,
    boxes: [...boxes.values()],
    edges,
  };
}

/** A box in one path. */
interface Passed {
  /** The same for paths that share the box. */
  readonly trail: number;
  readonly index: number;
  readonly node: MapNode;
  /** State at the end of the path. */
  readonly ends: State;
}

/** @param trails their numbers, by the one before, the column and the box */
function boxesOn({ nodes }: MapPath, trails: Map<string, number>): Passed[] {
  const ends = nodes[nodes.length - 1]!.state;
  let trail = -1;

  return nodes.flatMap((node, index) => {
    if (!node) return [];
    const step = `${trail} ${index} ${node.id}`;
    trail = trails.get(step) ?? trails.size;
    trails.set(step, trail);

    return [{ trail, index, node, ends }];
  });
}

/** Servers have their own state; boxes between have the best state that they lead to. */
function stateOf(passed: readonly Passed[]): State {
  const [{ index, node }] = passed;

  return index === 0 ? node.state : BEST_FIRST.find((state) => passed.some(({ ends }) => ends === state))!;
}

const BEST_FIRST: readonly State[] = ['scraped', 'unknown', 'dropped', 'none', 'rejected', 'unselected'];

/** Sorts paths so that those that share boxes are neighbours and their lines do not cross. */
export function inTreeOrder(paths: readonly MapPath[]): readonly MapPath[] {
  const order = (some: readonly MapPath[], column: number): readonly MapPath[] => {
    if (column === COLUMNS.length || some.length < 2) return some;
    const groups = groupBy(some, ({ nodes: { [column]: node } }) => [JSON.stringify(node?.id ?? null)]);

    return [...groups.values()].flatMap((group) => order(group, column + 1));
  };

  return order(paths, 0);
}

function columnsOf(paths: readonly MapPath[]): Column[] {
  let x = MARGIN;

  return COLUMNS.flatMap((_, index) => {
    const nodes = paths.flatMap(({ nodes: { [index]: node } }) => node ?? []);
    if (nodes.length === 0) return [];
    const { least, most } = LIMITS[index];
    const needed = nodes.map(({ text, detail }) => Math.max(widthOf(text) * TEXT.name, widthOf(detail) * TEXT.detail));
    const inner = Math.min(Math.max(least * TEXT.name, ...needed), most * TEXT.name);
    const column = { index, x, width: Math.ceil(inner) + PADDING.left + PADDING.right };
    x += column.width + COLUMN_GAP;

    return [column];
  });
}
