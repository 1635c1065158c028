/** What the API server makes of an object of the operator's kinds when it is created. */
import { tryAzureSchema } from './azure-schema';
import { tryFindSchema } from './schema';
import { admitCustom } from '../../kubernetes/admission/custom/admit-custom';
import { FieldFault } from '../../manifests/field-fault';
import { Manifest, valueAt } from '../../manifests/manifest';
import { OPERATOR_GROUP } from '../../manifests/objects';
import { Admitted } from '../../operator-port/admitted';
import { mostStable, tryVersionOfScrapeConfig, versionsOfOperator } from '../../operator-port/scrape-config-versions';
import { PROVEN_OPERATOR } from '../../units/operator-version';
import { shown } from '../../units/shown';

/**
 * Checks one object as the API server does. An object outside the operator's API group is returned unchanged.
 *
 * @param operatorVersion whose CRDs are installed; the newest proven version if it is left out
 * @param served API versions of ScrapeConfig that are served; those of the operator's own CRD if they are left out
 */
export function admit(
  manifest: Manifest, operatorVersion = PROVEN_OPERATOR, served = versionsOfOperator(operatorVersion).served,
): Admitted {
  const { apiVersion, kind } = manifest;
  const ofAzure = tryAzureSchema(apiVersion, kind);
  if (ofAzure) return withFixes(admitCustom(ofAzure, manifest));
  if (typeof apiVersion !== 'string' || typeof kind !== 'string' || !apiVersion.startsWith(`${OPERATOR_GROUP}/`)) {
    return { manifest, faults: [], unknownFields: [] };
  }
  const schema = isServed(manifest, served) ? tryFindSchema(apiVersion, kind, operatorVersion) : undefined;

  return schema ? withFixes(admitCustom(schema, manifest)) : { manifest, faults: [noMatches(manifest, served)], unknownFields: [] };
}

/** A number as port of an endpoint is a port number for which there is a field of its own. */
function withFixes(admitted: Admitted): Admitted {
  const faults = admitted.faults.map((fault) => {
    const [, endpoints] = /^spec\.(endpoints|podMetricsEndpoints)\[\d+\]\.port$/.exec(fault.field) ?? [];
    const value = valueAt(admitted.manifest, stepsOf(fault.field));
    if (endpoints === undefined || typeof value !== 'number') return fault;
    const [where, other] = endpoints === 'endpoints' ? ['Service', 'targetPort'] : ['container', 'portNumber'];

    return { ...fault, fix: `set it to the name of the port of the ${where}, or write ${other}: ${value} in its place` };
  });

  return { ...admitted, faults };
}

function stepsOf(field: string): (string | number)[] {
  return [...field.matchAll(/[^.[\]]+/g)].map(([step]) => (/^\d+$/.test(step) ? Number(step) : step));
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
    fix: `write apiVersion: ${OPERATOR_GROUP}/${mostStable(served) ?? 'v1alpha1'}, or apply a CRD that serves ${version} and give it with the manifests, as docs/graduation.md shows`,
  };
}
