/** Limits that a Prometheus enforces on every monitor. */
import { ProfileProps } from './profile-props';
import { Problem, quote, quoteList } from '../findings/problem';
import { isByteSize } from '../units/byte-size';

/** Limits by their field in a monitor, and the field of the Prometheus object that enforces each. */
const ENFORCED_BY: ReadonlyMap<string, string> = new Map([
  ['sampleLimit', 'enforcedSampleLimit'],
  ['targetLimit', 'enforcedTargetLimit'],
  ['labelLimit', 'enforcedLabelLimit'],
  ['labelNameLengthLimit', 'enforcedLabelNameLengthLimit'],
  ['labelValueLengthLimit', 'enforcedLabelValueLengthLimit'],
  ['keepDroppedTargets', 'enforcedKeepDroppedTargets'],
]);

/** Names of limits that do not exist, and values that are not limits. */
export function checkEnforcedLimits({ enforcedLimits = {}, enforcedBodySizeLimit }: ProfileProps): Problem[] {
  const isSize = enforcedBodySizeLimit === undefined || isByteSize(enforcedBodySizeLimit);

  return [...numberProblems(enforcedLimits), ...isSize ? [] : [notASize(enforcedBodySizeLimit)]];
}

function numberProblems(limits: { readonly [limit: string]: number }): Problem[] {
  return Object.entries(limits).flatMap(([limit, value]): Problem[] => {
    if (!ENFORCED_BY.has(limit)) {
      return [{ code: 'AM113', message: `enforcedLimits has ${quote(limit)}, which is not a limit that it can have`, fix: `use ${quoteList([...ENFORCED_BY.keys()])}` }];
    }

    return Number.isSafeInteger(value) && value >= 0
      ? []
      : [{ code: 'AM113', message: `enforcedLimits.${limit} ${quote(value)} is not a whole number from 0`, fix: 'use 0 for no limit' }];
  });
}

function notASize(size: string): Problem {
  return { code: 'AM113', message: `enforcedBodySizeLimit ${quote(size)} is not a size`, fix: 'write it like "10MB" or "512KiB"' };
}

/** The same as fields of the Prometheus object. */
export function enforcedFields(
  { enforcedLimits = {}, enforcedBodySizeLimit }: ProfileProps,
): { readonly [field: string]: number | string } {
  return {
    ...Object.fromEntries(Object.entries(enforcedLimits).map(([limit, value]) => [ENFORCED_BY.get(limit)!, value])),
    ...enforcedBodySizeLimit !== undefined && { enforcedBodySizeLimit },
  };
}
