/** Findings that the owner of an app has looked at and accepts. */
import { IConstruct } from 'constructs';
import { acknowledge } from './acknowledged';
import { writeAcknowledgements } from './write-acknowledgements';
import { acceptanceFaults } from '../findings/acceptance';
import { MonitoringError } from '../findings/monitoring-error';
import { findingAt } from '../findings/problem';
import { requireConstruct } from '../findings/require-object';
import { SynthRun } from '../tree/synth-run';

/** Which finding is accepted, and why. */
export interface AcknowledgementProps {
  /** Code of the finding, e.g. `AM929`. */
  readonly code: string;

  /** Why the finding is accepted; every report shows the reason with it. */
  readonly reason: string;

  /**
   * The last day on which the finding is accepted, in UTC, e.g. `2027-01-31`. After it the finding counts again.
   * @default - it is accepted for ever
   */
  readonly until?: string;
}

/**
 * Accepts a finding with a reason: it is still listed, as information, and does not stop a synth.
 *
 * The objects carry it as the annotation `cdk8s-app-monitoring/accept`, so that the command line and the plugin know it as well.
 * @example
 * new Acknowledgement({ code: 'AM932', reason: 'the report runs for an hour' }).applyTo(chart);
 */
export class Acknowledgement {
  private readonly props: AcknowledgementProps;

  /**
   * @param props which finding is accepted, and why
   * @throws AM507 when the code is not a code of a finding, the reason is empty, or `until` is not a date
   */
  constructor(props: AcknowledgementProps) {
    const faults = acceptanceFaults(props ?? {});
    if (faults.length > 0) {
      throw new MonitoringError(faults.map(({ message }) => findingAt('Acknowledgement', {
        code: 'AM507', message, fix: 'write new Acknowledgement({ code: "AM929", reason: "why this is accepted" })',
      })));
    }
    this.props = { ...props };
  }

  /**
   * Acknowledges the finding for a construct and everything in it.
   * @param scope the construct that the finding names, or one around it
   */
  public applyTo(scope: IConstruct): void {
    requireConstruct('Acknowledgement', 'scope', scope);
    acknowledge(scope, this.props);
    SynthRun.notice(scope);
    scope.node.addValidation({
      validate: () => {
        writeAcknowledgements(scope);

        return [];
      },
    });
  }
}
