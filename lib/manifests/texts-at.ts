/** Lists of texts as manifests hold them, whatever their shape. */
import { listAt } from './manifest';

/** The strings in the list at a path. Other values are left out: the API server refuses the object because of them. */
export function textsAt(root: unknown, path: readonly (string | number)[]): string[] {
  return listAt(root, path).filter((value): value is string => typeof value === 'string');
}
