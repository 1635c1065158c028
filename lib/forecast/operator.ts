/** The model that answers what is asked of the operator: the only place that knows which one it is. */
import { admit } from '../operator/admission/admit';
import { explainUnknownField } from '../operator/admission/explain-unknown-field';
import type * as lazy from '../operator/admission/unknown-to-operator';
import { scrapeClassOf, tlsOf } from '../operator/configuration/effective-settings';
import { generateConfiguration, generateScrapeSections } from '../operator/configuration/generate';
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
import { Operator } from '../operator-port/operator';
import { PROVEN_OPERATOR } from '../units/operator-version';

/** The model of the newest version whose behaviour is known; `ofVersion` leads to those of other versions. */
export const OPERATOR: Operator = operatorOf(PROVEN_OPERATOR, false);

function operatorOf(version: string, forAll: boolean): Operator {
  return {
    version,
    ofVersion: (other, all = false) => operatorOf(other, all),
    operatorsIn,
    admit: (manifest) => admit(manifest, version),
    explainUnknownField: (manifest, path) => explainUnknownField(manifest, path, version),
    // The table of versions is loaded when it is needed.
    // eslint-disable-next-line @typescript-eslint/no-require-imports
    unknownToOperator: (manifest) => (require('../operator/admission/unknown-to-operator') as typeof lazy).unknownToOperator(manifest, version),
    serversIn: (objects) => serversIn(objects, { version, forAll }),
    createdIn: (objects, settings) => createdIn(objects, settings, { version, forAll }),
    podsOf: podsOfServer,
    selectFor,
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
    metDefects,
  };
}
