/** How to fix what the API server refuses or drops, where only one thing can be meant. */
import { Repair } from '../edits/repair';
import { FieldFault } from '../manifests/field-fault';
import { UnknownField } from '../manifests/unknown-field';

/** A number or boolean that has to be text is quoted. */
export function quoting(key: string, { unquoted }: FieldFault): Repair | undefined {
  return unquoted && { object: key, edits: [{ path: unquoted, edit: { do: 'quote' } }] };
}

/** Labels of a selector are put under `matchLabels`. */
export function nesting(key: string, { bareSelector }: UnknownField): Repair | undefined {
  return bareSelector && { object: key, edits: [{ path: bareSelector, edit: { do: 'nest', under: 'matchLabels' } }] };
}
