/** What the API server makes of an object of the operator's kinds. */
import { FieldFault } from '../manifests/field-fault';
import { Manifest } from '../manifests/manifest';

/** The result for one object. */
export interface Admitted {
  /** What is stored: with defaults, without unknown fields; as given where the object is refused or of another kind. */
  readonly manifest: Manifest;
  /** Why the object is refused. Empty where it is admitted. */
  readonly faults: readonly FieldFault[];
  /** Paths of the fields that are dropped, sorted. A client that validates strictly, as kubectl does, is refused for them. */
  readonly unknownFields: readonly string[];
}
