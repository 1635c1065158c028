/** Which version of Prometheus a field, role or method of a ScrapeConfig needs; below it, the operator rejects the object. */
import { Reason } from '../../go/reason';
import { semverAtLeast } from '../../units/semver';
import { Spec } from '../server';

/** One thing that older versions do not know. */
export interface VersionGate {
  readonly field: string;
  /** First version that knows it. */
  readonly since: string;
  /**
   * The value that needs it.
   * @default - any
   */
  readonly value?: string;
  /** The operator's words. */
  readonly says: string;
}

/** Says that a discovery of a list is too new for the version. */
export function whyTooNew(version: string, gate: VersionGate, config: Spec): Reason {
  const stated: unknown = config[gate.field];
  const concerned = gate.value === undefined ? stated !== undefined && stated !== null : stated === gate.value;

  return concerned && !semverAtLeast(version, gate.since) ? gate.says : undefined;
}
