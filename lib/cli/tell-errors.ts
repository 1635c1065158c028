/** Findings of severity error, and others that matter for what is printed, on standard error: for commands that print something else. */
import { errorsIn } from './inspect-inputs';
import { painter, Terminal } from './terminal';
import { Finding, renderFinding, Severity } from '../findings/finding';
import { visible } from '../findings/problem';

/** Prints one finding on each line. @param notes findings of any severity */
export function tellErrors(findings: readonly Finding[], terminal: Terminal, notes: readonly Finding[] = []): void {
  const told = [...notes, ...errorsIn(findings)];
  if (told.length === 0) return;
  const { stderr, env } = terminal;
  const paint = painter(stderr, env);
  for (const finding of told) stderr.write(`${paint(STYLES[finding.severity], finding.severity)} ${visible(renderFinding(finding))}\n`);
}

const STYLES = { [Severity.ERROR]: 'red', [Severity.WARNING]: 'yellow', [Severity.INFO]: 'cyan' } as const;

/** Whether targets may be missing in the output: it is not known if a monitor is selected, or if the cluster has its Secret. */
export function mayMissTargets({ code, severity }: Finding): boolean {
  return ((code === 'AM614' || code === 'AM615') && severity === Severity.INFO) || (code === 'AM918' && severity === Severity.WARNING);
}
