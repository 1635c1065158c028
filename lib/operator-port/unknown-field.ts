/** Why a field is dropped. */

/** What the operator's CRDs say about a field that they do not know. */
export interface UnknownField {
  /** What follows from it, and where the field belongs if that is known. */
  readonly why: string;
  /** How to fix it; absent if it is not known what was meant. */
  readonly fix?: string;
}
