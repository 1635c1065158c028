/** Which version of Prometheus a field, role or method of a ScrapeConfig needs; below it, the operator rejects the object. */
import { Reason, reject } from './reason';
import { Spec } from '../../operator-port/server';
import { semverAtLeast } from '../../units/semver';

/** One thing that older versions do not know. */
export interface VersionGate {
  readonly field: string;
  /** First version that knows it. */
  readonly since: string;
  /**
   * Whether pre-releases of that version count as well.
   * @default false
   */
  readonly withPreReleases?: boolean;
  /**
   * The value that needs it.
   * @default - any
   */
  readonly value?: string;
  /** The operator's words. */
  readonly says: string;
}

/** Why an entry of a discovery is too new for the version. */
export function whyTooNew(version: string, { field, since, withPreReleases, value, says }: VersionGate, config: Spec): Reason {
  const given: unknown = config[field];
  const isConcerned = value === undefined ? given !== undefined && given !== null : given === value;

  return isConcerned && !semverAtLeast(version, withPreReleases ? `${since}-0` : since) ? reject({ cause: 'prometheus-too-old', since }, field, says) : undefined;
}
