/** Places of an object that a pattern such as `spec.*[].proxyConnectHeader{}` matches. */
import { FieldPath } from '../edits/edit';
import { isObject } from '../units/is-object';

/** A place, and the value there. */
export interface Place {
  readonly path: FieldPath;
  readonly value: unknown;
}

/**
 * The places that a pattern matches: `*` is any field, `[]` any entry of a list, `{}` any value of a map. Places without a value are left
 * out.
 */
export function placesOf(root: unknown, pattern: string): Place[] {
  const steps = pattern.match(/[^.[\]{}]+|\[\]|\{\}/g) ?? [];

  return steps.reduce<Place[]>((places, step) => places.flatMap((place) => children(place, step)), [{ path: [], value: root }]);
}

function children({ path, value }: Place, step: string): Place[] {
  if (step === '[]') return Array.isArray(value) ? value.map((each: unknown, i) => ({ path: [...path, i], value: each })) : [];
  if (!isObject(value)) return [];
  const fields = step === '*' || step === '{}' ? Object.keys(value) : Object.hasOwn(value, step) ? [step] : [];

  return fields.map((field) => ({ path: [...path, field], value: value[field] }));
}
