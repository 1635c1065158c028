/** Which lines a change removes and adds. */

/** One line of both texts, or of one of them. */
export interface DiffLine {
  readonly sign: ' ' | '-' | '+';
  readonly line: string;
}

/** Above this number of pairs of lines without an anchor, all old lines are removed and all new ones added. */
const MAX_PAIRS = 4_000_000;

/** Lines that occur once in both texts are anchors; between them the longest common part is kept. */
export function diffLines(before: readonly string[], after: readonly string[]): DiffLine[] {
  const head = commonHead(before, after);
  const tail = commonHead([...before].slice(head).reverse(), [...after].slice(head).reverse());
  const [oldMiddle, newMiddle] = [before.slice(head, before.length - tail), after.slice(head, after.length - tail)];

  return [
    ...before.slice(0, head).map(kept),
    ...diffMiddle(oldMiddle, newMiddle),
    ...before.slice(before.length - tail).map(kept),
  ];
}

function diffMiddle(before: readonly string[], after: readonly string[]): DiffLine[] {
  const marks = before.length === 0 || after.length === 0 ? [] : landmarks(before, after);
  if (marks.length === 0) return before.length * after.length > MAX_PAIRS ? replaced(before, after) : longestCommon(before, after);

  const result: DiffLine[] = [];
  let [i, j] = [0, 0];
  for (const [nextI, nextJ] of [...marks, [before.length, after.length]]) {
    for (const line of diffLines(before.slice(i, nextI), after.slice(j, nextJ))) result.push(line);
    if (nextI < before.length) result.push(kept(before[nextI]));
    [i, j] = [nextI + 1, nextJ + 1];
  }

  return result;
}

/** Pairs of indexes of lines that occur once in each text, as many as follow each other in both. */
function landmarks(before: readonly string[], after: readonly string[]): [number, number][] {
  const [inBefore, inAfter] = [indexOfUnique(before), indexOfUnique(after)];
  const pairs = [...inBefore].flatMap(([line, i]): [number, number][] => {
    const j = inAfter.get(line);

    return i < 0 || j === undefined || j < 0 ? [] : [[i, j]];
  });

  return longestRising(pairs);
}

function indexOfUnique(lines: readonly string[]): Map<string, number> {
  const found = new Map<string, number>();
  lines.forEach((line, i) => found.set(line, found.has(line) ? -1 : i));

  return found;
}

/** Patience: each pair goes on the first pile whose top is not smaller, and remembers the pile before. */
function longestRising(pairs: readonly [number, number][]): [number, number][] {
  const tops: number[] = [];
  const previous: number[] = [];
  pairs.forEach(([, j], at) => {
    let [low, high] = [0, tops.length];
    while (low < high) {
      const middle = Math.floor((low + high) / 2);
      if (pairs[tops[middle]][1] < j) low = middle + 1;
      else high = middle;
    }
    previous[at] = low > 0 ? tops[low - 1] : -1;
    tops[low] = at;
  });
  const result: [number, number][] = [];
  for (let at = tops.length > 0 ? tops[tops.length - 1] : -1; at >= 0; at = previous[at]) result.push(pairs[at]);

  return result.reverse();
}

function longestCommon(before: readonly string[], after: readonly string[]): DiffLine[] {
  const lengths = Array.from({ length: before.length + 1 }, () => new Uint32Array(after.length + 1));
  for (let i = before.length - 1; i >= 0; i--) {
    for (let j = after.length - 1; j >= 0; j--) {
      lengths[i][j] = before[i] === after[j] ? lengths[i + 1][j + 1] + 1 : Math.max(lengths[i + 1][j], lengths[i][j + 1]);
    }
  }
  const result: DiffLine[] = [];
  let [i, j] = [0, 0];
  while (i < before.length && j < after.length) {
    if (before[i] === after[j]) {
      result.push(kept(before[i]));
      [i, j] = [i + 1, j + 1];
    } else if (lengths[i + 1][j] >= lengths[i][j + 1]) {
      result.push({ sign: '-', line: before[i++] });
    } else {
      result.push({ sign: '+', line: after[j++] });
    }
  }

  return [...result, ...replaced(before.slice(i), after.slice(j))];
}

function replaced(before: readonly string[], after: readonly string[]): DiffLine[] {
  return [...before.map((line): DiffLine => ({ sign: '-', line })), ...after.map((line): DiffLine => ({ sign: '+', line }))];
}

function kept(line: string): DiffLine {
  return { sign: ' ', line };
}

function commonHead(before: readonly string[], after: readonly string[]): number {
  let count = 0;
  while (count < before.length && count < after.length && before[count] === after[count]) count++;

  return count;
}
