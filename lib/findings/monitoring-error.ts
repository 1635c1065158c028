/** The error thrown by constructors for input that is wrong on its own. */
import { Finding, renderFinding, sortFindings } from './finding';

/** All findings at once, one a line. */
export class MonitoringError extends Error {
  readonly findings: readonly Finding[];

  constructor(findings: readonly Finding[]) {
    const sorted = sortFindings(findings);
    super(sorted.map(renderFinding).join('\n'));
    this.name = 'MonitoringError';
    this.findings = sorted;
  }
}
