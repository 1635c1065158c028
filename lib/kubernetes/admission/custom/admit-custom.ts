/** What the API server makes of a custom resource when it is created. */
import { KindSchema } from './schema-node';
import { shape } from './shape';
import { validate } from './validate';
import { Manifest, valueAt } from '../../../manifests/manifest';
import { Admission } from '../admission';
import { checkManagedFields, checkMetadata } from '../check-metadata';
import { FieldFaults } from '../field-faults';
import { asSent, readMetadata, withDistinctOwners } from '../metadata';
import { SUBDOMAIN } from '../names';
import { ObjectMeta } from '../types';

/**
 * Checks one object as the API server does with the CRD of its kind.
 *
 * @see customResourceStrategy in k8s.io/apiextensions-apiserver/pkg/registry/customresource/strategy.go, and
 * unstructuredSchemaCoercer in pkg/apiserver/customresource_handler.go, v0.37.0
 */
export function admitCustom({ root, replicasPath, isOfCluster = false }: KindSchema, given: Manifest): Admission {
  const read = readMetadata(asSent(given.metadata));
  if (read.faults.length > 0) return { manifest: given, faults: read.faults, unknownFields: [] };
  const metadata = withDistinctOwners(read.value as ObjectMeta);
  const unknownFields = [...read.unknownFields];
  // An object cannot be created with a status, so the status is not checked.
  const { status, ...stored } = shape({ ...given, metadata }, root, '', unknownFields) as Manifest;
  const faults = new FieldFaults();
  checkMetadata(metadata, { isNamespaced: !isOfCluster, name: SUBDOMAIN }, faults);
  checkManagedFields(metadata.managedFields ?? [], faults);
  validate(stored, root, '', faults);
  if (replicasPath) checkReplicas(stored, replicasPath, faults);

  return { manifest: faults.all.length > 0 ? given : stored, faults: faults.all, unknownFields: unknownFields.sort() };
}

/** @see ValidateScaleSpec in pkg/registry/customresource/validator.go, v0.37.0 */
function checkReplicas(stored: Manifest, path: readonly string[], faults: FieldFaults): void {
  const replicas = valueAt(stored, path);
  if (typeof replicas === 'number' && replicas < 0) faults.invalid(path.join('.'), replicas, 'should be a non-negative integer', 'use 0 or more');
}
