// The history of the operator's CRDs in, the text of imports/fields-since.json out. No I/O.

/** What each minor version of the operator knows. */
export interface CrdHistory {
  /** In their order, e.g. `0.79`. */
  readonly minors: readonly string[];
  readonly kinds: { readonly [kind: string]: { readonly paths: { readonly [path: string]: readonly Change[] } } };
  /** What changed within a minor version: two patch versions, the kind, the path, and the node before and after, null without it. */
  readonly withinMinor: readonly (readonly [string, string, string, string, unknown, unknown])[];
}

/** The index of a minor version, and what a node is from there on; null if it is not there any more. */
type Change = readonly [number, unknown];

/** Kinds by field, for each version that brought fields; the newest version first. */
export interface FieldsSince {
  readonly [version: string]: { readonly [path: string]: readonly string[] };
}

/** Fields of `spec` that the newest minor version has and the oldest does not. A field counts for everything in it that came with it. */
export function fieldsSince({ minors, kinds, withinMinor }: CrdHistory): FieldsSince {
  const found = new Map<string, Map<string, string[]>>();
  for (const [kind, { paths }] of Object.entries(kinds)) {
    const later = Object.entries(paths).filter(([path, changes]) => path.startsWith('spec.') && changes[0][0] > 0 && changes[changes.length - 1][1] !== null);
    const first = new Map(later.map(([path, [[minor]]]) => [path, minor]));
    for (const [path, minor] of first) {
      if (outerPaths(path).some((outer) => first.get(outer) === minor)) continue;
      const brought = withinMinor.find(([, , ofKind, at, before]) => ofKind === kind && at === path && before === null);
      const version = brought && brought[1].startsWith(`${minors[minor]}.`) ? brought[1] : `${minors[minor]}.0`;
      const ofVersion = found.get(version) ?? new Map<string, string[]>();
      found.set(version, ofVersion);
      ofVersion.set(path, [...ofVersion.get(path) ?? [], kind]);
    }
  }

  const newestFirst = [...found].sort(([a], [b]) => order(b) - order(a));

  return Object.fromEntries(newestFirst.map(([version, paths]) => [version, Object.fromEntries([...paths].sort())]));
}

/** One line for each version. */
export function toJsonFile(generatedBy: string, since: FieldsSince): string {
  const lines = Object.entries(since).map(([version, paths]) => `${JSON.stringify(version)}:${JSON.stringify(paths)}`);

  return `{\n"generatedBy": ${JSON.stringify(generatedBy)},\n"since": {\n${lines.join(',\n')}\n}}\n`;
}

/** `a.b[].c` is in `a.b[]`, `a.b` and `a`. */
function outerPaths(path: string): string[] {
  const steps = path.split(/\.|(?=\[\])|(?=\{\})/);

  return steps.slice(1).map((_, i) => steps.slice(0, i + 1).join('.').replace(/\.(\[\]|\{\})/g, '$1'));
}

function order(version: string): number {
  const [major, minor, patch] = version.split('.').map(Number);

  return (major * 1_000 + minor) * 1_000 + patch;
}
