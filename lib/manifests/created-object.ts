/** Objects that are not among the manifests, because a controller creates them for an object that is. */
import { Manifest } from './manifest';

/** An object that a controller creates. */
export interface CreatedObject {
  readonly manifest: Manifest;
  /** Key of the object that it is created for, e.g. `Prometheus/monitoring/main`. */
  readonly createdFor: string;
}
