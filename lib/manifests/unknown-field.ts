/** Why a field is dropped. */

/** What is known about a field that the type of its object does not have. */
export interface UnknownField {
  /** What follows from it, and where the field belongs if that is known. */
  readonly why: string;
  /** How to fix it; absent if it is not known what was meant. */
  readonly fix?: string;
  /** Steps to the selector that it is written in, if all fields of the selector are labels. */
  readonly bareSelector?: readonly (string | number)[];
  /** Whether it has nearly the name of a known field, or belongs elsewhere. */
  readonly isLikelyMistake?: boolean;
}
