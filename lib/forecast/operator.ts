/** The model that answers what is asked of the operator: the only place that knows which one it is. */
import { Objects } from '../manifests/objects';
import { admit } from '../operator/admission/admit';
import { explainUnknownField } from '../operator/admission/explain-unknown-field';
import type * as lazy from '../operator/admission/unknown-to-operator';
import { scrapeClassOf, tlsOf } from '../operator/configuration/effective-settings';
import { generateConfiguration, generateScrapeSections, ignoredFields, requireConfiguration } from '../operator/configuration/generate';
import { metDefects } from '../operator/configuration/met-defects';
import { endpointsRoleOf } from '../operator/configuration/monitors/endpoint-role';
import { createdIn } from '../operator/created/created-for';
import { LIMITS } from '../operator/fields';
import { operatorsIn } from '../operator/flags/operators-in';
import { whyNotRelabeling } from '../operator/rejection/check-relabelings';
import { whyNotTimes } from '../operator/rejection/check-times';
import { candidateNamespaces, isWatched, whyNotSelectors } from '../operator/selection/candidates';
import { selectFor } from '../operator/selection/select-for';
import { serversIn } from '../operator/selection/servers-in';
import { podsOfServer } from '../operator/server-pods';
import { SCRAPE_CONFIGS } from '../operator-port/monitor-kinds';
import { Operator } from '../operator-port/operator';
import { isRead, ServedVersions, tryVersionsInCrd, versionsOfOperator } from '../operator-port/scrape-config-versions';
import { PROVEN_OPERATOR } from '../units/operator-version';

/** The model of the newest version whose behaviour is known; `ofVersion` leads to those of other versions. */
export const OPERATOR: Operator = operatorOf(PROVEN_OPERATOR, false);

/** @param crd what a CRD of ScrapeConfig serves that counts in place of the one of the operator */
function operatorOf(version: string, forAll: boolean, crd?: ReturnType<typeof tryVersionsInCrd>): Operator {
  const scrapeConfigVersions = { ...versionsOfOperator(version), ...crd };

  return {
    version,
    scrapeConfigVersions,
    ofVersion: (other, all = false) => operatorOf(other, all, crd),
    withCrds: (manifests) => operatorOf(version, forAll, tryVersionsInCrd(manifests) ?? crd),
    operatorsIn,
    admit: (manifest) => admit(manifest, version, scrapeConfigVersions.served),
    explainUnknownField: (manifest, path) => explainUnknownField(manifest, path, version),
    // The table of versions is loaded when it is needed.
    // eslint-disable-next-line @typescript-eslint/no-require-imports
    unknownToOperator: (manifest) => (require('../operator/admission/unknown-to-operator') as typeof lazy).unknownToOperator(manifest, version),
    serversIn: (objects) => serversIn(objects, { version, forAll }),
    createdIn: (objects, settings) => createdIn(objects, settings, { version, forAll }),
    podsOf: podsOfServer,
    selectFor: (server, objects, settings) => selectFor(server, readIn(objects, scrapeConfigVersions), settings),
    whyNotSelectors,
    candidateNamespaces,
    isWatched,
    whyNotTimes,
    whyNotRelabeling,
    endpointsRoleOf,
    scrapeClassOf,
    tlsOf,
    limits: LIMITS,
    generateConfiguration,
    generateScrapeSections,
    ignoredFields,
    requireConfiguration,
    metDefects,
  };
}

/**
 * The objects that an operator sees. It does not look for ScrapeConfigs if its version of them is not served.
 * @see k8sutil.CheckPrerequisites in pkg/k8sutil/k8sutil.go, v0.94.1
 */
function readIn(objects: Objects, versions: ServedVersions): Objects {
  if (isRead(versions)) return objects;

  return new Objects(objects.all().filter(({ kind }) => kind !== SCRAPE_CONFIGS.kind).map(({ manifest }) => manifest));
}
