/** The servers among the manifests. */
import { defaultPrometheus } from './default-prometheus';
import { Objects, StoredObject } from '../../manifests/objects';
import { RunningOperator } from '../../operator-port/running-operator';
import { Server, Spec } from '../../operator-port/server';
import { PROVEN_OPERATOR } from '../../units/operator-version';
import { parseSemver } from '../../units/semver';
import { FlaggedOperator, managersOf, operatorsIn, unmanagingOf } from '../flags/operators-in';

/** Which operator runs servers. */
export interface OperatorChoice {
  readonly version: string;
  /** Whether it runs all servers, also those whose own operator is among the manifests. */
  readonly forAll: boolean;
}

const KINDS = ['Prometheus', 'PrometheusAgent'] as const;

/** The servers of the manifests: Prometheus objects, then PrometheusAgents, each in the order of the manifests. */
export function serversIn(objects: Objects, choice: OperatorChoice = PROVEN): Server[] {
  const operators = operatorsIn(objects);

  return KINDS.flatMap((kind) => objects.ofKind(kind).map((object) => managed(kind, object, operators, choice)));
}

const PROVEN: OperatorChoice = { version: PROVEN_OPERATOR, forAll: false };

function managed(kind: Server['kind'], object: StoredObject, operators: readonly FlaggedOperator[], choice: OperatorChoice): Server {
  const managers = managersOf(object, operators);
  const isOperatorAssumed = !choice.forAll && managers?.[0]?.version === undefined;
  const server = { ...serverOf(kind, object, operatorVersionFor(managers, choice)), ...isOperatorAssumed && { isOperatorAssumed } };

  return managers === undefined ? server : { ...server, operators: managers, unmanagedBy: unmanagingOf(object, operators) };
}

/** The version of the operator that manages an object; of several operators the first one counts. */
export function operatorVersionFor(managers: readonly RunningOperator[] = [], { version, forAll }: OperatorChoice = PROVEN): string {
  return forAll ? version : managers[0]?.version ?? version;
}

/** Reads a server. A version that is not valid is kept as it is, and reported by the selection. */
export function serverOf(kind: Server['kind'], object: StoredObject, operatorVersion = PROVEN_OPERATOR): Server {
  const spec = (object.manifest.spec ?? {}) as Spec;

  return { ...object, kind, spec, operatorVersion, version: plainVersion(givenVersion({ spec, operatorVersion })) };
}

/** The version that the operator runs; a blank version counts as not set. @see StringValOrDefault in pkg/operator, v0.94.1 */
export function givenVersion({ spec, operatorVersion = PROVEN_OPERATOR }: Pick<Server, 'spec' | 'operatorVersion'>): string {
  return typeof spec.version === 'string' && spec.version.trim() !== '' ? spec.version : defaultPrometheus(operatorVersion);
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
