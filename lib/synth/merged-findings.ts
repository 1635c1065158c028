/** Joins what is found in the worlds of several profiles. */
import { Places } from './places';
import { Finding, sortFindings } from '../findings/finding';

/**
 * A finding on an object of a profile counts as it is found in its world. An object of no profile is in all worlds, and what is found in
 * some of them only may lie in what is missing there, so a finding counts if it is found in all.
 */
export function mergedFindings(found: readonly (readonly Finding[])[], places: Places): readonly Finding[] {
  if (found.length === 1) return found[0];
  const ofEach = found.map((findings) => new Set(findings.map(subjectOf)));
  const isOfAll = (each: Finding) => ofEach.every((subjects) => subjects.has(subjectOf(each)));
  const counting = found.flat().filter((each) => places.tryOf(each.path) !== undefined || isOfAll(each));

  return sortFindings([...new Map(counting.map((each) => [`${subjectOf(each)} ${each.message}`, each])).values()]);
}

function subjectOf({ path, code }: Finding): string {
  return `${code} ${path}`;
}
