/** Label selectors, as the API server matches them. */
import { StringMap } from '../manifest';

/** `metav1.LabelSelector`: all parts must match; an empty selector matches everything. */
export interface LabelSelector {
  readonly matchLabels?: StringMap;
  readonly matchExpressions?: readonly LabelSelectorRequirement[];
}

/** One line of `matchExpressions`. */
export interface LabelSelectorRequirement {
  readonly key: string;
  readonly operator: string;
  readonly values?: readonly string[];
}

/** Whether labels match; an unknown operator matches nothing, as the API server would have refused it. */
export function selectorMatches(selector: LabelSelector, labels: StringMap): boolean {
  return labelsInclude(labels, selector.matchLabels ?? {})
    && (selector.matchExpressions ?? []).every((requirement) => requirementMatches(requirement, labels));
}

/** Whether `labels` hold every pair of `wanted`. */
export function labelsInclude(labels: StringMap, wanted: StringMap): boolean {
  return Object.entries(wanted).every(([key, value]) => labelOf(labels, key) === value);
}

/** Whether a selector asks for nothing, and so matches everything. */
export function isEmptySelector(selector: LabelSelector): boolean {
  return Object.keys(selector.matchLabels ?? {}).length === 0 && (selector.matchExpressions ?? []).length === 0;
}

function requirementMatches({ key, operator, values = [] }: LabelSelectorRequirement, labels: StringMap): boolean {
  const value = labelOf(labels, key);
  switch (operator) {
    case 'In': return value !== undefined && values.includes(value);
    case 'NotIn': return value === undefined || !values.includes(value);
    case 'Exists': return value !== undefined;
    case 'DoesNotExist': return value === undefined;
    default: return false;
  }
}

function labelOf(labels: StringMap, key: string): string | undefined {
  return Object.prototype.hasOwnProperty.call(labels, key) ? labels[key] : undefined;
}
