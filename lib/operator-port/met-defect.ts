/** A defect of the operator itself that takes effect on an object. */

/** What happens, where, and why. */
export interface MetDefect {
  /** Key of the object that has the field. */
  readonly object: string;
  /** E.g. `spec.endpoints[0].scrapeProtocols`. */
  readonly field: string;
  readonly happens: string;
  /** Where in the operator's code, and why. */
  readonly cause: string;
}
