/** Finds the pod templates of a workload by the patterns of its kind. */
import { Entry, Path } from './workload-kind';
import { stringAt, valueAt } from '../../manifests/manifest';
import { isObject } from '../../units/is-object';

/** A place that a pattern matches. */
export interface Place {
  readonly path: Path;
  readonly entries: readonly Entry[];
}

/** The places that a pattern matches: `*` matches every entry of a list or map. Without `*` the path itself, whether it is there or not. */
export function placesOf(root: unknown, pattern: Path): Place[] {
  if (!pattern.includes('*')) return [{ path: pattern, entries: [] }];

  return pattern.reduce<Place[]>((places, key) => places.flatMap(({ path, entries }) => (
    key === '*'
      ? entriesAt(root, path).map((entry) => ({ path: [...path, entry.at], entries: [...entries, entry] }))
      : [{ path: [...path, key], entries }])), [{ path: [], entries: [] }]);
}

/** A pattern with the entries of a place in place of its `*`. */
export function atEntries(pattern: Path, entries: readonly Entry[]): Path {
  let i = 0;

  return pattern.map((key) => (key === '*' ? entries[i++]?.at ?? key : key));
}

/** Entries of a list go by their names, where they have one. */
function entriesAt(root: unknown, path: Path): Entry[] {
  const value = valueAt(root, path);
  if (Array.isArray(value)) return value.map((entry, at) => ({ at, name: stringAt(entry, ['name']) ?? stringAt(entry, ['groupName']) ?? String(at) }));

  return isObject(value) ? Object.keys(value).sort().map((at) => ({ at, name: at })) : [];
}
