/** Findings of severity error, and notes on folders, on standard error: for commands that print something else. */
import { errorsIn } from './inspect-inputs';
import { painter, Terminal } from './terminal';
import { Finding, renderFinding } from '../findings/finding';
import { visible } from '../findings/problem';

/** Prints one finding on each line. */
export function tellErrors(findings: readonly Finding[], { stderr, env }: Terminal, notes: readonly Finding[] = []): void {
  const paint = painter(stderr, env);
  for (const note of notes) stderr.write(`${paint('cyan', 'info')} ${visible(renderFinding(note))}\n`);
  for (const finding of errorsIn(findings)) stderr.write(`${paint('red', 'error')} ${visible(renderFinding(finding))}\n`);
}
