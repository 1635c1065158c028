/** What the API server and `admitBuiltIn()` say of one object, in terms that can be compared. */
import { ApiServerAnswer } from './judges';
import { BuiltInAdmission } from '../../lib/kubernetes/admission/admit-built-in';

/** A difference that is accepted, and why. */
export interface AcceptedDifference {
  readonly kind: RegExp;
  /** Of one field that only one of the two refuses, as it is written in `Verdict`. */
  readonly field: RegExp;
  readonly why: string;
}

/** The words of refusals apart, and without indexes where the object cannot be decoded. */
export interface Verdict {
  readonly isTaken: boolean;
  /** Fields that are refused, sorted; none where the object cannot be decoded, because the decoder stops at the first. */
  readonly fields: readonly string[];
  /** Fields that strict reading refuses, sorted. */
  readonly unknownFields: readonly string[];
}

const TAKEN = 201;
const UNDECODABLE = 400;
const INVALID = 422;

/** @throws when the server answers neither that the object is taken nor what is wrong with it */
export function servedVerdict({ id, error, code, message, fields = [], unknownFields = [] }: ApiServerAnswer): Verdict {
  if (error !== undefined || ![TAKEN, UNDECODABLE, INVALID].includes(code)) {
    throw new Error(`object ${id} is not judged (${code}): ${error ?? message}`);
  }

  return { isTaken: code === TAKEN, fields: code === INVALID ? fields : [], unknownFields };
}

/** Without fields where the server could not decode the object. */
export function ourVerdict({ faults, unknownFields }: BuiltInAdmission, { code }: ApiServerAnswer): Verdict {
  return {
    isTaken: faults.length === 0,
    fields: code === UNDECODABLE ? [] : sorted(faults.map(({ field }) => field)),
    unknownFields: sorted(unknownFields.map(asDecoded)),
  };
}

/** The fields that only one of the two refuses; `verdict` where one refuses an object as a whole that the other takes. */
export function differingFields(served: Verdict, ours: Verdict): string[] {
  const onlyIn = (some: readonly string[], others: readonly string[]) => some.filter((field) => !others.includes(field));
  const differing = [
    ...onlyIn(served.fields, ours.fields), ...onlyIn(ours.fields, served.fields),
    ...onlyIn(served.unknownFields, ours.unknownFields), ...onlyIn(ours.unknownFields, served.unknownFields),
  ];

  return served.isTaken !== ours.isTaken && differing.length === 0 ? ['verdict'] : differing;
}

/** The decoder writes every key after a dot; we put those in quotes that are no plain word. */
function asDecoded(path: string): string {
  return path.replace(/\["((?:[^"\\]|\\.)*)"\]/g, (_, key: string) => `.${JSON.parse(`"${key}"`) as string}`).replace(/^\./, '');
}

function sorted(fields: readonly string[]): string[] {
  return [...new Set(fields)].sort();
}
