/** Lists of texts as manifests hold them, whatever their shape. */
import { listAt } from './manifest';

/** The texts in the list at a path; what is none is left out, as the API server refuses the object for it. */
export function textsAt(root: unknown, path: readonly (string | number)[]): string[] {
  return listAt(root, path).filter((value): value is string => typeof value === 'string');
}
