/** Label selectors as people read them. */
import { differencesFrom } from '../manifests/selectors/label-differences';
import { isEmptySelector, LabelSelector, LabelSelectorRequirement } from '../manifests/selectors/selector';

/** `app: cart, tier in (web, api)`; `anything` for an empty one. */
export function selectorWords(selector: LabelSelector): string {
  const matchExpressions = selector.matchExpressions ?? [];
  const isNegative = ({ operator }: LabelSelectorRequirement) => operator === 'NotIn' || operator === 'DoesNotExist';
  const negative = matchExpressions.filter(isNegative);
  // Each condition is expressed as one that is not met.
  const labels = Object.fromEntries(negative.map(({ key, values = [] }) => [key, values[0] ?? '']));
  const others = matchExpressions.filter((each) => !isNegative(each));
  const positive = differencesFrom({ matchLabels: selector.matchLabels ?? {}, matchExpressions: others }, {});

  return isEmptySelector(selector) ? 'anything' : [...positive, ...differencesFrom({ matchExpressions: negative }, labels)].join(', ');
}
