/** What labels lack for a selector, in words that can be written into a manifest. */
import { StringMap } from '../cluster/manifest';
import { LabelSelector, selectorMatches } from '../cluster/selector';

/** E.g. `release: prometheus`, `tier in (web, api)`, `no label canary`; empty where the selector matches. */
export function differencesFrom({ matchLabels = {}, matchExpressions = [] }: LabelSelector, labels: StringMap): string[] {
  return [
    ...Object.entries(matchLabels).filter(([key, value]) => !selectorMatches({ matchLabels: { [key]: value } }, labels))
      .map(([key, value]) => `${key}: ${value}`),
    ...matchExpressions.filter((expression) => !selectorMatches({ matchExpressions: [expression] }, labels)).map(({ key, operator, values = [] }) => {
      switch (operator) {
        case 'In': return `${key} in (${values.join(', ')})`;
        case 'NotIn': return `${key} not in (${values.join(', ')})`;
        case 'Exists': return `a label ${key}`;
        default: return `no label ${key}`;
      }
    }),
  ];
}
