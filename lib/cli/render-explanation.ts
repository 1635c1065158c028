/** An explanation as text. */
import { Paint } from './terminal';
import { Explanation, ExplanationStep } from '../explanation/explanation';
import { Finding, renderFindingWithoutPath } from '../findings/finding';
import { visible } from '../findings/problem';

/** Steps below the name of their server, each with its result; below a step that fails, the fix; then the findings. */
export function renderExplanation({ subject, isScraped, steps, findings }: Explanation, paint: Paint): string {
  const width = Math.max(...steps.map(({ stage }) => stage.length));
  const isOpen = !isScraped && steps.every(({ isOk }) => isOk);
  const verdict = isScraped ? paint('green', 'scraped') : paint(isOpen ? 'yellow' : 'red', isOpen ? 'not known until run time' : 'not scraped');
  const lines = [`${paint('bold', visible(subject))}: ${verdict}`];
  let server: string | undefined;
  for (const step of steps) {
    if (step.server !== server) lines.push('', ...step.server === undefined ? [] : [paint('bold', visible(step.server))]);
    server = step.server;
    lines.push(...linesOf(step, width, paint));
  }
  const others = findings.filter((finding) => !steps.some((step) => isSame(step.finding, finding)));
  if (others.length > 0) lines.push('', ...others.map((finding) => `${INDENT}${finding.severity} ${visible(renderFindingWithoutPath(finding))}`));

  return `${lines.join('\n')}\n`;
}

const INDENT = '  ';

function isSame(one: Finding | undefined, { code, path, message }: Finding): boolean {
  return one?.code === code && one.path === path && one.message === message;
}

function linesOf({ stage, isOk, message, fix, finding }: ExplanationStep, width: number, paint: Paint): string[] {
  const word = isOk ? paint('green', 'ok   ') : paint('red', 'fails');
  const line = `${INDENT}${word} ${stage.padEnd(width)}  ${visible(finding ? `${finding.code} ${finding.path}: ${message}` : message)}`;

  return fix === undefined ? [line] : [line, `${INDENT}      ${' '.repeat(width)}  -> ${visible(fix)}`];
}
