/** The questions that an inspection asks the model of the operator: one place, so that tests can answer them otherwise. */
import { admit } from '../operator/admission/admit';
import { unknownToOperator } from '../operator/admission/unknown-to-operator';
import { generateConfiguration, generateScrapeSections } from '../operator/configuration/generate';
import { whyNotRelabeling } from '../operator/rejection/check-relabelings';
import { whyNotTimes } from '../operator/rejection/check-times';
import { selectFor } from '../operator/selection/select-for';
import { serversIn } from '../operator/selection/servers-in';
import { RejectionFor } from '../operator-port/rejection';
import { Server, Spec } from '../operator-port/server';

/** The model, as far as it is asked. */
export interface Operator {
  readonly admit: typeof admit;
  readonly unknownToOperator: typeof unknownToOperator;
  readonly serversIn: typeof serversIn;
  readonly selectFor: typeof selectFor;
  readonly generateConfiguration: typeof generateConfiguration;
  readonly generateScrapeSections: typeof generateScrapeSections;
  /** Why the scrape timeout of an endpoint does not fit into its interval. */
  readonly whyNotTimes: typeof whyNotTimes;
  /** Why a server's version of Prometheus, or the operator, refuses a relabeling rule. */
  readonly whyNotRelabeling: (server: Server, rule: Spec) => RejectionFor<'invalid-relabeling'> | undefined;
}

/** The model of this library. */
export const OPERATOR: Operator = { admit, unknownToOperator, serversIn, selectFor, generateConfiguration, generateScrapeSections, whyNotTimes,
  whyNotRelabeling: ({ version }, rule) => whyNotRelabeling(version, rule),
};
