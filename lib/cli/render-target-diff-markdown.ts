/** Changes of targets as Markdown, for the comment on a pull request. */
import { code, commentMark, table } from './markdown';
import { renderLabels, renderSource } from './render-target';
import { changedParts, RenderedChanges, renderChangeCounts } from './render-target-diff';
import { InspectedTarget } from '../inspection/inspected-target';

const COLUMNS = ['target', 'of', 'job', 'server'];

/** A table each of lost, gained and relabelled targets. The same changes give the same text, and its first line is always the same. */
export function renderTargetDiffMarkdown(changes: RenderedChanges): string {
  const { gained, lost, changed, replaced } = changes;

  return [
    commentMark('targets'),
    `### Scrape targets: ${renderChangeCounts(changes)}`,
    ...table('Lost', [...COLUMNS, 'labels'], lost.map(whole)),
    ...table('Gained', [...COLUMNS, 'labels'], gained.map(whole)),
    ...table('Changed', [...COLUMNS, 'before', 'after'], changed.map((target, i) => {
      const { before, after } = changedParts(replaced[i], target);

      return [...placed(target), lines(before), lines(after)];
    })),
    '',
  ].join('\n');
}

function placed(target: InspectedTarget): string[] {
  return [target.url, renderSource(target), target.job, target.server].map(code);
}

function whole(target: InspectedTarget): string[] {
  return [...placed(target), code(renderLabels(target))];
}

function lines(parts: readonly string[]): string {
  return parts.map(code).join('<br>');
}
