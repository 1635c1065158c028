/** The questions that an inspection asks the model of the operator: one place, so that tests can answer them otherwise. */
import { admit } from '../operator/admission/admit';
import { unknownToOperator } from '../operator/admission/unknown-to-operator';
import { generateConfiguration, generateScrapeSections } from '../operator/configuration/generate';
import { selectFor } from '../operator/selection/select-for';
import { serversIn } from '../operator/selection/servers-in';

/** The model, as far as it is asked. */
export interface Operator {
  readonly admit: typeof admit;
  readonly unknownToOperator: typeof unknownToOperator;
  readonly serversIn: typeof serversIn;
  readonly selectFor: typeof selectFor;
  readonly generateConfiguration: typeof generateConfiguration;
  readonly generateScrapeSections: typeof generateScrapeSections;
}

/** The model of this library. */
export const OPERATOR: Operator = { admit, unknownToOperator, serversIn, selectFor, generateConfiguration, generateScrapeSections };
