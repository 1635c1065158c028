/** An explanation as part of a message. */
import { areScraped, failCertainly } from '../explanation/explain-step';
import { Explanation, ExplanationStep } from '../explanation/explanation';
import { visible } from '../findings/problem';

/** Colours of jest, or functions that do not change the text. */
export interface Colours {
  readonly good: (text: string) => string;
  readonly bad: (text: string) => string;
}

/**
 * The step that fails, then every step with a mark, below the name of its server; below a step that fails, the fix.
 * @param server shows the steps of this server only
 */
export function renderExplanation({ subject, steps: all }: Explanation, { good, bad }: Colours, server?: string): string {
  const steps = all.filter((step) => server === undefined || step.server === undefined || step.server === server);
  const width = Math.max(...steps.map(({ stage }) => stage.length));
  const lines = [verdict(visible(subject), steps)];
  let above: string | undefined;
  for (const { server: key, stage, isOk, isOpen, message, fix, finding } of steps) {
    if (key !== above && key !== undefined) lines.push(`  ${visible(key)}`);
    above = key;
    lines.push(`  ${isOk ? good('✓') : bad(isOpen ? '?' : '✗')} ${stage.padEnd(width)}  ${isOk ? message : bad(finding ? visible(`${finding.code} ${finding.path}: ${message}`) : message)}`);
    if (fix !== undefined) lines.push(`    ${' '.repeat(width)}  -> ${fix}`);
  }

  return lines.join('\n');
}

function verdict(subject: string, steps: readonly ExplanationStep[]): string {
  const failing = steps.find(({ isOk }) => !isOk);
  if (areScraped(steps)) return `${subject} is scraped:`;
  if (!failing) return `${subject} is not known to be scraped until run time:`;

  const by = failing.server === undefined ? '' : ` by ${visible(failing.server)}`;

  return failCertainly(steps) ? `${subject} is not scraped${by}: it fails at step "${failing.stage}":` : `${subject} is not known to be scraped${by}: step "${failing.stage}" is open:`;
}
