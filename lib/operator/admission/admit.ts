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
import { FieldFault } from '../../manifests/field-fault';
import { Manifest, valueAt } from '../../manifests/manifest';
import { Admitted } from '../../operator-port/admitted';
import { mostStable, tryVersionOfScrapeConfig, versionsOfOperator } from '../../operator-port/scrape-config-versions';
import { PROVEN_OPERATOR } from '../../units/operator-version';
import { shown } from '../../units/shown';

/**
 * Checks one object as the API server does. An object outside the operator's API group is returned unchanged.
 *
 * @param operatorVersion whose CRDs are installed; the newest proven version if it is left out
 * @param served API versions of ScrapeConfig that are served; those of the operator's own CRD if they are left out
 * @see customResourceStrategy in k8s.io/apiextensions-apiserver/pkg/registry/customresource/strategy.go, and
 * unstructuredSchemaCoercer in pkg/apiserver/customresource_handler.go, v0.37.0
 */
export function admit(manifest: Manifest, operatorVersion = PROVEN_OPERATOR, served = versionsOfOperator(operatorVersion).served): Admitted {
  const { apiVersion, kind } = manifest;
  const ofAzure = tryAzureSchema(apiVersion, kind);
  if (ofAzure) return admitAs(ofAzure, manifest);
  if (typeof apiVersion !== 'string' || typeof kind !== 'string' || !apiVersion.startsWith(`${GROUP}/`)) {
    return { manifest, faults: [], unknownFields: [] };
  }
  const schema = isServed(manifest, served) ? tryFindSchema(apiVersion, kind, operatorVersion) : undefined;

  return schema ? admitAs(schema, manifest) : { manifest, faults: [noMatches(manifest, served)], unknownFields: [] };
}

/** Whether the version of a ScrapeConfig is served; other kinds are served as the schemas have them. */
function isServed(manifest: Manifest, served: readonly string[]): boolean {
  const version = tryVersionOfScrapeConfig(manifest);

  return version === undefined || served.includes(version);
}

function noMatches(manifest: Manifest, served: readonly string[]): FieldFault {
  const text = `no matches for kind ${shown(manifest.kind!)} in version ${shown(manifest.apiVersion!)}`;
  const version = tryVersionOfScrapeConfig(manifest);
  if (version === undefined) return { type: 'undecodable', field: '', text };

  return {
    type: 'undecodable',
    field: '',
    text: `${text}: the CRD of ScrapeConfig serves ${served.length === 0 ? 'no version' : served.join(', ')}`,
    fix: `write apiVersion: ${GROUP}/${mostStable(served) ?? 'v1alpha1'}, or apply a CRD that serves ${version} and give it with the manifests, as docs/graduation.md shows`,
  };
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
