/** What the API server makes of an object of the operator's kinds when it is created. */
import { checkMetadata } from './check-metadata';
import { Faults, shown } from './faults';
import { asSent, readMetadata } from './metadata';
import { GROUP, KindSchema, tryFindSchema } from './schema';
import { shape } from './shape';
import { validate } from './validate';
import { Manifest, valueAt } from '../../manifests/manifest';
import { Admitted } from '../../operator-port/admitted';

/**
 * Checks one object as the API server does. An object outside the operator's API group is returned unchanged.
 *
 * @see customResourceStrategy in k8s.io/apiextensions-apiserver/pkg/registry/customresource/strategy.go, and
 * unstructuredSchemaCoercer in pkg/apiserver/customresource_handler.go, v0.37.0
 */
export function admit(manifest: Manifest): Admitted {
  const { apiVersion, kind } = manifest;
  if (typeof apiVersion !== 'string' || typeof kind !== 'string' || !apiVersion.startsWith(`${GROUP}/`)) {
    return { manifest, errors: [], unknownFields: [] };
  }
  const schema = tryFindSchema(apiVersion, kind);

  return schema
    ? admitAs(schema, manifest)
    : { manifest, errors: [`no matches for kind ${shown(kind)} in version ${shown(apiVersion)}`], unknownFields: [] };
}

function admitAs({ root, replicasPath }: KindSchema, given: Manifest): Admitted {
  const faults = new Faults();
  const unknownFields: string[] = [];
  const metadata = readMetadata(asSent(given.metadata), unknownFields, faults);
  if (faults.errors.length > 0) return { manifest: given, errors: faults.errors, unknownFields: [] };
  // An object cannot be created with a status, so the status is not checked.
  const { status, ...stored } = shape({ ...given, metadata }, root, '', unknownFields) as Manifest;
  checkMetadata(metadata, faults);
  validate(stored, root, '', faults);
  if (replicasPath) checkReplicas(stored, replicasPath, faults);

  return { manifest: faults.errors.length > 0 ? given : stored, errors: faults.errors, unknownFields: unknownFields.sort() };
}

/** @see ValidateScaleSpec in pkg/registry/customresource/validator.go, v0.37.0 */
function checkReplicas(stored: Manifest, path: readonly string[], faults: Faults): void {
  const replicas = valueAt(stored, path);
  if (typeof replicas === 'number' && replicas < 0) faults.add(path.join('.'), `Invalid value: ${replicas}: should be a non-negative integer`);
}
