/** Changes of targets, as text. */
import { renderLabels, renderSource } from './render-target';
import { Paint } from './terminal';
import { visible } from '../findings/problem';
import { InspectedTarget } from '../inspection/inspected-target';
import { TargetChanges } from '../inspection/target-changes';

/** The changes, with each changed target as it was before. */
export interface RenderedChanges extends TargetChanges {
  readonly replaced: readonly InspectedTarget[];
}

/** Targets that are gained, lost and changed, with the labels that differ, and a summary. */
export function renderTargetDiff(changes: RenderedChanges, paint: Paint): string {
  const { gained, lost, changed, replaced } = changes;
  const lines = [
    ...gained.map((target) => paint('green', visible(`+ ${wholeOf(target)}`))),
    ...lost.map((target) => paint('red', visible(`- ${wholeOf(target)}`))),
    ...changed.flatMap((target, i) => changeOf(replaced[i], target, paint)),
    ...gained.length + lost.length + changed.length > 0 ? [''] : [],
    renderChangeCounts(changes),
  ];

  return `${lines.join('\n')}\n`;
}

/** `2 gained, 0 lost, 1 changed`. */
export function renderChangeCounts({ gained, lost, changed }: TargetChanges): string {
  return `${gained.length} gained, ${lost.length} lost, ${changed.length} changed`;
}

/** What differs between two forms of a target, as text: its job, and labels. */
export interface ChangedParts {
  readonly before: readonly string[];
  readonly after: readonly string[];
}

/** Compares two forms of a target. */
export function changedParts(was: InspectedTarget, is: InspectedTarget): ChangedParts {
  const [olds, news] = [was, is].map(differing);
  const only = (these: Map<string, string>, those: Map<string, string>) =>
    [...these].filter(([name, text]) => those.get(name) !== text).map(([, text]) => text);

  return { before: only(olds, news), after: only(news, olds) };
}

function wholeOf(target: InspectedTarget): string {
  return `${placeOf(target)} ${renderSource(target)} ${renderLabels(target)}`;
}

function placeOf({ server, job, url }: InspectedTarget): string {
  return `${server} ${job} ${url}`;
}

function changeOf(was: InspectedTarget, is: InspectedTarget, paint: Paint): string[] {
  const { before, after } = changedParts(was, is);

  return [
    paint('yellow', visible(`~ ${placeOf(is)}`)),
    ...before.map((text) => paint('red', visible(`    - ${text}`))),
    ...after.map((text) => paint('green', visible(`    + ${text}`))),
  ];
}

/** Properties that can differ between two targets with one URL, by name. */
function differing({ job, labels, unknownLabels = [] }: InspectedTarget): Map<string, string> {
  return new Map([
    ['', `in job ${job}`],
    ...Object.entries(labels).map(([name, value]): [string, string] => [name, `${name}=${JSON.stringify(value)}`]),
    ...unknownLabels.map((name): [string, string] => [name, `${name}=?`]),
  ]);
}
