/** Label selectors as text, as the API server takes them in a query. */
import { LabelSelector } from './selector-rules';
import { compareByBytes } from '../../../go/compare-by-bytes';
import { Spec } from '../../../operator-port/server';

/** E.g. `app=cart,tier in (a,b),!legacy`; empty for a selector that matches everything. */
export function selectorText({ matchLabels, matchExpressions }: LabelSelector): string {
  const requirements = [
    ...Object.entries(matchLabels ?? {}).map(([key, value]) => ({ key, text: `${key}=${value}` })),
    ...(matchExpressions ?? []).map((expression) => ({ key: expression.key as string, text: expressionText(expression) })),
  ];

  return requirements.sort((left, right) => compareByBytes(left.key, right.key)).map(({ text }) => text).join(',');
}

/** @see Requirement.String in k8s.io/apimachinery/pkg/labels/selector.go, v0.37.0 */
function expressionText({ key, operator, values }: Spec): string {
  const list = `(${[...values ?? []].sort(compareByBytes).join(',')})`;
  switch (operator) {
    case 'In': return `${key} in ${list}`;
    case 'NotIn': return `${key} notin ${list}`;
    case 'DoesNotExist': return `!${key}`;
    default: return key;
  }
}
