/** Finds the known name that a misspelt name probably means. */
import { tryFindNearest } from '../units/nearest-name';

/** With more names than this nothing is suggested: comparing with each of them is slow. */
const MOST = 50;

/** The known name that is most similar to the given one; undefined if no name is similar, or there are too many names to compare. */
export function tryFindMeant(given: string, known: Iterable<string>): string | undefined {
  const names = [...new Set(known)].filter((name) => name !== '');

  return names.length > MOST ? undefined : tryFindNearest(given, names);
}
