/** Label selectors as manifests hold them, whatever their shape. */
import { isObject } from '../../units/is-object';
import { listAt, stringAt, valueAt } from '../manifest';
import { LabelSelector, LabelSelectorRequirement } from './selector';

/**
 * The `metav1.LabelSelector` at a path; undefined where there is none. One that the API server would refuse for its types matches nothing.
 *
 * `{ matchLabels: { app: 'cart' }, matchExpressions: [{ key: 'tier', operator: 'In', values: ['web'] }] }`
 *
 * @see https://kubernetes.io/docs/reference/kubernetes-api/common-definitions/label-selector/
 */
export function selectorAt(root: unknown, path: readonly (string | number)[]): LabelSelector | undefined {
  const value = valueAt(root, path);
  if (value === undefined || value === null) return undefined;
  const matchLabels = valueAt(value, ['matchLabels']) ?? {};
  const matchExpressions = valueAt(value, ['matchExpressions']) ?? [];
  if (!isObject(value) || !isStringMap(matchLabels) || !Array.isArray(matchExpressions)) return NOTHING;

  return { matchLabels, matchExpressions: matchExpressions.map(requirementOf) };
}

/** No operator is one that nothing matches. */
const NOTHING: LabelSelector = { matchExpressions: [{ key: '', operator: '' }] };

function requirementOf(value: unknown): LabelSelectorRequirement {
  const values = listAt(value, ['values']);
  const isTyped = isTexts(values);

  return { key: stringAt(value, ['key']) ?? '', operator: (isTyped && stringAt(value, ['operator'])) || '', values: isTyped ? values : [] };
}

function isTexts(values: readonly unknown[]): values is readonly string[] {
  return values.every((entry) => typeof entry === 'string');
}

function isStringMap(value: unknown): value is { [key: string]: string } {
  return isObject(value) && Object.values(value).every((entry) => typeof entry === 'string');
}
