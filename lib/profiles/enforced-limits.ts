/** Limits that a Prometheus enforces on every monitor. */
import { ProfileProps } from './profile-props';
import { Problem, quote, quoteList } from '../findings/problem';

/** Limits by their field in a monitor, and the field of the Prometheus object that enforces each. */
const ENFORCED_BY: ReadonlyMap<string, string> = new Map([
  ['sampleLimit', 'enforcedSampleLimit'],
  ['targetLimit', 'enforcedTargetLimit'],
  ['labelLimit', 'enforcedLabelLimit'],
  ['labelNameLengthLimit', 'enforcedLabelNameLengthLimit'],
  ['labelValueLengthLimit', 'enforcedLabelValueLengthLimit'],
]);

/** Names of limits that do not exist, and numbers that are not limits. */
export function checkEnforcedLimits({ enforcedLimits = {} }: ProfileProps): Problem[] {
  return Object.entries(enforcedLimits).flatMap(([limit, value]): Problem[] => {
    if (!ENFORCED_BY.has(limit)) {
      return [{ code: 'AM113', message: `enforcedLimits has ${quote(limit)}, which is not a limit that it can have`, fix: `use ${quoteList([...ENFORCED_BY.keys()])}` }];
    }

    return Number.isSafeInteger(value) && value >= 0
      ? []
      : [{ code: 'AM113', message: `enforcedLimits.${limit} ${quote(value)} is not a whole number from 0`, fix: 'use 0 for no limit' }];
  });
}

/** The same as fields of the Prometheus object. */
export function enforcedFields({ enforcedLimits = {} }: ProfileProps): { readonly [field: string]: number } {
  return Object.fromEntries(Object.entries(enforcedLimits).map(([limit, value]) => [ENFORCED_BY.get(limit)!, value]));
}
