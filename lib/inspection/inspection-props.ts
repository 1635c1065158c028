/** What an inspection is told beside the manifests. */

/** How manifests are inspected. */
export interface InspectionProps {
  /**
   * Version of the operator whose CRDs the cluster has, e.g. `v0.86.0`; fields it does not know yet are findings (`AM604`).
   * All else is judged as v0.94.1 does.
   * @default - v0.94.1, whose fields are all known
   */
  readonly operatorVersion?: string;
}
