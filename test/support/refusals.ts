/** What admission says of an object, as texts that are easy to compare. */
import { FieldFault, faultText } from '../../lib/manifests/field-fault';

/** One line for each fault, beginning with its field. */
export function refusals({ faults }: { readonly faults: readonly FieldFault[] }): string[] {
  return faults.map(faultText);
}
