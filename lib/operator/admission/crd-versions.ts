/** What the CRDs of other versions of the operator have, where it differs from the proven version. Read when it is first asked for. */
import { brotliDecompressSync } from 'zlib';
import { SlimSchema } from '../../kubernetes/admission/custom/schema-node';
import { compareVersions } from '../../units/version';

/** What a node is from a version on: its keywords, null for a node that is not there, 0 for a node as the proven version has it. */
type State = SlimSchema | null | 0;

/** What differs below a node. Places that differ in the same way share one object. */
export interface VersionTree {
  readonly states: readonly (readonly [version: number, state: State])[];
  /** By the step to a child: a field, `[]` for items, `{}` for the values of a map. */
  readonly children: ReadonlyMap<string, VersionTree>;
}

/** What differs in the CRD of one kind. */
export interface KindVersions {
  readonly tree: VersionTree;
  /** Index of the version from which on the kind can be scaled; -1 if it cannot. */
  readonly scale: number;
}

/** The versions with which CRDs began to be different, e.g. `0.79.1`. */
export function crdVersionAt(index: number): string {
  return file().versions[index];
}

/**
 * The index of the CRDs that a version of the operator has. Those of the oldest or newest version are taken for one beyond, and those of
 * the newest patch for a minor version such as `0.79`.
 */
export function crdIndexOf(version: string): number {
  const patch = /^v?\d+\.\d+$/.test(version) ? `${version}.${NEWEST_PATCH}` : version;

  return Math.max(file().versions.filter((each) => compareVersions(each, patch) <= 0).length - 1, 0);
}

/** Above every patch. */
const NEWEST_PATCH = 999;

/** What differs in a kind; undefined for a kind that the operator does not have. */
export function tryVersionsOf(kind: string): KindVersions | undefined {
  return file().kinds.get(kind);
}

/** What a node is with the CRDs of an index; 0 where the tree does not say. */
export function stateAt({ states }: VersionTree, index: number): State {
  let found: State = 0;
  for (const [since, state] of states) if (since <= index) found = state;

  return found;
}

interface CrdVersionsFile {
  readonly versions: readonly string[];
  readonly kinds: ReadonlyMap<string, KindVersions>;
}

interface Packed {
  readonly histories: readonly VersionTree['states'][];
  readonly trees: readonly { readonly [step: string]: number }[];
  readonly kinds: { readonly [kind: string]: readonly [tree: number, scale: number] };
}

function file(): CrdVersionsFile {
  read ??= readCrdVersions();

  return read;
}

let read: CrdVersionsFile | undefined;

function readCrdVersions(): CrdVersionsFile {
  const { versions, packed } = require('../../../imports/crd-versions.json') as { readonly versions: readonly string[]; readonly packed: string };
  const { histories, trees, kinds } = JSON.parse(brotliDecompressSync(Buffer.from(packed, 'base64')).toString('utf8')) as Packed;
  // A tree refers only to trees before it.
  const linked: VersionTree[] = [];
  for (const { '': history, ...steps } of trees) {
    const states = history === undefined ? [] : histories[history];
    linked.push({ states, children: new Map(Object.entries(steps).map(([step, index]) => [step, linked[index]])) });
  }

  return { versions, kinds: new Map(Object.entries(kinds).map(([kind, [tree, scale]]) => [kind, { tree: linked[tree], scale }])) };
}
