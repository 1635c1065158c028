/** Two texts as a unified diff. */
import { structuredPatch, StructuredPatchHunk } from 'diff';

const CONTEXT_LINES = 3;

/** With more lines that are removed or added, all old lines are removed and all new ones added: the time grows with the square. */
const MAX_CHANGED_LINES = 2_500;

/** Lines of a diff in the form of `diff -u`; an empty list where the texts are equal. */
export function unifiedDiff(before: string, after: string, nameBefore: string, nameAfter: string): string[] {
  const [old, fresh] = [before, after].map(withLastNewline);
  if (old === fresh) return [];
  const options = { context: CONTEXT_LINES, maxEditLength: MAX_CHANGED_LINES };
  const { hunks } = structuredPatch(nameBefore, nameAfter, old, fresh, undefined, undefined, options) ?? { hunks: [replaced(old, fresh)] };

  return [`--- ${nameBefore}`, `+++ ${nameAfter}`, ...hunks.flatMap(linesOf)];
}

function withLastNewline(text: string): string {
  return text === '' || text.endsWith('\n') ? text : `${text}\n`;
}

function replaced(before: string, after: string): StructuredPatchHunk {
  const [olds, news] = [before, after].map((text) => (text === '' ? [] : text.slice(0, -1).split('\n')));

  return { oldStart: 1, oldLines: olds.length, newStart: 1, newLines: news.length, lines: [...olds.map((line) => `-${line}`), ...news.map((line) => `+${line}`)] };
}

function linesOf({ oldStart, oldLines, newStart, newLines, lines }: StructuredPatchHunk): string[] {
  return [`@@ -${range(oldStart, oldLines)} +${range(newStart, newLines)} @@`, ...lines];
}

/** An empty range names the line before it. */
function range(start: number, count: number): string {
  return count === 0 ? `${start - 1},0` : `${start}${count === 1 ? '' : `,${count}`}`;
}
