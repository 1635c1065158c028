/** Finds the port that a name probably means. */
import { likenessOf } from '../../units/likeness';
import { tryFindMeant } from '../did-you-mean';

/** The port with a similar name, or the only one that shares the most words with the given name; words for protocols alone do not count. */
export function tryFindMeantPort(given: string, names: Iterable<string>): string | undefined {
  const known = [...new Set(names)].filter((name) => name !== '');
  const ranked = known.map((name) => ({ name, likeness: likenessOf(given, name) })).sort((a, b) => b.likeness - a.likeness);
  const [first, second] = ranked;
  const isClear = first !== undefined && first.likeness >= 1 && first.likeness > (second?.likeness ?? 0);

  return tryFindMeant(given, known) ?? (isClear ? first.name : undefined);
}
