/** Labels by which servers select an object. */
import { StringMap } from '../manifests/manifest';
import { LabelSelector, selectorMatches } from '../manifests/selectors/selector';

/** The given labels, changed as little as all selectors need; undefined if selectors contradict each other. */
export function selectingLabels(given: StringMap, selectors: readonly LabelSelector[]): StringMap | undefined {
  const labels = new Map(Object.entries(given));
  for (const { matchLabels, matchExpressions } of selectors) {
    Object.entries(matchLabels ?? {}).forEach(([key, value]) => labels.set(key, value));
    for (const { key, operator, values } of matchExpressions ?? []) {
      const own = labels.get(key);
      if (operator === 'In' && !(own !== undefined && values?.includes(own))) labels.set(key, values?.[0] ?? '');
      if (operator === 'Exists' && own === undefined) labels.set(key, 'true');
      if (operator === 'DoesNotExist' || operator === 'NotIn' && own !== undefined && values?.includes(own)) labels.delete(key);
    }
  }
  const found = Object.fromEntries(labels);

  return selectors.every((selector) => selectorMatches(selector, found)) ? found : undefined;
}
