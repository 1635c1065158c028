/** An explanation as part of a message. */
import { TARGETS } from '../explanation/explain-step';
import { Explanation, ExplanationStep } from '../explanation/explanation';
import { visible } from '../findings/problem';

/** Colours of jest, or none. */
export interface Colours {
  readonly good: (text: string) => string;
  readonly bad: (text: string) => string;
}

/**
 * Where it gets lost, then every step with its mark, under the name of its server; below those that fail, what mends it.
 * @param server tells of this one alone
 */
export function renderExplanation({ subject, steps: all }: Explanation, { good, bad }: Colours, server?: string): string {
  const steps = all.filter((step) => server === undefined || step.server === undefined || step.server === server);
  const width = Math.max(...steps.map(({ stage }) => stage.length));
  const lines = [verdict(visible(subject), steps)];
  let above: string | undefined;
  for (const { server: key, stage, isOk, message, fix } of steps) {
    if (key !== above && key !== undefined) lines.push(`  ${visible(key)}`);
    above = key;
    lines.push(`  ${isOk ? good('✓') : bad('✗')} ${stage.padEnd(width)}  ${isOk ? message : bad(message)}`);
    if (fix !== undefined) lines.push(`    ${' '.repeat(width)}  -> ${fix}`);
  }

  return lines.join('\n');
}

function verdict(subject: string, steps: readonly ExplanationStep[]): string {
  const failing = steps.find(({ isOk }) => !isOk);
  const scraped = steps.some(({ stage, isOk }) => stage === TARGETS && isOk);
  if (scraped) return `${subject} is scraped:`;
  if (!failing) return `${subject} is not known to be scraped until run time:`;

  return `${subject} is not scraped, it gets lost at "${failing.stage}"${failing.server === undefined ? '' : ` with ${visible(failing.server)}`}:`;
}
