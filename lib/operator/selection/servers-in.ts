/** The servers among the manifests. */
import { Objects, StoredObject } from '../../manifests/objects';
import { Server, Spec } from '../../operator-port/server';
import { rangeErrorOf } from '../../units/range-error';
import { parseSemver } from '../../units/semver';
import { FlaggedOperator, managersOf, operatorsIn, unmanagingOf } from '../flags/operators-in';

/** The version that operator v0.94.1 runs if `spec.version` is not set. */
export const DEFAULT_PROMETHEUS_VERSION = 'v3.14.0';

const KINDS = ['Prometheus', 'PrometheusAgent'] as const;

/** The servers of the manifests: Prometheus objects, then PrometheusAgents, each in the order of the manifests. */
export function serversIn(objects: Objects): Server[] {
  const operators = operatorsIn(objects);

  return KINDS.flatMap((kind) => objects.ofKind(kind).map((object) => managed(serverOf(kind, object), operators)));
}

function managed(server: Server, operators: readonly FlaggedOperator[]): Server {
  if (operators.length === 0) return server;

  return { ...server, operators: managersOf(server, operators), unmanagedBy: unmanagingOf(server, operators) };
}

/** Reads a server. A version that is not valid is kept as it is, and reported by the selection. */
export function serverOf(kind: Server['kind'], object: StoredObject): Server {
  const spec = (object.manifest.spec ?? {}) as Spec;

  return { ...object, kind, spec, version: plainVersion(givenVersion(spec)) };
}

/** The version that the operator runs; a blank version counts as not set. @see StringValOrDefault in pkg/operator, v0.94.1 */
export function givenVersion(spec: Spec): string {
  return typeof spec.version === 'string' && spec.version.trim() !== '' ? spec.version : DEFAULT_PROMETHEUS_VERSION;
}

/** Whether the operator can read a version. */
export function isVersion(version: string): boolean {
  return rangeErrorOf(() => parseSemver(version)) === undefined;
}

/** A version as the operator writes it into labels, e.g. `3.14.0` for `v3.14`; one that is not valid is left as it is. */
export function plainVersion(version: string): string {
  try {
    const { numbers, prerelease } = parseSemver(version);
    const suffix = prerelease.length > 0 ? `-${prerelease.join('.')}` : '';
    const [, build] = version.trim().split(/\+(.*)/s);

    return `${numbers.join('.')}${suffix}${build === undefined ? '' : `+${build}`}`;
  } catch (error) {
    if (error instanceof RangeError) return version;
    throw error;
  }
}
