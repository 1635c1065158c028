/** The verdicts of the API server and of `admitBuiltIn()` on one object, in a form that can be compared. */
import { ApiServerAnswer } from './judges';
import { Admission } from '../../lib/kubernetes/admission/admission';

/** A difference that is accepted, and why. */
export interface AcceptedDifference {
  readonly kind: RegExp;
  /** The path of a field that only one of the two refuses. */
  readonly field: RegExp;
  readonly why: string;
}

/** A verdict without its messages. */
export interface Verdict {
  readonly isTaken: boolean;
  /** Fields that are refused, sorted. Empty when the object cannot be decoded, because the decoder stops at the first fault. */
  readonly fields: readonly string[];
  /** Fields that strict reading refuses, sorted. */
  readonly unknownFields: readonly string[];
}

const TAKEN = 201;
const UNDECODABLE = 400;
const INVALID = 422;

/** @throws unless the server takes the object or says what is wrong with it */
export function servedVerdict({ id, error, code, message, fields = [], unknownFields = [] }: ApiServerAnswer): Verdict {
  if (error !== undefined || ![TAKEN, UNDECODABLE, INVALID].includes(code)) {
    throw new Error(`object ${id} is not judged (${code}): ${error ?? message}`);
  }

  return { isTaken: code === TAKEN, fields: code === INVALID ? fields : [], unknownFields };
}

/** Has no fields when the server cannot decode the object. */
export function ourVerdict({ faults, unknownFields }: Admission, { code }: ApiServerAnswer): Verdict {
  return {
    isTaken: faults.length === 0,
    fields: code === UNDECODABLE ? [] : sorted(faults.map(({ field }) => field)),
    unknownFields: sorted(unknownFields.map(asDecoded)),
  };
}

/** The fields that only one of the two refuses. `verdict` means that one takes the object and the other cannot decode it. */
export function differingFields(served: Verdict, ours: Verdict): string[] {
  const onlyIn = (some: readonly string[], others: readonly string[]) => some.filter((field) => !others.includes(field));
  const differing = [
    ...onlyIn(served.fields, ours.fields), ...onlyIn(ours.fields, served.fields),
    ...onlyIn(served.unknownFields, ours.unknownFields), ...onlyIn(ours.unknownFields, served.unknownFields),
  ];

  return served.isTaken !== ours.isTaken && differing.length === 0 ? ['verdict'] : differing;
}

/** The decoder writes every key after a dot. Our paths have quotes around keys with special characters. */
function asDecoded(path: string): string {
  return path.replace(/\["((?:[^"\\]|\\.)*)"\]/g, (_, key: string) => `.${JSON.parse(`"${key}"`) as string}`).replace(/^\./, '');
}

function sorted(fields: readonly string[]): string[] {
  return [...new Set(fields)].sort();
}
