// The history of the operator's CRDs in, what differs from the CRDs of one version out. No I/O.

/** What each minor version of the operator knows. */
export interface CrdHistory {
  /** In their order, e.g. `0.79`. */
  readonly minors: readonly string[];
  readonly kinds: {
    readonly [kind: string]: {
      readonly subresources: readonly (readonly [number, readonly string[]])[];
      readonly paths: { readonly [path: string]: readonly Change[] };
    };
  };
  /** What changed within a minor version: two patch versions, the kind, the path, and the node before and after, null without it. */
  readonly withinMinor: readonly (readonly [string, string, string, string, Keywords | null, Keywords | null])[];
}

/** The index of a minor version, and what a node is from there on; null if it is not there any more. */
type Change = readonly [number, Keywords | null];

interface Keywords { readonly [keyword: string]: unknown }

/** A node, from a version on: its keywords, null for a node that is not there, or 0 for a node as the CRDs of the one version have it. */
export type State = Keywords | null | 0;

/** What differs in other versions from the CRDs of one. */
export interface CrdVersions {
  /** Each node that is not the same in all versions: from which version on, by its index, it is what. */
  readonly histories: readonly (readonly (readonly [version: number, state: State])[])[];
  /** Nodes by their way: the step to a child (a field, `[]` or `{}`) and the index of its tree; under "" the index of its own history. */
  readonly trees: readonly { readonly [step: string]: number }[];
  /** For each kind the index of its tree, and the version from which on `kubectl scale` works, -1 if it does not. */
  readonly kinds: { readonly [kind: string]: readonly [tree: number, scale: number] };
}

/** The versions with which CRDs began to be different. */
export function versionsOf({ minors, withinMinor }: CrdHistory): string[] {
  const within = withinMinor.filter(([,,, path]) => path.startsWith('spec.')).map(([, after]) => after);

  return [...new Set([...minors.map((minor) => `${minor}.0`), ...within])].sort((a, b) => order(a) - order(b));
}

/** @param base the version that others are compared with, e.g. `0.94.0` */
export function crdVersions(history: CrdHistory, base: string): CrdVersions {
  const versions = versionsOf(history);
  const shared = new Shared();
  const kinds = Object.entries(history.kinds).map(([kind, { paths, subresources }]) => {
    const within = history.withinMinor.filter(([,, ofKind]) => ofKind === kind).map(([,,, path]) => path);
    const known = new Set([...Object.keys(paths), ...within]);
    const table = new Map([...known].filter((path) => /^(spec|status)(\.|$)/.test(path))
      .map((path) => [path, versions.map((version) => keywordsIn(history, kind, path, version))]));
    const root: Branch = { children: new Map() };
    for (const [path, nodes] of table) {
      const changes = changesOf(nodes, table.get(outer(path)), versions.indexOf(base));
      if (changes.length > 1 || changes[0][1] !== 0) branchOf(root, stepsOf(path)).history = shared.history(changes);
    }
    const scalable = subresources.find(([, names]) => names.includes('scale'));

    return [kind, [shared.tree(root), scalable === undefined ? -1 : versions.indexOf(`${history.minors[scalable[0]]}.0`)]] as const;
  });

  return { histories: shared.histories, trees: shared.trees, kinds: Object.fromEntries(kinds) };
}

interface Branch { history?: number; readonly children: Map<string, Branch> }

/** Equal histories and equal trees are kept once. */
class Shared {
  readonly histories: (readonly (readonly [number, State])[])[] = [];
  readonly trees: { readonly [step: string]: number }[] = [];
  private readonly known = new Map<string, number>();

  history(changes: readonly (readonly [number, State])[]): number {
    return this.indexOf(this.histories, changes);
  }

  tree({ history, children }: Branch): number {
    const steps = [...children].sort(([a], [b]) => (a < b ? -1 : 1)).map(([step, child]) => [step, this.tree(child)] as const);

    return this.indexOf(this.trees, Object.fromEntries([...history === undefined ? [] : [['', history] as const], ...steps]));
  }

  private indexOf<T>(list: T[], value: T): number {
    const key = JSON.stringify(value);
    const found = this.known.get(key) ?? list.push(value) - 1;
    this.known.set(key, found);

    return found;
  }
}

function branchOf(root: Branch, steps: readonly string[]): Branch {
  let at = root;
  for (const step of steps) {
    const child = at.children.get(step) ?? { children: new Map() };
    at.children.set(step, child);
    at = child;
  }

  return at;
}

/** What the node is in one version, with the keywords that are read. */
function keywordsIn({ minors, kinds, withinMinor }: CrdHistory, kind: string, path: string, version: string): Keywords | null {
  const minor = minors.findIndex((each) => version.startsWith(`${each}.`));
  const later = withinMinor.find(([, after, ofKind, at]) => ofKind === kind && at === path && after.startsWith(`${minors[minor]}.`) && order(after) > order(version));
  const last = [...kinds[kind].paths[path] ?? []].reverse().find(([since]) => since <= minor);
  const found = later ? later[4] : last?.[1] ?? null;

  return found && readKeywords(withOneEnum(found, path), path);
}

/** Allowed values that the type and the field both list: the CRDs then have two lists under `allOf`. */
function withOneEnum({ allOf, ...keywords }: Keywords, path: string): Keywords {
  if (allOf === undefined) return keywords;
  const lists = (allOf as readonly Keywords[]).map((each) => readKeywords(each, path).enum as readonly unknown[] | undefined);
  if (lists.some((list) => list === undefined)) throw new Error(`${path}: allOf is understood only with enum`);

  return { ...keywords, enum: lists[0]!.filter((value) => lists.every((list) => list!.includes(value))) };
}

function readKeywords(keywords: Keywords, path: string): Keywords {
  const unknown = Object.keys(keywords).filter((keyword) => !READ.has(keyword) && !WITHOUT_EFFECT.has(keyword));
  if (unknown.length > 0) throw new Error(`${path}: unknown keywords ${unknown.join(', ')}`);

  return Object.fromEntries(Object.entries(keywords).filter(([keyword]) => READ.has(keyword)));
}

/** @see SlimSchema in lib/kubernetes/admission/custom/schema-node.ts */
const READ: ReadonlySet<string> = new Set([
  'type', 'format', 'default', 'enum', 'pattern', 'minimum', 'maximum', 'minLength', 'maxLength', 'minItems', 'maxItems', 'maxProperties', 'required',
  'x-kubernetes-int-or-string', 'x-kubernetes-list-type', 'x-kubernetes-list-map-keys', 'x-kubernetes-preserve-unknown-fields', 'x-kubernetes-validations',
]);

/** `anyOf` lists the two types of `x-kubernetes-int-or-string`; merging maps is not what happens when an object is created. */
const WITHOUT_EFFECT: ReadonlySet<string> = new Set(['anyOf', 'x-kubernetes-map-type']);

/** What a node is where the node around it is not there does not matter: it then counts as in the next version. */
function changesOf(nodes: readonly (Keywords | null)[], around: readonly (Keywords | null)[] | undefined, base: number): [number, State][] {
  const states: State[] = [];
  for (let i = nodes.length - 1; i >= 0; i--) {
    if (around && around[i] === null) states[i] = states[i + 1] ?? 0;
    else states[i] = nodes[i] !== null && JSON.stringify(nodes[i]) === JSON.stringify(nodes[base]) ? 0 : nodes[i];
  }

  return states.map((state, i): [number, State] => [i, state])
    .filter(([i, state]) => i === 0 || JSON.stringify(state) !== JSON.stringify(states[i - 1]));
}

/** `spec.a[].b` gives `spec`, `a`, `[]` and `b`. */
function stepsOf(path: string): string[] {
  return path.split(/\.|(?=\[\]|\{\})/);
}

function outer(path: string): string {
  return path.replace(/(\[\]|\{\}|\.?[^.[\]{}]+)$/, '');
}

function order(version: string): number {
  const [major, minor, patch] = version.split('.').map(Number);

  return (major * 1_000 + minor) * 1_000 + patch;
}
