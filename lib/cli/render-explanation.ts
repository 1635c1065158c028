/** An explanation as text. */
import { Paint } from './terminal';
import { failCertainly } from '../explanation/explain-step';
import { Explanation, ExplanationStep } from '../explanation/explanation';
import { Finding, renderFinding, renderFindingWithoutPath, Severity } from '../findings/finding';
import { visible } from '../findings/problem';

/** Steps below the name of their server, each with its result; below a step that fails, the fix; then the findings. */
export function renderExplanation({ subject, isScraped, steps, findings }: Explanation, paint: Paint): string {
  const width = Math.max(...steps.map(({ stage }) => stage.length));
  const others = findings.filter((finding) => !steps.some((step) => isSame(step.finding, finding)));
  const lines = [`${paint('bold', visible(subject))}: ${isScraped ? scrapedVerdict(others, paint) : lostVerdict(steps, paint)}`];
  let server: string | undefined;
  for (const step of steps) {
    if (step.server !== server) lines.push('', ...step.server === undefined ? [] : [paint('bold', visible(step.server))]);
    server = step.server;
    lines.push(...linesOf(step, width, paint));
  }
  if (others.length > 0) lines.push('', ...others.map((finding) => `${INDENT}${finding.severity} ${visible(finding.path === subject ? renderFindingWithoutPath(finding) : renderFinding(finding))}`));

  return `${lines.join('\n')}\n`;
}

/** A target can be scraped and still not be as it was meant, for example when a policy of the mesh may refuse the scrape. */
function scrapedVerdict(others: readonly Finding[], paint: Paint): string {
  const warnings = others.filter(({ severity }) => severity !== Severity.INFO).length;
  if (warnings === 0) return paint('green', 'scraped');

  return paint('yellow', `scraped, but see the ${warnings === 1 ? 'finding' : `${warnings} findings`} below`);
}

/** Certain only if one step certainly fails. */
function lostVerdict(steps: readonly ExplanationStep[], paint: Paint): string {
  if (steps.every(({ isOk }) => isOk)) return paint('yellow', 'not known until run time');

  return failCertainly(steps) ? paint('red', 'not scraped') : paint('yellow', 'not known whether it is scraped');
}

const INDENT = '  ';

function isSame(one: Finding | undefined, { code, path, message }: Finding): boolean {
  return one?.code === code && one.path === path && one.message === message;
}

function linesOf({ stage, isOk, isOpen, message, fix, finding }: ExplanationStep, width: number, paint: Paint): string[] {
  const word = isOk ? paint('green', 'ok   ') : isOpen ? paint('yellow', 'open ') : paint('red', 'fails');
  const line = `${INDENT}${word} ${stage.padEnd(width)}  ${visible(finding ? `${finding.code} ${finding.path}: ${message}` : message)}`;

  return fix === undefined ? [line] : [line, `${INDENT}      ${' '.repeat(width)}  -> ${visible(fix)}`];
}
