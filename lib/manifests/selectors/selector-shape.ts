/** Checks that a value which code gives as a label selector has its fields, for callers whose language does not check types. */
import { quote } from '../../findings/problem';
import { isObject } from '../../units/is-object';
import { shown } from '../../units/shown';

/** What is wrong with the fields of a selector, or undefined; its labels and operators are not checked. */
export function whyNotSelectorShape(selector: object): string | undefined {
  const other = Object.keys(selector).find((field) => field !== 'matchLabels' && field !== 'matchExpressions');
  if (other !== undefined) return `has ${quote(other)}, which is not a field of a selector`;
  const { matchLabels = {}, matchExpressions = [] } = selector as { readonly matchLabels?: unknown; readonly matchExpressions?: unknown };
  if (!isObject(matchLabels)) return 'has matchLabels that are not a map of labels';
  const label = Object.entries(matchLabels).find(([, value]) => typeof value !== 'string');
  if (label) return `has the label ${quote(label[0])} with the value ${shown(label[1])}, which is not text`;
  if (!Array.isArray(matchExpressions)) return 'has matchExpressions that are not a list';
  const at = matchExpressions.findIndex((requirement) => !isRequirement(requirement));

  return at < 0 ? undefined : `has matchExpressions[${at}] without a key, an operator and a list of text`;
}

function isRequirement(value: unknown): boolean {
  if (!isObject(value)) return false;
  const { key, operator, values = [] } = value;

  return [key, operator].every((item) => typeof item === 'string') && Array.isArray(values) && values.every((item) => typeof item === 'string');
}
