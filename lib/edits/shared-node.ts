/** Whether several places of a YAML text share a node, so that an edit of one is an edit of all. */
import { Document, isAlias, isMap, isNode, isSeq, visit } from 'yaml';
import { FieldPath } from './edit';
import { ObjectNode, pairOf } from './object-nodes';

/** Whether a node on the way of a path is an alias or merged, or has an anchor that an alias uses. */
export function isShared({ map, document }: ObjectNode, path: FieldPath): boolean {
  const used = aliasesIn(document);
  if (used.size === 0) return false;
  let node: unknown = map;
  for (const step of path) {
    if (isAlias(node) || hasAnchor(node, used)) return true;
    const pair = isMap(node) && typeof step === 'string' ? pairOf(node, step, document) : undefined;
    if (pair && !(isMap(node) && node.items.includes(pair as never))) return true;
    node = pair ? pair.value : isSeq(node) && typeof step === 'number' ? node.items[step] : undefined;
    if (node === undefined) return false;
  }

  return isAlias(node) || hasAnchor(node, used);
}

function hasAnchor(node: unknown, used: ReadonlySet<string>): boolean {
  return isNode(node) && !isAlias(node) && node.anchor !== undefined && used.has(node.anchor);
}

/** Names of the anchors that aliases of a document use. */
function aliasesIn(document: Document.Parsed): ReadonlySet<string> {
  const known = USED.get(document) ?? new Set<string>();
  if (!USED.has(document)) visit(document, { Alias: (_, { source }) => { known.add(source); } });
  USED.set(document, known);

  return known;
}

const USED = new WeakMap<Document.Parsed, Set<string>>();
