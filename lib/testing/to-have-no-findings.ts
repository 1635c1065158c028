/** The matcher `toHaveNoFindings`. */
import { Judged } from './judged';
import { count, indented, Verdict } from './verdict';
import { Finding, Severity } from '../findings/finding';
import { visible } from '../findings/problem';

/** Whether there is neither error nor warning; what is acknowledged is information. */
export function toHaveNoFindings(received: unknown): Verdict {
  const found = findingsOf(received);

  return found.length === 0
    ? { pass: true, message: () => 'Expected: errors or warnings\nReceived: none' }
    : { pass: false, message: ({ bad }) => `Expected: no errors and no warnings\nReceived: ${count(found.length, 'finding')}\n\n${indented(found.map(({ isError, text }) => (isError ? bad(text) : text)))}` };
}

/** One line of a message. */
interface Line {
  readonly isError: boolean;
  readonly text: string;
}

function findingsOf(received: unknown): Line[] {
  try {
    return Judged.of(received).findings().filter(({ severity }) => severity !== Severity.INFO).map(asLine);
  } catch (error) {
    const stops = STOPPED.exec((error as Error).message);
    if (!stops) throw error;

    return stops[1].split('\n').map((line) => ({ isError: true, text: `error ${visible(line.trim())}` }));
  }
}

/** What cdk8s says where errors stop the synth before anything can be inspected. */
const STOPPED = /^Validation failed with the following errors:\n([^]*)$/;

function asLine({ severity, code, path, message, fix }: Finding): Line {
  return { isError: severity === Severity.ERROR, text: visible(`${severity} ${code} ${path}: ${message}`) + `\n    -> ${visible(fix)}` };
}
