/** The annotation that accepts findings on an object: one a line, as `AM932 until 2027-01-31 the reason`. */
import { Acceptance, acceptanceFaults } from './acceptance';
import { quote } from './problem';

/** Key of the annotation. */
export const ACCEPT_ANNOTATION = 'cdk8s-app-monitoring/accept';

/** The lines of the annotation for some acceptances. */
export function acceptanceLines(accepted: readonly Acceptance[]): string[] {
  return accepted.map(({ code, reason, until }) => {
    const text = reason.trim().replace(/\s+/g, ' ');
    // "until" would be read as the word before a date.
    const colon = until === undefined && /^(until\b|:)/.test(text) ? ':' : '';

    return `${code}${until === undefined ? colon : ` until ${until}`} ${text}`;
  });
}

/** What an annotation accepts, and what is wrong with its other lines. */
export interface AnnotatedAcceptances {
  readonly accepted: readonly Acceptance[];
  /** Each with the line and the reason why it is not used. */
  readonly faults: readonly { readonly message: string; readonly fix: string }[];
}

/** Reads the value of the annotation; empty lines have no meaning. */
export function readAcceptAnnotation(value: string): AnnotatedAcceptances {
  const read = value.split('\n').map((line) => line.trim()).filter((line) => line !== '').map(readLine);

  return { accepted: read.flatMap(({ accepted = [] }) => accepted), faults: read.flatMap(({ faults = [] }) => faults) };
}

function readLine(line: string): Partial<AnnotatedAcceptances> {
  const [, code = line, until, reason] = /^([^\s:]+)(?::|\s+until\s+(\S+?):?)?(?:\s+(.*))?$/.exec(line) ?? [];
  const accepted: Acceptance = { code, reason: reason ?? '', ...until !== undefined && { until } };
  const faults = acceptanceFaults(accepted);

  return faults.length === 0 ? { accepted: [accepted] } : { faults: faults.map(({ message }) => ({ message: `line ${quote(line)}: ${message}`, fix: FORM })) };
}

const FORM = 'write a line for each finding, such as "AM932 the reason" or "AM932 until 2027-01-31 the reason"';
