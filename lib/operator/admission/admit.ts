/** What the API server makes of an object of the operator's kinds when it is created. */
import { tryAzureSchema } from './azure-schema';
import { GROUP, tryFindSchema } from './schema';
import { KindSchema } from './schema-node';
import { shape } from './shape';
import { validate } from './validate';
import { checkManagedFields, checkMetadata } from '../../kubernetes/admission/check-metadata';
import { FieldFaults } from '../../kubernetes/admission/field-faults';
import { asSent, readMetadata } from '../../kubernetes/admission/metadata';
import { SUBDOMAIN } from '../../kubernetes/admission/names';
import { ObjectMeta } from '../../kubernetes/admission/types';
import { Manifest, valueAt } from '../../manifests/manifest';
import { Admitted } from '../../operator-port/admitted';
import { shown } from '../../units/shown';

/**
 * Checks one object as the API server does. An object outside the operator's API group is returned unchanged.
 *
 * @param operatorVersion whose CRDs are installed; the newest proven version if it is left out
 * @see customResourceStrategy in k8s.io/apiextensions-apiserver/pkg/registry/customresource/strategy.go, and
 * unstructuredSchemaCoercer in pkg/apiserver/customresource_handler.go, v0.37.0
 */
export function admit(manifest: Manifest, operatorVersion?: string): Admitted {
  const { apiVersion, kind } = manifest;
  const ofAzure = tryAzureSchema(apiVersion, kind);
  if (ofAzure) return admitAs(ofAzure, manifest);
  if (typeof apiVersion !== 'string' || typeof kind !== 'string' || !apiVersion.startsWith(`${GROUP}/`)) {
    return { manifest, faults: [], unknownFields: [] };
  }
  const schema = tryFindSchema(apiVersion, kind, operatorVersion);
  const text = `no matches for kind ${shown(kind)} in version ${shown(apiVersion)}`;

  return schema ? admitAs(schema, manifest) : { manifest, faults: [{ type: 'undecodable', field: '', text }], unknownFields: [] };
}

function admitAs({ root, replicasPath }: KindSchema, given: Manifest): Admitted {
  const read = readMetadata(asSent(given.metadata));
  if (read.faults.length > 0) return { manifest: given, faults: read.faults, unknownFields: [] };
  const metadata = read.value as ObjectMeta;
  const unknownFields = [...read.unknownFields];
  // An object cannot be created with a status, so the status is not checked.
  const { status, ...stored } = shape({ ...given, metadata }, root, '', unknownFields) as Manifest;
  const faults = new FieldFaults();
  checkMetadata(metadata, { isNamespaced: true, name: SUBDOMAIN }, faults);
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
