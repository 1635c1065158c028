/** Which fields of an object its JsonPatches set. */
import { ApiObject } from 'cdk8s';
import { isObject } from '../units/is-object';

/**
 * JSON pointers such as `/spec/newField`. cdk8s does not publish the patches of an object, so nothing is assumed about them: without them,
 * no field counts as patched.
 */
export function patchedFields(object: ApiObject): readonly string[] {
  const { patches } = object as unknown as { readonly patches?: unknown };
  // The lists of all objects are kept, and most are empty.
  if (!Array.isArray(patches) || patches.length === 0) return NONE;

  return patches.flatMap((patch: { readonly _toJson?: () => unknown }) => {
    const operation = patch._toJson?.();

    return isObject(operation) && operation.op !== 'remove' && typeof operation.path === 'string' ? [operation.path] : [];
  });
}

const NONE: readonly string[] = [];
