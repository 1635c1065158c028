/** How checks build rejections. They are joined by `??`: after the first reason nothing else is looked at, as the operator does. */
import { OperatorWords } from '../../operator-port/operator-words';
import { Rejection, RejectionCause } from '../../operator-port/rejection';

/** What a check returns: nothing when all is well. */
export type Reason = Rejection | undefined;

/** A rejection in the operator's words. The field is within the object that the check looks at; callers say where that is. */
export function reject<C extends RejectionCause>(cause: C, field: string, text: string): C & Pick<Rejection, 'fieldPath' | 'text'> {
  return { ...cause, fieldPath: field, text: new OperatorWords(text) };
}

/** The same for text that a reader gives; without text all is well. */
export function rejectIf(cause: RejectionCause, field: string, text: string | undefined): Reason {
  return text === undefined ? undefined : reject(cause, field, text);
}

/** A reason in an outer field. The operator does not say so. */
export function at<R extends Reason>(field: string, reason: R): R {
  return reason && { ...reason, fieldPath: joinFields(field, reason.fieldPath) };
}

/** A reason in an outer field (empty for the same object), and what the operator says in front of it: `endpoints[0]: basicAuth: …`. */
export function under(words: string, field: string, reason: Reason): Reason {
  return reason && { ...reason, fieldPath: joinFields(field, reason.fieldPath), text: reason.text.under(words) };
}

/** The key of a map as part of a field path: `labels.app`, `labels["a/b"]`. */
export function fieldOfKey(field: string, key: string): string {
  return /^\w+$/.test(key) ? `${field}.${key}` : `${field}[${JSON.stringify(key)}]`;
}

function joinFields(outer: string, inner: string): string {
  return outer === '' || inner === '' || inner.startsWith('[') ? `${outer}${inner}` : `${outer}.${inner}`;
}
