/** Findings as text for people: each with the lines of its manifest, long lists folded. */
import { FrameLine } from './code-frame';
import { findingText, PlaceOf, renderCounts, WIDTH } from './print-inspection';
import { Paint } from './terminal';
import { Finding } from '../findings/finding';
import { visible } from '../findings/problem';
import { groupBy } from '../units/group';

/** What decides how findings are shown. */
export interface CheckView {
  readonly placeOf: PlaceOf;
  /** The lines of the manifest, if they are known. */
  readonly frameOf: (finding: Finding) => readonly FrameLine[] | undefined;
  readonly paint: Paint;
  /** Whether long lists are shown whole. */
  readonly showsAll: boolean;
  /** Columns of the terminal; absent for a file. */
  readonly columns?: number;
}

/** How many findings of one code and severity are shown, unless all are to be shown. */
const SHOWN = 5;

/** The findings, and their number. */
export function renderCheck(findings: readonly Finding[], view: CheckView): string {
  const groups = groupBy(findings, ({ code, severity, acknowledged }) => [`${code} ${severity} ${acknowledged !== undefined}`]);
  const lines = [...groups.values()].flatMap((group) => {
    const shown = view.showsAll || group.length <= SHOWN + 1 ? group : group.slice(0, SHOWN);

    return [
      ...shown.flatMap((finding) => findingLines(finding, view)),
      ...group.length > shown.length ? [folded(group, shown.length, view)] : [],
    ];
  });

  return [...lines, ...lines.length > 0 && lines[lines.length - 1] !== '' ? [''] : [], renderCounts(findings), ''].join('\n');
}

function folded([{ code }, ...others]: readonly Finding[], shown: number, { paint }: CheckView): string {
  return paint('dim', `${' '.repeat(WIDTH)} ${code} ... and ${others.length + 1 - shown} more; --all shows them`);
}

function findingLines(finding: Finding, view: CheckView): string[] {
  const text = wrapped(findingText(finding, view.placeOf, view.paint), view.columns);
  const frame = finding.acknowledged === undefined ? view.frameOf(finding) : undefined;

  return frame ? [...text, ...frameLines(frame, view), ''] : text;
}

/** At words, so that no terminal breaks within one; a word that is too long stays whole. */
function wrapped(text: string, columns: number | undefined): string[] {
  if (columns === undefined || columns < NARROWEST) return [text];
  const lines = [''];
  for (const word of text.split(' ')) {
    const line = lines[lines.length - 1];
    if (line === '') lines[lines.length - 1] = word;
    else if (lengthOf(line) + 1 + lengthOf(word) <= columns) lines[lines.length - 1] = `${line} ${word}`;
    else lines.push(`${INDENT}${word}`);
  }

  return lines;
}

const NARROWEST = 40;
const INDENT = ' '.repeat(WIDTH + 1);

function lengthOf(text: string): number {
  // eslint-disable-next-line no-control-regex
  return text.replace(/\u001b\[\d+m/g, '').length;
}

/** Each line with its number; below the marked one, a mark under the field. */
function frameLines(frame: readonly FrameLine[], { paint, columns = WIDEST }: CheckView): string[] {
  const digits = String(frame[frame.length - 1].number).length;
  const room = Math.max(columns - INDENT.length - digits - '>  | '.length, NARROWEST / 2);
  const column = frame.find(({ mark }) => mark)?.mark?.column ?? 0;
  // A long line, as in JSON, is shown around its mark.
  const from = column < room - MARGIN ? 0 : column - MARGIN;

  return frame.flatMap(({ number, text, mark }) => {
    const shown = visible(text.slice(from, from + room)).trimEnd();
    const gutter = `${INDENT}${paint('dim', `${mark ? '>' : ' '} ${String(number).padStart(digits)} |`)}`;
    const under = `${INDENT}${paint('dim', `${' '.repeat(digits + 2)} |`)}`;

    return [
      `${gutter} ${shown}`.trimEnd(),
      ...mark ? [`${under} ${' '.repeat(mark.column - from)}${paint('red', '^'.repeat(Math.max(Math.min(mark.length, room - mark.column + from), 1)))}`] : [],
    ];
  });
}

/** Columns of a line of a manifest where there is no terminal. */
const WIDEST = 140;
const MARGIN = 20;
