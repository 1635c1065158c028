/** Label selectors as manifests hold them, whatever their shape. */
import { isObject } from '../../units/is-object';
import { listAt, stringAt, valueAt } from '../manifest';
import { LabelSelector, LabelSelectorRequirement } from './selector';

/**
 * The `metav1.LabelSelector` at a path; undefined where there is no selector. A selector that the API server would refuse for its types
 * matches nothing.
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

  const hasLabels = Object.keys(matchLabels).length > 0;
  if (matchExpressions.length === 0) return hasLabels ? { matchLabels } : {};

  return { ...hasLabels && { matchLabels }, matchExpressions: matchExpressions.map(requirementOf) };
}

/** A selector that matches nothing, since it has no operator. */
const NOTHING: LabelSelector = { matchExpressions: [{ key: '', operator: '' }] };

function requirementOf(value: unknown): LabelSelectorRequirement {
  const values = listAt(value, ['values']);
  if (!isTexts(values)) return { key: '', operator: '' };

  return { key: stringAt(value, ['key']) ?? '', operator: stringAt(value, ['operator']) ?? '', ...values.length > 0 && { values } };
}

function isTexts(values: readonly unknown[]): values is readonly string[] {
  return values.every((entry) => typeof entry === 'string');
}

function isStringMap(value: unknown): value is { [key: string]: string } {
  return isObject(value) && Object.values(value).every((entry) => typeof entry === 'string');
}
