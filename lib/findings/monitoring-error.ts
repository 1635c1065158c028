/** The error of constructors. */
import { Finding, renderFinding, sortFindings } from './finding';

/**
 * The error that constructors throw for properties that are wrong on their own: all findings at once, one a line.
 * @jsii ignore
 */
export class MonitoringError extends Error {
  /** The findings, sorted by code. */
  readonly findings: readonly Finding[];

  constructor(findings: readonly Finding[]) {
    const sorted = sortFindings(findings);
    super(sorted.map(renderFinding).join('\n'));
    this.name = 'MonitoringError';
    this.findings = sorted;
  }
}
