/** Validates the label selectors of objects: keys, operators and values. */
import { aggregate, invalid, whyNotLabelKey, whyNotLabelValue } from './label-words';
import { LabelSelector, LabelSelectorRequirement } from './selector';
import { tryInt64 } from '../../go/int';
import { goQuote } from '../../go/quote';
import { firstFound } from '../../units/first-found';

/**
 * Pairs are looked at in the order of their keys; upstream has no order there.
 * @see LabelSelectorAsSelector in k8s.io/apimachinery v0.37.0, pkg/apis/meta/v1/helpers.go
 */
export function whyNotLabelSelector(selector: LabelSelector | undefined | null): string | undefined {
  const pairs = Object.entries(selector?.matchLabels ?? {}).sort(([a], [b]) => (a < b ? -1 : 1));

  return firstFound(pairs, ([key, value]) => whyNotRequirement(key, '=', [value])) ?? firstFound(selector?.matchExpressions, whyNotExpression);
}

function whyNotExpression({ key, operator, values }: LabelSelectorRequirement): string | undefined {
  return NUMBER_OF_VALUES.has(operator) ? whyNotRequirement(key, operator, values ?? []) : `${goQuote(operator)} is not a valid label selector operator`;
}

/**
 * One requirement, with the operator as selectors or their texts write it.
 * @param root place of the requirement, in front of `key` and `values`
 * @see NewRequirement in k8s.io/apimachinery v0.37.0, pkg/labels/selector.go
 */
export function whyNotRequirement(key: string, operator: string, values: readonly string[]): string | undefined {
  return aggregate([
    whyNotLabelKey('key', key),
    invalid('values', NUMBER_OF_VALUES.get(operator)?.(values) ?? '', () => asGoJson(values)),
    ...isComparison(operator) ? values.map((value, i) => invalid(`values[${i}]`, tryInt64(value) !== undefined ? '' : NO_INTEGER, () => goQuote(value))) : [],
    ...values.map((value, i) => whyNotLabelValue(`values[${i}][${key}]`, value)),
  ]);
}

/** Go writes what HTML would read as its own as escapes, and no list as null. */
function asGoJson(values: readonly string[]): string {
  const escape = (character: string) => `\\u${character.charCodeAt(0).toString(16).padStart(4, '0')}`;

  return values.length === 0 ? 'null' : JSON.stringify(values).replace(/[<>&\u2028\u2029]/g, escape);
}

/** What is wrong with how many values there are, or nothing. */
const NUMBER_OF_VALUES: ReadonlyMap<string, (values: readonly string[]) => string> = new Map([
  ['In', atLeastOne], ['NotIn', atLeastOne], ['Exists', none], ['DoesNotExist', none],
]);

function atLeastOne(values: readonly string[]): string {
  return values.length === 0 ? "for 'in', 'notin' operators, values set can't be empty" : '';
}

function none(values: readonly string[]): string {
  return values.length === 0 ? '' : 'values set must be empty for exists and does not exist';
}

const NO_INTEGER = "for 'Gt', 'Lt' operators, the value must be an integer";

function isComparison(operator: string): boolean {
  return operator === '>' || operator === '<';
}
