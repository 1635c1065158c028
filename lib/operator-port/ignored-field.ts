/** A field that is left out of the configuration because the Prometheus version at hand does not know it. */
export interface IgnoredField {
  /** Key of the object that sets it. */
  readonly object: string;
  /** E.g. `spec.endpoints[0].trackTimestampsStaleness`. */
  readonly field: string;
  /** First version of Prometheus that knows it, e.g. `2.48.0`; or the last that did, with `until`. */
  readonly since?: string;
  readonly until?: string;
}
