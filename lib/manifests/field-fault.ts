/** Why the API server refuses an object, as data: one fault of one field. */

/**
 * What is wrong with a field. All but the last are upstream's `field.ErrorType`; `undecodable` is a value that does not fit the type
 * of the field.
 */
export type FaultType =
  | 'required' | 'invalid' | 'duplicate' | 'notSupported' | 'forbidden' | 'tooLong' | 'tooMany' | 'notFound' | 'typeInvalid' | 'undecodable';

/** One fault. */
export interface FieldFault {
  readonly type: FaultType;
  /** As the API server writes it: `spec.ports[0].name`. */
  readonly field: string;
  /** What is wrong, for people: `Invalid value: "http_metrics": may only hold ...`. */
  readonly text: string;
  /** What to do about it, if that is known better than "correct the field". */
  readonly fix?: string;
  /** Steps to a number or boolean that only lacks its quotes. */
  readonly unquoted?: readonly (string | number)[];
}

/** A fault as one line, beginning with its field. */
export function faultText({ field, text }: FieldFault): string {
  return field === '' ? text : `${field}: ${text}`;
}
