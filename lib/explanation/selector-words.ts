/** Label selectors as people read them. */
import { requirementWords } from '../manifests/selectors/label-differences';
import { isEmptySelector, LabelSelector, LabelSelectorRequirement } from '../manifests/selectors/selector';

/** `app: cart, tier in (web, api)`; `anything` for an empty one. */
export function selectorWords(selector: LabelSelector): string {
  const matchExpressions = selector.matchExpressions ?? [];
  const isNegative = ({ operator }: LabelSelectorRequirement) => operator === 'NotIn' || operator === 'DoesNotExist';
  const words = (isWanted: boolean) => matchExpressions.filter((each) => isNegative(each) === isWanted).map(requirementWords);
  const pairs = Object.entries(selector.matchLabels ?? {}).map(([key, value]) => `${key}: ${value}`);

  return isEmptySelector(selector) ? 'anything' : [...pairs, ...words(false), ...words(true)].join(', ');
}
