/** Label selectors, as the API server matches them. */
import { StringMap } from '../manifest';
import { labelOf, Requirement, requirementMatches } from './requirement';

/** `metav1.LabelSelector`: all parts must match; an empty selector matches everything. */
export interface LabelSelector {
  readonly matchLabels?: StringMap;
  readonly matchExpressions?: readonly LabelSelectorRequirement[];
}

/** One line of `matchExpressions`. */
export type LabelSelectorRequirement = Requirement;

/** All that a selector asks for, in one form: a pair of `matchLabels` is a label with one allowed value. */
export function requirementsOf({ matchLabels = {}, matchExpressions = [] }: LabelSelector): LabelSelectorRequirement[] {
  return [...Object.entries(matchLabels).map(([key, value]) => ({ key, operator: 'In', values: [value] })), ...matchExpressions];
}

/** Whether labels match; an unknown operator matches nothing, as the API server would have refused it. */
export function selectorMatches(selector: LabelSelector, labels: StringMap): boolean {
  return labelsInclude(labels, selector.matchLabels ?? {})
    && (selector.matchExpressions ?? []).every((each) => OPERATORS.has(each.operator) && requirementMatches(each, labels));
}

/** The operators of objects. */
const OPERATORS: ReadonlySet<string> = new Set(['In', 'NotIn', 'Exists', 'DoesNotExist']);

/** Whether `labels` hold every pair of `wanted`. */
export function labelsInclude(labels: StringMap, wanted: StringMap): boolean {
  return Object.keys(wanted).every((key) => labelOf(labels, key) === wanted[key]);
}

/** Whether a selector asks for nothing, and so matches everything. */
export function isEmptySelector(selector: LabelSelector): boolean {
  return Object.keys(selector.matchLabels ?? {}).length === 0 && (selector.matchExpressions ?? []).length === 0;
}
