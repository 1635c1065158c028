/** Which finding is accepted, why, and until when: the same rules in code, in an annotation, in a file and for the plugin. */
import { isKnownCode } from './codes';
import { Finding, Severity } from './finding';
import { quote } from './problem';

/** One accepted finding. */
export interface Acceptance {
  /** Code of the finding, e.g. `AM929`. */
  readonly code: string;
  readonly reason: string;
  /** The last day on which it is accepted, e.g. `2027-01-31`; absent for no end. */
  readonly until?: string;
}

/** What is wrong with a field of an acceptance. */
export interface AcceptanceFault {
  readonly field: keyof Acceptance;
  readonly message: string;
  readonly fix: string;
}

/** Everything that is wrong with the values of an acceptance, which may come from a file. */
export function acceptanceFaults({ code, reason, until }: { readonly [field in keyof Acceptance]?: unknown }): AcceptanceFault[] {
  const isCode = typeof code === 'string' && isKnownCode(code);

  return [
    ...isCode ? [] : [{ field: 'code', message: codeFault(code), fix: 'use a code of docs/findings.md, such as AM929' } as const],
    ...typeof reason === 'string' && reason.trim() !== '' ? [] : [{
      field: 'reason', message: `${isCode ? `finding ${code}` : 'a finding'} is accepted without a reason`, fix: 'write why it is accepted',
    } as const],
    ...until === undefined || typeof until === 'string' && isDate(until) ? [] : [{
      field: 'until', message: `${quote(until)} is not a date`, fix: 'write the last day as year-month-day, such as 2027-01-31',
    } as const],
  ];
}

function codeFault(code: unknown): string {
  return code === undefined ? 'the code of the finding is missing' : `${quote(code)} is not a code of a finding`;
}

function isDate(text: string): boolean {
  const time = /^\d{4}-\d{2}-\d{2}$/.test(text) ? Date.parse(`${text}T00:00:00Z`) : NaN;

  return !Number.isNaN(time) && new Date(time).toISOString().startsWith(text);
}

/** Whether the last day is over. @param today as `2027-01-31` */
export function isExpired({ until }: Acceptance, today = todayUtc()): boolean {
  return until !== undefined && until < today;
}

/** The day in UTC, so that machines in different time zones agree. */
export function todayUtc(): string {
  return new Date().toISOString().slice(0, 10);
}

/** The finding as it is reported once it is accepted: it is listed as information, and does not fail anything. */
export function asAccepted(finding: Finding, { reason, until }: Acceptance): Finding {
  return { ...finding, severity: Severity.INFO, acknowledged: until === undefined ? reason : `${reason} (until ${until})` };
}
