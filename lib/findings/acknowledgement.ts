/** Findings that the owner of an app has looked at and accepts. */
import { IConstruct } from 'constructs';
import { Finding, Severity } from './finding';
import { MonitoringError } from './monitoring-error';
import { findingAt, quote } from './problem';

/** Reasons by code, set for a construct and everything in it. */
const acknowledged = new WeakMap<IConstruct, Map<string, string>>();

/** Which finding is accepted, and why. */
export interface AcknowledgementProps {
  /** Code of the finding, e.g. `AM929`. */
  readonly code: string;

  /** Why the finding is accepted; every report shows the reason with it. */
  readonly reason: string;
}

/**
 * Accepts a finding with a reason: it is still listed, as information, and does not stop a synth.
 * @example
 * new Acknowledgement({ code: 'AM932', reason: 'the report runs for an hour' }).applyTo(chart);
 */
export class Acknowledgement {
  private readonly props: AcknowledgementProps;

  /**
   * @param props which finding is accepted, and why
   * @throws AM507 when the code is not a code of a finding, or the reason is empty
   */
  constructor(props: AcknowledgementProps) {
    const message = whyNot(props);
    if (message !== undefined) {
      throw new MonitoringError([findingAt('Acknowledgement', {
        code: 'AM507', message, fix: 'write new Acknowledgement({ code: "AM929", reason: "why this is accepted" })',
      })]);
    }
    this.props = { ...props };
  }

  /**
   * Acknowledges the finding for a construct and everything in it.
   * @param scope the construct that the finding names, or one around it
   */
  public applyTo(scope: IConstruct): void {
    const reasons = acknowledged.get(scope) ?? new Map<string, string>();
    acknowledged.set(scope, reasons.set(this.props.code, this.props.reason));
  }
}

/** Why a finding of a construct is accepted: the reason that was set nearest to it. */
export function acknowledgedReason(construct: IConstruct, code: string): string | undefined {
  for (let at: IConstruct | undefined = construct; at; at = at.node.scope) {
    const reason = acknowledged.get(at)?.get(code);
    if (reason !== undefined) return reason;
  }

  return undefined;
}

/** The finding as it is reported once it is acknowledged. */
export function asAcknowledged(finding: Finding, reason: string): Finding {
  return { ...finding, severity: Severity.INFO, acknowledged: reason };
}

function whyNot({ code, reason }: AcknowledgementProps): string | undefined {
  if (!/^AM\d{3}$/.test(code)) return `${quote(code)} is not a code of a finding`;

  return reason.trim() === '' ? `finding ${code} is acknowledged without a reason` : undefined;
}
