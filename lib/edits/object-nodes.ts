/** The objects of a YAML text as syntax trees, lists taken apart: in the order in which their manifests are read. */
import { Document, isAlias, isMap, isScalar, isSeq, LineCounter, Pair, YAMLMap } from 'yaml';
import { FieldPath } from './edit';
import { yamlDocuments } from '../manifests/load/yaml-documents';

/** One object of a text. */
export interface ObjectNode {
  readonly map: YAMLMap;
  readonly document: Document.Parsed;
  /** The typed list that the object takes its kind from, if it does not set one. */
  readonly kindFrom?: YAMLMap;
  /** The lists around the object, the outermost first. */
  readonly lists: readonly YAMLMap[];
}

/** A text that was read before without a problem. */
export function objectNodes(text: string): { readonly objects: readonly ObjectNode[]; readonly lines: LineCounter } {
  const lines = new LineCounter();
  const objects = yamlDocuments(text, lines, () => undefined).flatMap((document) => takeApart(document.contents, document, []));

  return { objects, lines };
}

function takeApart(node: unknown, document: Document.Parsed, lists: readonly YAMLMap[]): ObjectNode[] {
  const map = followed(node, document);
  if (!isMap(map)) return [];
  const items = followed(pairOf(map, 'items', document)?.value, document);
  const kind = textOf(map, 'kind', document);
  if (kind?.endsWith('List') && isSeq(items)) return items.items.flatMap((item) => takeApart(item, document, [...lists, map]));
  const list = lists.at(-1);

  return [{ map, document, lists, ...kind === undefined && textOf(map, 'apiVersion', document) === undefined && list && { kindFrom: list } }];
}

/** The pair of a field, in the map itself or in one that it merges. */
export function pairOf(map: YAMLMap, field: string, document: Document.Parsed): Pair | undefined {
  const own = map.items.filter((pair) => keyText(pair, document) === field).at(-1);
  if (own) return own;
  const merged = map.items.filter(({ key }) => isScalar(key) && key.source === '<<').reverse().flatMap(({ value }) => {
    const target = followed(value, document);

    return (isSeq(target) ? target.items : [target]).map((each) => followed(each, document)).filter(isMap);
  });

  return merged.reduce<Pair | undefined>((found, each) => found ?? pairOf(each, field, document), undefined);
}

/** The node at a path below an object, and the pair or list that holds it. */
export interface NodeAt {
  readonly node: unknown;
  readonly pair?: Pair;
  readonly holder: unknown;
}

/** Follows aliases and merged maps on the way; the node itself may be an alias. */
export function tryNodeAt({ map, document }: Pick<ObjectNode, 'map' | 'document'>, path: FieldPath): NodeAt | undefined {
  let at: NodeAt = { node: map, holder: undefined };
  for (const step of path) {
    const holder = followed(at.node, document);
    if (typeof step === 'number') {
      if (!isSeq(holder) || holder.items[step] === undefined) return undefined;
      at = { node: holder.items[step], holder };
    } else {
      const pair = isMap(holder) ? pairOf(holder, step, document) : undefined;
      if (pair === undefined) return undefined;
      at = { node: pair.value, pair, holder };
    }
  }

  return at;
}

function followed(node: unknown, document: Document.Parsed): unknown {
  return isAlias(node) ? node.resolve(document) : node;
}

function keyText({ key }: Pair, document: Document.Parsed): string | undefined {
  const node = followed(key, document);

  return isScalar(node) ? String(node.value) : undefined;
}

function textOf(map: YAMLMap, field: string, document: Document.Parsed): string | undefined {
  const value = followed(pairOf(map, field, document)?.value, document);

  return isScalar(value) && typeof value.value === 'string' ? value.value : undefined;
}
