/** What the API server makes of an object when it is created. */
import { FieldFault } from '../../manifests/field-fault';
import { Manifest } from '../../manifests/manifest';

/** The result for one object. */
export interface Admission {
  /** What is stored: without unknown fields, with defaults and nulls as the API server reads them; as given where the object is refused. */
  readonly manifest: Manifest;
  /** Why the object is refused. Empty where it is taken. */
  readonly faults: readonly FieldFault[];
  /** Paths of the fields that are dropped, sorted. A client that validates strictly, as kubectl does, is refused for them. */
  readonly unknownFields: readonly string[];
}
