/** What the API server makes of an object of Kubernetes' own kinds, and those of the Gateway API, when it is created. */
import { Admission } from './admission';
import { checkMetadata, checkStandardFinalizers, checkUsableManagedFields } from './check-metadata';
import { decode } from './decode';
import { FieldFaults } from './field-faults';
import { admitGatewayApi, isOfGatewayApi } from './gateway-api';
import { KindRules, KINDS } from './kinds';
import { asSent, withDistinctOwners } from './metadata';
import { tryFindKind, versionsOf } from './schemas';
import { ObjectMeta } from './types';
import { FieldFault } from '../../manifests/field-fault';
import { Manifest } from '../../manifests/manifest';
import { groupOf } from '../../manifests/objects';
import { shown } from '../../units/shown';

/**
 * Checks one object as the API server of Kubernetes 1.37 does; undefined for a kind that it has no rules for.
 *
 * A status is dropped when an object is created, and fields that the server sets are replaced, so objects that are read from a
 * cluster are taken.
 * What depends on settings of the cluster, or on a rule that is not modelled, is taken.
 */
export function admitBuiltIn(manifest: Manifest): Admission | undefined {
  const { apiVersion, kind } = manifest;
  const rules = tryRules(manifest);
  if (!rules) return isOfGatewayApi(manifest) ? admitGatewayApi(manifest) : undefined;
  const type = tryFindKind(apiVersion!, kind!);
  if (!type) return { manifest, faults: [notServed(apiVersion!, kind!)], unknownFields: [] };
  const { value, faults, unknownFields } = decode(manifest, type, { hidesValues: kind === 'Secret' });
  if (faults.length > 0) return { manifest, faults, unknownFields: [] };
  const found = check(value as Manifest, rules);

  return { manifest: found.length > 0 ? manifest : value as Manifest, faults: found, unknownFields: [...unknownFields].sort() };
}

/** Whether objects of a kind are checked. */
export function isBuiltIn(object: Pick<Manifest, 'apiVersion' | 'kind'>): boolean {
  return tryRules(object) !== undefined || isOfGatewayApi(object);
}

function tryRules({ apiVersion, kind }: Pick<Manifest, 'apiVersion' | 'kind'>): KindRules | undefined {
  const rules = typeof kind === 'string' && typeof apiVersion === 'string' ? KINDS.get(kind) : undefined;

  return rules && isIn(rules.group, apiVersion!) ? rules : undefined;
}

/** Whether the kind is meant: kinds of other groups may have the same name. */
function isIn(group: string, apiVersion: string): boolean {
  const given = groupOf(apiVersion);

  return given === group || given === '' || given === 'extensions' && OF_EXTENSIONS.has(group);
}

/** Groups whose kinds began in the group `extensions`, which is gone. */
const OF_EXTENSIONS = new Set(['apps', 'networking.k8s.io']);

function notServed(apiVersion: string, kind: string): FieldFault {
  const [current] = versionsOf(kind).reverse();

  return {
    type: 'undecodable',
    field: 'apiVersion',
    text: `no matches for kind ${shown(kind)} in version ${shown(apiVersion)}`,
    fix: `use apiVersion: ${current}, and the fields of that version`,
  };
}

/** @see ValidateCreate in k8s.io/apiserver v0.37.2, pkg/registry/rest/create.go */
function check(object: Manifest, rules: KindRules): readonly FieldFault[] {
  const faults = new FieldFaults();
  rules.checkFirst?.(object, faults);
  if (faults.all.length > 0) return faults.all;
  const metadata = withDistinctOwners(asSent(object.metadata ?? {}) as ObjectMeta);
  if (!rules.checksMetadataLast) checkStandardFinalizers(metadata, faults);
  rules.check({ ...object, metadata }, faults);
  if (!rules.checksMetadataLast || faults.all.length === 0) checkMetadata(metadata, rules, faults);
  checkUsableManagedFields(metadata.managedFields ?? [], object.apiVersion!, faults);
  if (rules.keepsGeneration) faults.nonNegative('metadata.generation', metadata.generation);
  if (faults.all.length === 0) rules.checkLast?.(object, faults);

  return faults.all;
}
