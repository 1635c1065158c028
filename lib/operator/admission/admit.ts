/** What the API server makes of an object of the operator's kinds when it is created. */
import { tryAzureSchema } from './azure-schema';
import { tryFindSchema } from './schema';
import { admitCustom } from '../../kubernetes/admission/custom/admit-custom';
import { Manifest } from '../../manifests/manifest';
import { OPERATOR_GROUP } from '../../manifests/objects';
import { Admitted } from '../../operator-port/admitted';
import { shown } from '../../units/shown';

/**
 * Checks one object as the API server does. An object outside the operator's API group is returned unchanged.
 *
 * @param operatorVersion whose CRDs are installed; the newest proven version if it is left out
 */
export function admit(manifest: Manifest, operatorVersion?: string): Admitted {
  const { apiVersion, kind } = manifest;
  const ofAzure = tryAzureSchema(apiVersion, kind);
  if (ofAzure) return admitCustom(ofAzure, manifest);
  if (typeof apiVersion !== 'string' || typeof kind !== 'string' || !apiVersion.startsWith(`${OPERATOR_GROUP}/`)) {
    return { manifest, faults: [], unknownFields: [] };
  }
  const schema = tryFindSchema(apiVersion, kind, operatorVersion);
  const text = `no matches for kind ${shown(kind)} in version ${shown(apiVersion)}`;

  return schema ? admitCustom(schema, manifest) : { manifest, faults: [{ type: 'undecodable', field: '', text }], unknownFields: [] };
}
