/** A monitor that the selectors of a server match, before it is checked. */
import { Reason, reject } from './reason';
import { References } from './references';
import { StoredObject } from '../../manifests/objects';
import { Server, Spec } from '../../operator-port/server';
import { semverAtLeast } from '../../units/semver';

/** A monitor, the server that selects it, and what it can refer to. */
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
  if (mechanism !== 'RoleSelector' || semverAtLeast(version, ROLE_SELECTOR_SINCE)) return undefined;

  return reject(
    { cause: 'prometheus-too-old', since: ROLE_SELECTOR_SINCE }, 'selectorMechanism',
    `RoleSelector selectorMechanism is only supported in Prometheus ${ROLE_SELECTOR_SINCE} and newer`,
  );
}
