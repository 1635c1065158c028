import * as fc from 'fast-check';
import { Coarse, coarsen, finestWithin, Level, withRest } from '../../lib/report/coarsen';
import { Box, BOX_HEIGHT, Layout, layout } from '../../lib/report/layout';
import { COLUMNS, MapNode, MapPath, OUTCOME } from '../../lib/report/map-path';
import { State, STATES } from '../../lib/report/report';

const STATE_NAMES = Object.keys(STATES) as State[];

const text = fc.oneof(fc.string({ unit: 'grapheme', maxLength: 60 }), fc.constantFrom('', 'cart', 'x'.repeat(200), '大'.repeat(50)));

/** Few ids, so that many paths share boxes. */
const node = (column: number): fc.Arbitrary<MapNode> => fc.tuple(fc.integer({ min: 0, max: 7 }), text, text).map(([id, name, detail]) => (
  { id: `${column}-${id}`, text: name, detail, state: STATE_NAMES[id % STATE_NAMES.length], href: '#t0' }));

const withoutNamespace = fc.record({
  nodes: fc.tuple(...COLUMNS.map((_, column) => ([0, OUTCOME].includes(column) ? node(column) : fc.option(node(column), { nil: undefined })))),
  kind: fc.constantFrom('PodMonitor', 'ServiceMonitor', 'job'),
  where: fc.constant('namespace a'),
  number: fc.integer({ min: 1, max: 5 }),
});

/** The namespace is that of the monitor, or else of the workload. */
const path: fc.Arbitrary<MapPath> = withoutNamespace.map((each) => {
  const { id } = each.nodes[1] ?? each.nodes[3] ?? each.nodes[0]!;

  return { ...each, namespace: ['', 'a', 'b', 'c'][Number(id.slice(-1)) % 4] };
});

const paths = fc.array(path, { maxLength: 80 });

interface Rectangle { readonly left: number; readonly right: number; readonly top: number; readonly bottom: number }

function rectangle({ column: { x, width }, y }: Box): Rectangle {
  return { left: x, right: x + width, top: y, bottom: y + BOX_HEIGHT };
}

function meet(a: Rectangle, b: Rectangle): boolean {
  return a.left < b.right && b.left < a.right && a.top < b.bottom && b.top < a.bottom;
}

type Line = Rectangle & { readonly from: Box };

/** Lines as rectangles without any width. */
function linesOf({ edges }: Layout): Line[] {
  return edges.flatMap(({ from, to, bend }) => {
    const [y, down] = [from, to].map((box) => box.y + BOX_HEIGHT / 2);
    const [start, end] = [from.column.x + from.column.width, to.column.x];

    return [
      { from, left: start, right: bend, top: y, bottom: y },
      { from, left: bend, right: bend, top: y, bottom: down },
      { from, left: bend, right: end, top: down, bottom: down },
    ];
  });
}

function overlaps({ boxes }: Layout): number {
  const all = boxes.map(rectangle);

  return all.reduce((sum, a, i) => sum + all.slice(i + 1).filter((b) => meet(a, b)).length, 0);
}

describe('layout()', () => {
  test('lets no box overlap another, whatever the paths', () => {
    fc.assert(fc.property(paths, (given) => expect(overlaps(layout(given))).toBe(0)), { numRuns: 300 });
  });

  test('keeps boxes and lines within the map', () => {
    fc.assert(fc.property(paths, (given) => {
      const map = layout(given);

      for (const { left, right, top, bottom } of [...map.boxes.map(rectangle), ...linesOf(map)]) {
        expect(Math.min(left, top)).toBeGreaterThanOrEqual(0);
        expect(right).toBeLessThanOrEqual(map.width);
        expect(bottom).toBeLessThanOrEqual(map.height);
      }
    }), { numRuns: 300 });
  });

  test('ends every line at the sides of two boxes, and lets it meet no other', () => {
    fc.assert(fc.property(paths, (given) => {
      const map = layout(given);
      const boxes = map.boxes.map(rectangle);

      for (const { from, to, bend } of map.edges) {
        expect(map.boxes).toContain(from);
        expect(map.boxes).toContain(to);
        expect(bend).toBeGreaterThan(from.column.x + from.column.width);
        expect(bend).toBeLessThan(to.column.x);
        expect(to.y).toBeGreaterThanOrEqual(from.y);
      }
      // Strictly inside of a box is where no line may be.
      expect(linesOf(map).filter((line) => boxes.some((box) => meet(line, box)))).toEqual([]);
    }), { numRuns: 200 });
  });

  test('lets no lines of two boxes meet', () => {
    const touch = (a: Line, b: Line) => a.left <= b.right && b.left <= a.right && a.top <= b.bottom && b.top <= a.bottom;
    fc.assert(fc.property(paths, (given) => {
      const lines = linesOf(layout(given));

      expect(lines.filter((a, i) => lines.slice(i + 1).some((b) => a.from !== b.from && touch(a, b)))).toEqual([]);
    }), { numRuns: 200 });
  });

  test('has one way from the left to every box, and a box for every path', () => {
    fc.assert(fc.property(paths, (given) => {
      const { boxes, edges } = layout(given);
      const reached = edges.map(({ to }) => to);

      expect(new Set(reached).size).toBe(reached.length);
      expect(boxes.filter(({ column }) => column.index > 0).length).toBe(reached.length);
      expect(boxes.filter(({ column }) => column.index === OUTCOME).length).toBeLessThanOrEqual(given.length);
    }));
  });

  test('gives what stands between the state of the best that it leads to', () => {
    fc.assert(fc.property(paths, (given) => {
      const { boxes, edges } = layout(given);
      const best: readonly State[] = ['scraped', 'unknown', 'dropped', 'none', 'rejected', 'unselected'];

      for (const box of boxes.filter(({ column: { index } }) => index > 0 && index < OUTCOME)) {
        const next = edges.filter(({ from }) => from === box).map(({ to }) => to.node.state);
        expect(box.node.state).toBe(best.find((state) => next.includes(state)));
      }
    }));
  });

  test('draws nothing for nothing', () => expect(layout([])).toEqual({ width: 0, height: 0, columns: [], boxes: [], edges: [] }));

  test('leaves out columns without boxes', () => {
    const [[only]] = fc.sample(fc.tuple(path), 1);
    const { columns } = layout([{ ...only, nodes: [only.nodes[0], undefined, undefined, undefined, only.nodes[OUTCOME]] }]);

    expect(columns.map(({ index }) => index)).toEqual([0, OUTCOME]);
  });
});

describe('coarsen()', () => {
  const total = (some: readonly MapPath[]) => some.reduce((sum, { number }) => sum + number, 0);

  test('loses nothing but what is dropped beside something scraped', () => {
    fc.assert(fc.property(paths, fc.constantFrom(Level.ALL, Level.TARGET, Level.WORKLOAD, Level.MONITOR, Level.NAMESPACE), (given, level) => {
      const isDropped = ({ nodes }: MapPath) => nodes[OUTCOME]!.state === 'dropped';
      const whole = level === Level.ALL ? given : given.filter((each) => !isDropped(each));

      expect(total(coarsen(given, level).filter((each) => level === Level.ALL || !isDropped(each)))).toBe(total(whole));
    }));
  });

  test('has fewer rows on each coarser level', () => {
    const isFiner = (given: readonly MapPath[], level: Level) => expect(coarsen(given, level).length).toBeGreaterThanOrEqual(coarsen(given, level + 1).length);
    fc.assert(fc.property(paths, (given) => [Level.ALL, Level.TARGET, Level.WORKLOAD].forEach((level) => isFiner(given, level))), { numRuns: 500 });
  });

  const outcome = (id: string, state: State = 'scraped'): MapNode => ({ id, text: id, detail: STATES[state], state, href: `#${id}` });
  const box = (id: string): MapNode => ({ id, text: id, detail: '', state: 'scraped', href: '#x' });
  const way = (monitor: string, workload: string, end: MapNode, namespace = 'shop'): MapPath => (
    { nodes: [box('main'), box(monitor), undefined, box(workload), end], namespace, kind: 'PodMonitor', where: `namespace ${namespace}`, number: 1 });
  const textsOf = (some: readonly MapPath[]) => some.map(({ nodes }) => nodes.flatMap((each) => each?.text ?? []).join(' > '));

  test.each([
    {
      it: 'counts what is dropped',
      level: Level.ALL,
      given: [way('m', 'w', outcome('a', 'dropped')), way('m', 'w', outcome('t')), way('m', 'w', outcome('b', 'dropped'))],
      expected: ['main > m > w > t', 'main > m > w > 2 addresses'],
    },
    {
      it: 'leaves that out next',
      level: Level.TARGET,
      given: [way('m', 'w', outcome('a', 'dropped')), way('m', 'w', outcome('t'))],
      expected: ['main > m > w > t'],
    },
    {
      it: 'unless nothing is scraped',
      level: Level.TARGET,
      given: [way('m', 'w', outcome('a', 'dropped')), way('m', 'v', outcome('t'))],
      expected: ['main > m > w > a', 'main > m > v > t'],
    },
    {
      it: 'counts targets of a workload',
      level: Level.WORKLOAD,
      given: [way('m', 'w', outcome('s')), way('m', 'w', outcome('t')), way('m', 'v', outcome('u'))],
      expected: ['main > m > w > 2 targets', 'main > m > v > u'],
    },
    {
      it: 'counts workloads of a monitor',
      level: Level.MONITOR,
      given: [way('m', 'w', outcome('s')), way('m', 'v', outcome('t')), way('n', 'v', outcome('u'))],
      expected: ['main > m > 2 workloads > 2 targets', 'main > n > v > u'],
    },
    {
      it: 'counts monitors of a namespace',
      level: Level.NAMESPACE,
      given: [way('m', 'w', outcome('s'), 'z'), way('n', 'v', outcome('t'), 'z'), way('o', 'x', outcome('u'), 'a')],
      expected: ['main > o > x > u', 'main > 2 PodMonitors > 2 workloads > 2 targets'],
    },
  ])('$it', ({ level, given, expected }) => expect(textsOf(coarsen(given, level))).toEqual(expected));

  test('finds the finest level that fits', () => {
    const given = [1, 2, 3, 4].flatMap((i) => [way('m', `w${i}`, outcome(`s${i}`)), way('m', `w${i}`, outcome(`t${i}`))]);
    const found: Coarse[] = [8, 4, 1].map((most) => finestWithin(given, most, Level.NAMESPACE));

    expect(found.map(({ level }) => level)).toEqual([Level.ALL, Level.WORKLOAD, Level.MONITOR]);
  });

  test('puts small namespaces together where there are too many', () => {
    const given = Array.from({ length: 100 }, (_, i) => Array.from({ length: i === 50 ? 9 : 1 }, (__, j) => way(`m${i}`, `w${i}`, outcome(`t${i}-${j}`), `ns${i}`))).flat();
    const rows = coarsen(withRest(given, 3), Level.NAMESPACE);

    expect(textsOf(rows)).toEqual(['main > m0 > w0 > t0-0', 'main > m1 > w1 > t1-0', 'main > m50 > w50 > 9 targets', 'main > 97 PodMonitors > 97 workloads > 97 targets']);
    expect(rows[3].nodes[1]!.detail).toBe('in 97 further namespaces');
  });
});
