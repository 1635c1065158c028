/** How a finding is fixed for certain, as data. */
import { PlacedEdit } from './edit';

/** Edits of one object after which the finding is gone; there is no other way that its author can have meant. */
export interface Repair {
  /** Key of the object, e.g. `ServiceMonitor/shop/cart`. */
  readonly object: string;
  readonly edits: readonly PlacedEdit[];
}
