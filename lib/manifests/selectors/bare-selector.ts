/** Label selectors whose labels were written without `matchLabels`. */
import { fieldSteps } from '../field-steps';
import { Manifest, objectAt } from '../manifest';

/**
 * Steps to a selector, if all of its fields are labels; undefined for one that has other fields, or no fields.
 * @param path as `spec.ingress[0].from[0].podSelector`
 */
export function tryBareSelector(manifest: Manifest, path: string): readonly (string | number)[] | undefined {
  const steps = fieldSteps(path);
  const fields = Object.entries(objectAt(manifest, steps));
  const areLabels = fields.length > 0 && fields.every(([field, value]) => typeof value === 'string' && !FIELDS.has(field));

  return areLabels ? steps : undefined;
}

const FIELDS: ReadonlySet<string> = new Set(['matchLabels', 'matchExpressions']);
