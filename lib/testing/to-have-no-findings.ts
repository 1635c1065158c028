/** The matcher `toHaveNoFindings`. */
import { ScopedInspection } from './scoped-inspection';
import { count, indented, Verdict } from './verdict';
import { Finding, Severity } from '../findings/finding';
import { visible } from '../findings/problem';

/** Whether there are no errors and no warnings; acknowledged findings are information. */
export function toHaveNoFindings(received: unknown): Verdict {
  const found = findingsOf(received);

  return found.length === 0
    ? { pass: true, message: () => 'Expected: errors or warnings\nReceived: no errors and no warnings' }
    : { pass: false, message: ({ bad }) => `Expected: no errors and no warnings\nReceived: ${count(found.length, 'finding')}\n\n${indented(found.map(({ isError, text }) => (isError ? bad(text) : text)))}` };
}

/** One line of a message. */
interface Line {
  readonly isError: boolean;
  readonly text: string;
}

function findingsOf(received: unknown): Line[] {
  try {
    return ScopedInspection.of(received).findings().filter(({ severity }) => severity !== Severity.INFO).map(asLine);
  } catch (error) {
    const stops = STOPPED.exec((error as Error).message);
    if (!stops) throw error;

    return stops[1].split('\n').map((line) => ({ isError: true, text: `error ${visible(line.trim())}` }));
  }
}

/** The errors of cdk8s, if they stop the synth before the inspection. */
const STOPPED = /^Validation failed with the following errors:\n([^]*)$/;

function asLine({ severity, code, path, message, fix }: Finding): Line {
  return { isError: severity === Severity.ERROR, text: visible(`${severity} ${code} ${path}: ${message}`) + `\n    -> ${visible(fix)}` };
}
