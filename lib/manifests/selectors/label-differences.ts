/** What labels lack for a selector, in words that can be written into a manifest. */
import { stringAt, StringMap } from '../manifest';
import { LabelSelector, LabelSelectorRequirement, selectorMatches } from './selector';

/** E.g. `release: prometheus`, `tier in (web, api)`, `no label canary`; empty where the selector matches. */
export function differencesFrom({ matchLabels = {}, matchExpressions = [] }: LabelSelector, labels: StringMap): string[] {
  return [
    ...Object.entries(matchLabels).filter(([key, value]) => !selectorMatches({ matchLabels: { [key]: value } }, labels))
      .map(([key, value]) => `${key}: ${value}`),
    ...matchExpressions.filter((expression) => !selectorMatches({ matchExpressions: [expression] }, labels)).map(requirementWords),
  ];
}

/** One requirement, e.g. `tier in (web, api)` or `no label canary`. */
export function requirementWords({ key, operator, values = [] }: LabelSelectorRequirement): string {
  switch (operator) {
    case 'In': return `${key} in (${values.join(', ')})`;
    case 'NotIn': return `${key} not in (${values.join(', ')})`;
    case 'Exists': return `a label ${key}`;
    case 'DoesNotExist': return `no label ${key}`;
    default: return `${key} ${operator}`;
  }
}

/** `tier: web`, or `no label tier`. */
export function hasLabel(labels: StringMap | undefined, key: string): string {
  const value = stringAt(labels, [key]);

  return value === undefined ? `no label ${key}` : `${key}: ${value}`;
}
