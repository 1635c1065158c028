/** A monitor that the selectors of a server match, before it is checked. */
import { Reason } from '../../go/reason';
import { StoredObject } from '../../manifests/objects';
import { semverAtLeast } from '../../units/semver';
import { Server, Spec } from '../server';
import { References } from './references';

export interface Candidate {
  readonly server: Server;
  readonly references: References;
  readonly object: StoredObject;
}

/** Fields of the monitor. */
export function specOf({ object }: Candidate): Spec {
  return (object.manifest.spec ?? {}) as Spec;
}

const ROLE_SELECTOR_SINCE = '2.17.0';

/** @see validateMonitorSelectorMechanism in pkg/prometheus/resource_selector.go, v0.94.1 */
export function whyNotSelectorMechanism({ version }: Server, mechanism: string | undefined): Reason {
  return mechanism === 'RoleSelector' && !semverAtLeast(version, ROLE_SELECTOR_SINCE)
    ? `RoleSelector selectorMechanism is only supported in Prometheus ${ROLE_SELECTOR_SINCE} and newer`
    : undefined;
}
