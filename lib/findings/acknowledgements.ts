/** Findings that somebody has looked at and lives with. */
import { IConstruct } from 'constructs';
import { Finding, Severity } from './finding';
import { MonitoringError } from './monitoring-error';
import { findingAt, quote } from './problem';

/** Reasons by code, set for a construct and all below it. */
const acknowledged = new WeakMap<IConstruct, Map<string, string>>();

/** Takes findings as known: they are still listed, as information with the reason, and stop nothing. */
export class Acknowledgements {
  /**
   * Acknowledges a finding of a construct and of everything in it.
   * @param scope the construct that the finding names, or one around it
   * @param code of the finding, e.g. `AM929`
   * @param reason why it may be; stands beside the finding wherever that is told
   * @throws AM507 for what is no code, or without a reason
   */
  public static add(scope: IConstruct, code: string, reason: string): void {
    const wrong = whyNot(code, reason);
    if (wrong !== undefined) throw new MonitoringError([findingAt(scope.node.path, { code: 'AM507', message: wrong, fix: 'write Acknowledgements.add(scope, "AM929", "why it may be")' })]);
    const reasons = acknowledged.get(scope) ?? new Map<string, string>();
    acknowledged.set(scope, reasons.set(code, reason));
  }

  private constructor() {}
}

/** Why a finding of a construct may be; the reason nearest to it. */
export function acknowledgedReason(construct: IConstruct, code: string): string | undefined {
  for (let at: IConstruct | undefined = construct; at; at = at.node.scope) {
    const reason = acknowledged.get(at)?.get(code);
    if (reason !== undefined) return reason;
  }

  return undefined;
}

/** The finding as it is told once it is acknowledged. */
export function asAcknowledged(finding: Finding, reason: string): Finding {
  return { ...finding, severity: Severity.INFO, acknowledged: reason };
}

function whyNot(code: string, reason: string): string | undefined {
  if (!/^AM\d{3}$/.test(code)) return `${quote(code)} is no code of a finding`;

  return reason.trim() === '' ? `the finding ${code} is acknowledged without a reason` : undefined;
}
