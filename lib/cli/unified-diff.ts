/** Two texts as a unified diff. */
import { DiffLine, diffLines } from './diff-lines';

const CONTEXT_LINES = 3;

/** Lines of a diff in the form of `diff -u`; an empty list where the texts are equal. */
export function unifiedDiff(before: string, after: string, nameBefore: string, nameAfter: string): string[] {
  const all = diffLines(linesOf(before), linesOf(after));
  const hunks = hunksOf(all);

  return hunks.length === 0 ? [] : [`--- ${nameBefore}`, `+++ ${nameAfter}`, ...hunks];
}

function linesOf(text: string): string[] {
  return text === '' ? [] : text.replace(/\n$/, '').split('\n');
}

function hunksOf(all: readonly DiffLine[]): string[] {
  const changed = all.flatMap(({ sign }, i) => (sign === ' ' ? [] : [i]));
  const hunks: string[] = [];
  let [oldLine, newLine, at] = [0, 0, 0];
  for (let first = 0; first < changed.length;) {
    let last = first;
    while (last + 1 < changed.length && changed[last + 1] - changed[last] <= 2 * CONTEXT_LINES + 1) last++;
    const [from, to] = [Math.max(0, changed[first] - CONTEXT_LINES), Math.min(all.length, changed[last] + CONTEXT_LINES + 1)];
    for (; at < from; at++) [oldLine, newLine] = [oldLine + 1, newLine + 1];
    const lines = all.slice(from, to);
    const [olds, news] = [lines.filter(({ sign }) => sign !== '+').length, lines.filter(({ sign }) => sign !== '-').length];
    hunks.push(`@@ -${range(oldLine, olds)} +${range(newLine, news)} @@`, ...lines.map(({ sign, line }) => sign + line));
    [oldLine, newLine, at, first] = [oldLine + olds, newLine + news, to, last + 1];
  }

  return hunks;
}

/** Lines are counted from 1; an empty range names the line before it. */
function range(linesBefore: number, count: number): string {
  return count === 0 ? `${linesBefore},0` : `${linesBefore + 1}${count === 1 ? '' : `,${count}`}`;
}
