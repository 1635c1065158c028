/** Selectors in words, and who comes nearest to one. */
import { StringMap } from '../manifests/manifest';
import { differencesFrom } from '../manifests/selectors/label-differences';
import { isEmptySelector, LabelSelector } from '../manifests/selectors/selector';

/** What labels lack for a selector; whatever is `null` in it says nothing. */
export function lacking({ matchLabels, matchExpressions }: LabelSelector, labels: StringMap): string[] {
  return differencesFrom({ matchLabels: matchLabels ?? {}, matchExpressions: matchExpressions ?? [] }, labels);
}

/** `app: cart, tier in (web, api)`; `anything` for an empty one. */
export function selectorWords(selector: LabelSelector): string {
  const matchExpressions = selector.matchExpressions ?? [];
  // Each condition is said as one that is not met.
  const negative = matchExpressions.filter(({ operator }) => operator === 'NotIn' || operator === 'DoesNotExist');
  const labels = Object.fromEntries(negative.map(({ key, values = [] }) => [key, values[0] ?? '']));
  const matchLabels = lacking({ matchLabels: selector.matchLabels }, {});
  const positive = lacking({ matchExpressions: matchExpressions.filter((each) => !negative.includes(each)) }, {});

  return isEmptySelector(selector) ? 'anything' : [...matchLabels, ...positive, ...lacking({ matchExpressions: negative }, labels)].join(', ');
}

/** Something with labels that is not quite what a selector wants. */
export interface Near<T> {
  readonly value: T;
  /** What it lacks, e.g. `app: cart`. */
  readonly differences: readonly string[];
  /** How many conditions it meets. */
  readonly met: number;
}

/** The one that meets most conditions, then one that has the name, then the first by key. */
export function nearest<T extends { readonly key: string; readonly name: string; readonly labels: StringMap }>(
  selector: LabelSelector, among: readonly T[], name: string,
): Near<T> | undefined {
  const conditions = Object.keys(selector.matchLabels ?? {}).length + (selector.matchExpressions ?? []).length;
  const isNamesake = ({ value }: Near<T>) => value.name === name || value.key.endsWith(`/${name}`);
  const ranked = among.map((value): Near<T> => {
    const differences = lacking(selector, value.labels);

    return { value, differences, met: conditions - differences.length };
  });
  const [first] = ranked.sort((a, b) =>
    b.met - a.met || Number(isNamesake(b)) - Number(isNamesake(a)) || (a.value.key < b.value.key ? -1 : 1));

  return first;
}
