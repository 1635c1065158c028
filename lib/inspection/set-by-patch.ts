/** Whether a JSON pointer leads to a field or to something around it. */
import { fieldSteps } from '../manifests/field-steps';

/**
 * @param field path such as `spec.endpoints[0].newField`
 * @param pointers of what is set, such as `/spec/endpoints/0/newField`; `-` is the end of a list
 */
export function isSetBy(field: string, pointers: readonly string[]): boolean {
  const keys = fieldSteps(field).map(String);

  return pointers.some((pointer) => pointer.split('/').slice(1).map(unescaped).every((key, i) => key === keys[i] || key === '-' && /^\d+$/.test(keys[i] ?? '')));
}

/** @see https://www.rfc-editor.org/rfc/rfc6901#section-4 */
function unescaped(key: string): string {
  return key.replaceAll('~1', '/').replaceAll('~0', '~');
}
