/** Selectors that no labels can match. */
import { requirementWords } from './label-differences';
import { LabelSelector, LabelSelectorRequirement, requirementsOf } from './selector';

/** What a selector asks of one label that no value meets, e.g. `app in (a) and app not in (a)`; undefined if labels can match it. */
export function contradictionIn(selector: LabelSelector): string | undefined {
  const { matchLabels = {}, matchExpressions = [] } = selector;
  const all = requirementsOf(selector);
  const key = [...new Set(all.map((each) => each.key))].find((each) => !canBeMet(all.filter((requirement) => requirement.key === each)));

  return key === undefined ? undefined : [
    ...Object.hasOwn(matchLabels, key) ? [`${key}: ${matchLabels[key]}`] : [],
    ...matchExpressions.filter((each) => each.key === key).map(requirementWords),
  ].join(' and ');
}

/** Whether a label can meet all of these requirements, or can be absent. */
function canBeMet(requirements: readonly LabelSelectorRequirement[]): boolean {
  const having = (operator: string) => requirements.filter((each) => each.operator === operator);
  const [allowed, excluded] = [having('In'), having('NotIn')].map((list) => list.map(({ values = [] }) => values));
  const isAbsent = having('DoesNotExist').length > 0;
  if (requirements.some(({ operator }) => !/^(?:In|NotIn|Exists|DoesNotExist)$/.test(operator))) return false;
  if (allowed.length === 0) return !isAbsent || having('Exists').length === 0;
  const [first, ...others] = allowed;

  return !isAbsent && first.some((value) => others.every((values) => values.includes(value)) && !excluded.flat().includes(value));
}
