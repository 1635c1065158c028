/** Where a rule of a job is, for a finding on one object. */
import { quote } from '../findings/problem';
import { GivenRule, placeOfRule } from '../manifests/rule-origin';

/** The place of a rule. */
export interface RulePlace {
  /** In words, e.g. `endpoints[0].metricRelabelings[1]`. */
  readonly place: string;
  /** The same as a field of the object; absent for a rule of a job or a scrape class. */
  readonly field?: string;
}

/**
 * The place of a rule that an object contains.
 * @param key of the object that the finding is on
 */
export function rulePlace(key: string, origin: GivenRule): RulePlace {
  const path = placeOfRule(origin);

  return origin.object === key ? { place: path, field: path } : { place: `${path} of ${quote(origin.object)}` };
}
